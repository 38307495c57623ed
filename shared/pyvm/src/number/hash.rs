//! `hash()`: equal values have equal hashes.

use std::hash::{DefaultHasher, Hasher};

use dashu_int::IBig;

use crate::object::{Kind, Raise, Result, Set, Value, ask, identity, known_hash, own_special};

/// Numbers are hashed modulo this prime, 2 ** 61 - 1 (`_PyHASH_MODULUS`, `Include/cpython/pyhash.h`).
const MODULUS: u64 = (1 << 61) - 1;

/// The hash of a value.
///
/// # Errors
/// `TypeError` for a value that can change, and so has none.
#[inline]
pub(crate) fn hash(value: &Value) -> Result<u64> {
    match value {
        Value::Int(i) => Ok(of_int(*i)),
        Value::Object(object) if let Kind::Str(text) = &object.kind => Ok(text.hash_or(of_text)),
        other => hash_other(other),
    }
}

#[inline]
fn of_int(i: i64) -> u64 {
    if (0..MODULUS as i64).contains(&i) {
        return i as u64;
    }
    let magnitude = (i.unsigned_abs() % MODULUS) as i64;
    signed(if i < 0 { -magnitude } else { magnitude })
}

/// -1 means an error in CPython, so no hash is -1.
fn signed(hash: i64) -> u64 {
    (if hash == -1 { -2 } else { hash }) as u64
}

/// CPython hashes text with a key that differs from run to run; here the same text always has the same hash.
pub(crate) fn of_text(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish().max(1)
}

#[inline(never)]
fn hash_other(value: &Value) -> Result<u64> {
    match value {
        Value::None | Value::Null => Ok(0xfca8_6420),
        Value::False => Ok(0),
        Value::True => Ok(1),
        Value::Int(i) => Ok(of_int(*i)),
        Value::Float(f) => Ok(of_float(f.get())),
        Value::Native(_) | Value::Type(_) | Value::Module(_) => {
            Ok(crate::object::address(value).cast_unsigned() >> 4)
        }
        Value::Iter(_) => Ok(0),
        Value::Object(object) => match &object.kind {
            Kind::Str(text) => Ok(text.hash_or(of_text)),
            Kind::Bytes(bytes) => Ok(of_bytes(bytes)),
            Kind::BigInt(big) => Ok(of_big(big)),
            // `complex_hash`
            Kind::Complex(real, imag) => {
                let parts = [*real, *imag].map(|part| hash(&Value::float(part)));
                let [real, imag] = parts;
                let sum = real?.wrapping_add(imag?.wrapping_mul(1_000_003));
                Ok(if sum as i64 == -1 { sum.wrapping_sub(1) } else { sum })
            }
            Kind::Tuple(items) => of_tuple(items),
            Kind::FrozenSet(set) => Ok(of_frozen_set(set)),
            Kind::Range(range) => Ok(range.len() ^ of_int(range.start)),
            Kind::Slice(slice) => of_tuple(&[slice.start.clone(), slice.stop.clone(), slice.step.clone()]),
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Deque(_) => {
                Err(Raise::type_error(format!("unhashable type: '{}'", value.type_name())))
            }
            Kind::Instance(_) | Kind::Extended(_) => of_instance(value),
            Kind::Method(method) => Ok(hash(&method.function)? ^ address(&method.receiver)),
            _ => Ok(address(value)),
        },
    }
}

/// The order of members and the state of the table do not matter (`frozenset_hash`, `Objects/setobject.c`).
fn of_frozen_set(set: &Set) -> u64 {
    let mut all = (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    for (hash, _) in set.hashed() {
        all ^= (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
    }
    all ^= (all >> 11) ^ (all >> 25);
    all = all.wrapping_mul(69_069).wrapping_add(907_133_923);
    if all == u64::MAX { 590_923_713 } else { all }
}

fn address(value: &Value) -> u64 {
    match value {
        Value::Object(object) => identity::of(object) >> 4,
        _ => 0,
    }
}

fn of_instance(value: &Value) -> Result<u64> {
    if let Some(answer) = known_hash(value) {
        return of_answer(&answer);
    }
    match own_special(value, "__hash__") {
        Some(Value::None) => Err(unhashable(value)),
        Some(_) => of_answer(&ask("_hash", &[value])?),
        None => match value.kind() {
            Some(Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Deque(_)) => Err(unhashable(value)),
            _ => match value {
                // A number, text or tuple with a class of the program's.
                Value::Object(object) if let Kind::Extended(extended) = &object.kind => {
                    hash(&extended.payload)
                }
                _ => Ok(address(value)),
            },
        },
    }
}

/// What a `__hash__` gave.
///
/// # Errors
/// `TypeError` where that is no integer.
pub(crate) fn of_answer(answer: &Value) -> Result<u64> {
    match answer {
        Value::Int(i) => Ok(signed(*i)),
        Value::True | Value::False => hash(answer),
        Value::Object(answer) if let Kind::BigInt(big) = &answer.kind => Ok(of_big(big)),
        _ => Err(Raise::type_error("__hash__ method should return an integer")),
    }
}

fn unhashable(value: &Value) -> Raise {
    Raise::type_error(format!("unhashable type: '{}'", value.type_name()))
}

fn of_big(big: &IBig) -> u64 {
    let rest = i64::try_from(big % IBig::from(MODULUS)).unwrap_or(0);
    signed(rest)
}

/// The hash of a float equals that of the integer it equals (`_Py_HashDouble`, `Python/pyhash.c`).
fn of_float(float: f64) -> u64 {
    if float.is_infinite() {
        return signed(if float > 0.0 { 314_159 } else { -314_159 });
    }
    if float.is_nan() {
        return 0;
    }
    // `float` is `mantissa * 2 ** exponent`; both factors are reduced modulo the prime.
    let bits = float.abs().to_bits();
    let (raw, fraction) = ((bits >> 52) as i64, bits & ((1 << 52) - 1));
    let (mantissa, exponent) = if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw - 1075) };
    let shift = exponent.rem_euclid(61) as u32;
    let product = u128::from(mantissa) << shift;
    let hash = (product % u128::from(MODULUS)) as i64;
    signed(if float < 0.0 { -hash } else { hash })
}

/// `tuplehash` (`Objects/tupleobject.c`).
fn of_tuple(items: &[Value]) -> Result<u64> {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let mut all = PRIME_5;
    for item in items {
        all = all.wrapping_add(hash(item)?.wrapping_mul(PRIME_2));
        all = all.rotate_left(31).wrapping_mul(PRIME_1);
    }
    all = all.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    Ok(if all == u64::MAX { 1_546_275_796 } else { all })
}
