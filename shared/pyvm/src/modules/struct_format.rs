//! `_struct`: numbers as the bytes that C has for them (CPython's `Modules/_struct.c`).
//!
//! A function that may raise `struct.error` gives a pair instead: true and the result, or false and the message;
//! the exception's class is the library's.

use dashu_int::IBig;

use crate::builtins::bytes::{bytes_value, like_bytes};
use crate::builtins::check_size;
use crate::builtins::int::index;
use crate::object::{Args, Kind, NativeFunction, NativeModule, Outcome, Raise, Value, collect};

pub(crate) static STRUCT: NativeModule = NativeModule {
    name: "_struct",
    members: &[
        ("measure", Value::Native(&MEASURE)),
        ("pack", Value::Native(&PACK)),
        ("unpack", Value::Native(&UNPACK)),
    ],
    of_interpreter: |_, _| None,
};

/// What can go wrong.
enum Problem {
    /// It is raised as `struct.error`.
    Struct(String),
    Raised(Raise),
}

impl From<Raise> for Problem {
    fn from(raise: Raise) -> Self {
        Self::Raised(raise)
    }
}

type Found<T> = Result<T, Problem>;

fn problem<T>(message: impl Into<String>) -> Found<T> {
    Err(Problem::Struct(message.into()))
}

fn answer(found: Found<Value>) -> Result<Outcome, Raise> {
    match found {
        Ok(value) => Ok(Outcome::Value(Value::tuple(vec![Value::True, value]))),
        Err(Problem::Struct(message)) => {
            Ok(Outcome::Value(Value::tuple(vec![Value::False, Value::str(message)])))
        }
        Err(Problem::Raised(raise)) => Err(raise),
    }
}

/// One item of a format.
struct Item {
    code: u8,
    /// How many of them; the length of an `s` or `p`.
    count: usize,
    /// The size of one.
    size: usize,
    /// Where the first one begins.
    at: usize,
}

/// A format that was read.
struct Format {
    items: Vec<Item>,
    size: usize,
    big: bool,
}

impl Format {
    /// `prepare_s`
    fn read(format: &Value) -> Found<Self> {
        let bytes;
        let text = match format.kind() {
            Some(Kind::Str(text)) => text.as_bytes(),
            Some(Kind::Bytes(text)) => {
                bytes = text;
                bytes
            }
            _ => {
                let kind = format.type_name();
                let message = format!("Struct() argument 1 must be a str or bytes object, not {kind}");
                return Err(Raise::type_error(message).into());
            }
        };
        let (native, big, rest) = match text.split_first() {
            Some((b'@', rest)) => (true, false, rest),
            Some((b'=' | b'<', rest)) => (false, false, rest),
            Some((b'>' | b'!', rest)) => (false, true, rest),
            _ => (true, false, text),
        };
        let (mut items, mut size, mut rest) = (Vec::new(), 0_usize, rest.iter().copied());
        while let Some(mut code) = rest.next() {
            if code.is_ascii_whitespace() {
                continue;
            }
            let mut count = None;
            while code.is_ascii_digit() {
                let more = count.unwrap_or(0_usize).checked_mul(10).map(|n| n + usize::from(code - b'0'));
                count = Some(more.ok_or_else(|| Problem::Struct("overflow in item count".to_owned()))?);
                let Some(next) = rest.next() else {
                    return problem("repeat count given without format specifier");
                };
                code = next;
            }
            let count = count.unwrap_or(1);
            let Some(one) = size_of(code, native) else { return problem("bad char in struct format") };
            if native && one > 1 {
                size = size.next_multiple_of(one);
            }
            let bytes = one.checked_mul(count).and_then(|bytes| bytes.checked_add(size));
            let end = bytes.ok_or_else(|| Problem::Struct("total struct size too long".to_owned()))?;
            if code != b'x' {
                items.push(Item { code, count, size: one, at: size });
            }
            size = end;
        }
        check_size(size)?;
        Ok(Self { items, size, big })
    }

    /// How many values it takes.
    fn values(&self) -> usize {
        self.items.iter().map(|item| if matches!(item.code, b's' | b'p') { 1 } else { item.count }).sum()
    }
}

