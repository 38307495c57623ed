//! `_random`: the generator behind the library's `random` (`Modules/_randommodule.c`).

mod mersenne;

use std::any::Any;
use std::fmt;

use dashu_int::{IBig, UBig};

use self::mersenne::Mersenne;
use super::hashlib::sha512;
use crate::number::hash;
use crate::object::{
    Context, Custom, Kind, Mutex, NativeFunction, NativeModule, Outcome, Raise, Result, Type, Value, lock,
};

pub(crate) static RANDOM: NativeModule = NativeModule {
    name: "_random",
    members: &[("Random", Value::Type(&GENERATOR))],
    of_interpreter: |_, _| None,
};

/// A generator; nothing before somebody seeded it. Each call takes its lock once, so that threads share one without losing numbers, as in CPython,
/// where a call is one C function.
struct Generator(Mutex<Option<Mersenne>>);

impl fmt::Debug for Generator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Generator")
    }
}

impl Custom for Generator {
    fn class(&self) -> &'static Type {
        &GENERATOR
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn generator(value: &Value) -> Result<&Mutex<Option<Mersenne>>> {
    let found = match value.kind() {
        Some(Kind::Custom(custom)) => custom.as_any().downcast_ref::<Generator>(),
        _ => None,
    };
    found
        .map(|generator| &generator.0)
        .ok_or_else(|| Raise::type_error(format!("expected a Random, not '{}'", value.type_name())))
}

/// A float of a generator that has been seeded.
pub(crate) fn float(source: &Value) -> Option<f64> {
    lock(generator(source).ok()?).as_mut().map(Mersenne::next_float)
}

/// So many random bits, fewer than 64, of a generator that has been seeded.
pub(crate) fn bits(source: &Value, count: u32) -> Option<i64> {
    let mut state = lock(generator(source).ok()?);
    let state = state.as_mut()?;
    let (mut number, mut bits, mut shift) = (0_u64, count, 0);
    while bits > 0 {
        let word = state.next_word();
        let word = if bits < 32 { word >> (32 - bits) } else { word };
        number |= u64::from(word) << shift;
        bits = bits.saturating_sub(32);
        shift += 32;
    }
    i64::try_from(number).ok()
}

/// The most bits that one call gives.
const MOST_BITS: i64 = 1 << 31;

/// Seeds a generator from the host's clock, and then calls its method of this name, if it has one, once more:
/// a function of the library's `random`, for a native one has no clock.
fn seed_from_host(context: &Context<'_>, object: &Value, method: &str, more: &[Value]) -> Outcome {
    let function = context.interpreter.member_of("random", "_seed_from_host");
    let mut arguments = vec![object.clone(), Value::str(method)];
    arguments.extend_from_slice(more);
    Outcome::call(function, arguments)
}

/// `Random(seed)`; without a seed, the host's clock is asked when the first number is wanted.
static GENERATOR: Type = Type::new(
    "Random",
    NativeFunction::new("Random", |_, args| {
        let [seed] = args.named([""])?;
        let state = if seed.is_null() { None } else { Some(Mersenne::of_key(&key(seed)?)) };
        Ok(Outcome::Value(Value::object(Kind::Custom(Box::new(Generator(Mutex::new(state)))))))
    }),
)
.with_methods(&[
    NativeFunction::new("random", |context, args| {
        let [object] = args.exactly()?;
        let number = lock(generator(object)?).as_mut().map(Mersenne::next_float);
        Ok(number.map_or_else(|| seed_from_host(context, object, "random", &[]), Outcome::from))
    })
    .quick_one(|source| float(source).map_or(Value::Null, Value::float)),
    NativeFunction::new("getrandbits", |context, args| {
        let [object, bits] = args.exactly()?;
        let count = match bits.to_index()? {
            ..0 => return Err(Raise::value_error("number of bits must be non-negative")),
            count @ 0..=MOST_BITS => count.unsigned_abs(),
            _ => return Err(Raise::memory_error("so many bits are beyond this machine's limit")),
        };
        let words = lock(generator(object)?).as_mut().map(|state| state.next_bits(count));
        let Some(words) = words else {
            return Ok(seed_from_host(context, object, "getrandbits", std::slice::from_ref(bits)));
        };
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        Ok(Outcome::Value(Value::int(UBig::from_le_bytes(&bytes).into())))
    }),
    NativeFunction::new("seed", |context, args| {
        args.no_keywords()?;
        let [object, seed] = args.named(["", ""])?;
        if matches!(seed, Value::Null | Value::None) {
            return Ok(seed_from_host(context, object, "", &[]));
        }
        let state = Mersenne::of_key(&key(seed)?);
        *lock(generator(object)?) = Some(state);
        Ok(Outcome::Value(Value::None))
    }),
    NativeFunction::new("getstate", |context, args| {
        let [object] = args.exactly()?;
        let Some(state) = lock(generator(object)?).clone() else {
            return Ok(seed_from_host(context, object, "getstate", &[]));
        };
        let mut words: Vec<Value> = state.words.iter().map(|word| Value::Int((*word).into())).collect();
        words.push(Value::Int(i64::try_from(state.at).unwrap_or(0)));
        Ok(Outcome::Value(Value::tuple(words)))
    }),
    NativeFunction::new("setstate", |_, args| {
        let [object, state] = args.exactly()?;
        let state = match state.kind() {
            Some(Kind::Tuple(words)) => Mersenne::of_words(
                words.iter().map(|word| word.to_index().ok().and_then(|word| u32::try_from(word).ok())),
            ),
            _ => return Err(Raise::type_error("state vector must be a tuple")),
        };
        let state = state.ok_or_else(|| Raise::value_error("state vector is the wrong size"))?;
        *lock(generator(object)?) = Some(state);
        Ok(Outcome::Value(Value::None))
    }),
]);

/// The key of a seed: an integer's own digits to the base of 2³², and of a string what `Lib/random.py` makes of
/// it (version 2): its bytes with their SHA-512 behind them, as one number.
fn key(seed: &Value) -> Result<Vec<u32>> {
    let number = match (seed, seed.kind()) {
        (Value::Int(int), _) => IBig::from(*int),
        (Value::False, _) => IBig::ZERO,
        (Value::True, _) => IBig::ONE,
        (Value::Float(_), _) => IBig::from(hash(seed)?),
        (_, Some(Kind::BigInt(big))) => big.clone(),
        (_, Some(Kind::Str(text))) => of_bytes(text.as_bytes()),
        (_, Some(Kind::Bytes(bytes))) => of_bytes(bytes),
        _ => {
            return Err(Raise::type_error(
                "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.",
            ));
        }
    };
    let bytes = number.into_parts().1.to_le_bytes();
    let mut words: Vec<u32> = bytes
        .chunks(4)
        .map(|chunk| chunk.iter().rev().fold(0, |word, byte| word << 8 | u32::from(*byte)))
        .collect();
    if words.is_empty() {
        words.push(0);
    }
    Ok(words)
}

fn of_bytes(bytes: &[u8]) -> IBig {
    let digest = sha512(bytes);
    UBig::from_be_bytes(&[bytes, &digest].concat()).into()
}

/// How a generator travels to another process: as its words, then its place among them; as nothing, where nobody
/// has seeded it.
pub(crate) mod generator {
    use super::{Custom, Generator, Kind, Mersenne, Mutex, Value, lock};

    /// The generator's state as bytes; `None` where the object is none.
    pub(crate) fn save(object: &dyn Custom) -> Option<Vec<u8>> {
        let generator = object.as_any().downcast_ref::<Generator>()?;
        let Some(state) = lock(&generator.0).clone() else { return Some(Vec::new()) };
        let at = u32::try_from(state.at).ok()?;
        Some(state.words.iter().chain([&at]).flat_map(|word| word.to_le_bytes()).collect())
    }

    /// The generator of a state.
    pub(crate) fn load(bytes: &[u8]) -> Option<Value> {
        let words = bytes.chunks(4).map(|word| Some(u32::from_le_bytes(word.try_into().ok()?)));
        let state = if bytes.is_empty() { None } else { Some(Mersenne::of_words(words)?) };
        Some(Value::object(Kind::Custom(Box::new(Generator(Mutex::new(state))))))
    }
}