/// The size of one item of this code; `None` where there is no such code.
fn size_of(code: u8, native: bool) -> Option<usize> {
    Some(match code {
        b'x' | b'c' | b'b' | b'B' | b'?' | b's' | b'p' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if !native => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if native => 8,
        _ => return None,
    })
}

/// `measure(format)`: its size and how many values it takes.
static MEASURE: NativeFunction = NativeFunction::new("measure", |_, args| {
    let [format] = args.exactly()?;
    answer(Format::read(format).map(|format| {
        let whole = |n: usize| Value::Int(i64::try_from(n).unwrap_or(i64::MAX));
        Value::tuple(vec![whole(format.size), whole(format.values())])
    }))
});

/// `pack(format, values, name)`: the values as bytes.
static PACK: NativeFunction = NativeFunction::new("pack", |_, args: Args<'_>| {
    let [format, values, name] = args.exactly()?;
    let values = collect(values.clone())?;
    answer(Format::read(format).and_then(|format| {
        let wanted = format.values();
        if values.len() != wanted {
            let (name, given) = (name.as_str().unwrap_or("pack"), values.len());
            return problem(format!("{name} expected {wanted} items for packing (got {given})"));
        }
        let mut packed = vec![0; format.size];
        let mut values = values.iter();
        for item in &format.items {
            let places = &mut packed[item.at..item.at + item.size * item.count];
            if matches!(item.code, b's' | b'p') {
                let Some(value) = values.next() else { break };
                put_text(item.code, value, places)?;
                continue;
            }
            for (place, value) in places.chunks_exact_mut(item.size).zip(values.by_ref().take(item.count)) {
                put(item.code, value, place, format.big)?;
            }
        }
        Ok(Value::bytes(packed))
    }))
});

fn put_text(code: u8, value: &Value, places: &mut [u8]) -> Found<()> {
    let Some(bytes) = like_bytes(value)? else {
        return problem(format!("argument for '{}' must be a bytes object", char::from(code)));
    };
    let places = match (code, places) {
        (b'p', []) => return Ok(()),
        (b'p', [length, places @ ..]) => {
            *length = u8::try_from(bytes.len().min(places.len())).unwrap_or(u8::MAX);
            places
        }
        (_, places) => places,
    };
    let count = bytes.len().min(places.len());
    places[..count].copy_from_slice(&bytes[..count]);
    Ok(())
}

fn put(code: u8, value: &Value, place: &mut [u8], big: bool) -> Found<()> {
    let size = place.len();
    let bits = match code {
        b'c' => match like_bytes(value)?.as_deref() {
            Some([byte]) => u64::from(*byte),
            _ => return problem("char format requires a bytes object of length 1"),
        },
        b'?' => u64::from(value.is_true()),
        b'f' | b'd' | b'e' => float_bits(code, value, big)?,
        _ => whole_bits(code, value, size)?,
    };
    match big {
        true => place.copy_from_slice(&bits.to_be_bytes()[8 - size..]),
        false => place.copy_from_slice(&bits.to_le_bytes()[..size]),
    }
    Ok(())
}

fn whole_bits(code: u8, value: &Value, size: usize) -> Found<u64> {
    let number = match index(value) {
        Ok(number) => number,
        Err(raise) if raise.is_question() => return Err(raise.into()),
        Err(_) => return problem("required argument is not an integer"),
    };
    let bits = 8 * size;
    let (least, most) = match code.is_ascii_uppercase() {
        true => (IBig::ZERO, (IBig::ONE << bits) - 1),
        false => (-(IBig::ONE << (bits - 1)), (IBig::ONE << (bits - 1)) - 1),
    };
    if number < least || number > most {
        if code == b'P' {
            return problem("int too large to convert");
        }
        return problem(format!("'{}' format requires {least} <= number <= {most}", char::from(code)));
    }
    let all = if number < IBig::ZERO { number + (IBig::ONE << 64) } else { number };
    Ok(u64::try_from(&all).unwrap_or_default())
}

fn float_bits(code: u8, value: &Value, _: bool) -> Found<u64> {
    let number = match value.to_float() {
        Ok(number) => number,
        Err(raise) if raise.is_question() => return Err(raise.into()),
        Err(_) => return problem("required argument is not a float"),
    };
    let too_large =
        || Raise::overflow_error(format!("float too large to pack with {} format", char::from(code)));
    match code {
        b'd' => Ok(number.to_bits()),
        b'f' => {
            #[allow(clippy::cast_possible_truncation, reason = "C rounds here too")]
            let single = number as f32;
            if single.is_infinite() && !number.is_infinite() {
                return Err(too_large().into());
            }
            Ok(u64::from(single.to_bits()))
        }
        _ => half_bits(number).map(u64::from).ok_or_else(|| too_large().into()),
    }
}

/// A float in half precision (`PyFloat_Pack2`): rounded to nearest, half to even. `None` where it is too large.
fn half_bits(number: f64) -> Option<u16> {
    let sign = if number.is_sign_negative() { 0x8000 } else { 0 };
    let magnitude = number.abs();
    if number.is_nan() {
        return Some(sign | 0x7e00);
    }
    if number.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Below 2⁻¹⁴ the steps are those of 2⁻²⁴.
    let exponent = magnitude.log2().floor().clamp(-14.0, 16.0);
    let step = (exponent - 10.0).exp2();
    let mut steps = (magnitude / step).round_ties_even();
    let mut exponent = exponent;
    if steps >= 2048.0 {
        steps /= 2.0;
        exponent += 1.0;
    }
    if exponent > 15.0 {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are small and not negative"
    )]
    let (steps, exponent) = (steps as u16, (exponent + 14.0) as u16);
    // The hidden bit of a normal number adds one to the exponent.
    Some(sign | ((exponent << 10) + steps))
}

fn half_value(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (bits >> 10 & 0x1f, f64::from(bits & 0x3ff));
    sign * match exponent {
        0 => fraction * (-24_f64).exp2(),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => (1024.0 + fraction) * (f64::from(exponent) - 25.0).exp2(),
    }
}

/// `unpack(format, buffer, offset)`: the values that stand in the buffer from there on.
static UNPACK: NativeFunction = NativeFunction::new("unpack", |_, args| {
    let [format, buffer, offset] = args.exactly()?;
    let (buffer, offset) = (bytes_value(buffer)?, offset.to_index()?);
    let Some(Kind::Bytes(bytes)) = buffer.kind() else { return answer(problem("a buffer is required")) };
    answer(Format::read(format).and_then(|format| {
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let Some(bytes) = bytes.get(from..).and_then(|rest| rest.get(..format.size)) else {
            return problem(format!("unpack requires a buffer of {} bytes", format.size));
        };
        let mut values = Vec::with_capacity(format.values());
        for item in &format.items {
            let places = &bytes[item.at..item.at + item.size * item.count];
            match (item.code, places) {
                (b's', _) => values.push(Value::bytes(places)),
                (b'p', []) => values.push(Value::bytes(Vec::new())),
                (b'p', [length, text @ ..]) => {
                    values.push(Value::bytes(&text[..text.len().min(usize::from(*length))]));
                }
                _ => values.extend(places.chunks_exact(item.size).map(|one| get(item.code, one, format.big))),
            }
        }
        Ok(Value::tuple(values))
    }))
});

fn get(code: u8, place: &[u8], big: bool) -> Value {
    let mut bits = [0; 8];
    match big {
        true => bits[8 - place.len()..].copy_from_slice(place),
        false => bits[..place.len()].copy_from_slice(place),
    }
    let bits = if big { u64::from_be_bytes(bits) } else { u64::from_le_bytes(bits) };
    let unused = 64 - 8 * place.len();
    #[allow(clippy::cast_possible_truncation, reason = "so many bits were read")]
    match code {
        b'c' => Value::bytes(place),
        b'?' => (bits != 0).into(),
        b'd' => Value::float(f64::from_bits(bits)),
        b'f' => Value::float(f64::from(f32::from_bits(bits as u32))),
        b'e' => Value::float(half_value(bits as u16)),
        _ if code.is_ascii_uppercase() => Value::int(IBig::from(bits)),
        #[allow(clippy::cast_possible_wrap, reason = "the sign's bit is moved to its place and back")]
        _ => Value::Int((bits << unused) as i64 >> unused),
    }
}
