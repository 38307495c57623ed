//! `float` (CPython's `Objects/floatobject.c`).

mod hex;

use dashu_int::IBig;

use crate::builtins::int::{parse::trimmed, plain_digits};
use crate::builtins::iterators::in_python;
use crate::builtins::quick;
use crate::number::{self, Number};
use crate::object::{
    Args, Context, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, own_special, repr,
};
pub(crate) use hex::nearest;

pub(crate) static FLOAT: Type =
    Type::new("float", NativeFunction::new("float", make).quick_one(quick::float))
        .with_methods(&[
            NativeFunction::new("is_integer", |_, args| {
                let float = alone(args)?;
                Ok((float.is_finite() && float.fract() == 0.0).into())
            }),
            NativeFunction::new("as_integer_ratio", |_, args| {
                let (numerator, denominator) = ratio(alone(args)?)?;
                Ok(Outcome::Value(Value::tuple(vec![Value::int(numerator), Value::int(denominator)])))
            }),
            NativeFunction::new("hex", |_, args| Ok(Outcome::Value(Value::str(hex::hex(alone(args)?))))),
            NativeFunction::new("conjugate", |_, args| Ok(alone(args)?.into())),
        ])
        .with_statics(&[("fromhex", Value::Native(&hex::FROMHEX))])
        .with_attributes(|value, name| match (value, name) {
            (Value::Float(_), "real") => Some(value.clone()),
            (Value::Float(_), "imag") => Some(Value::float(0.0)),
            _ => None,
        });

/// The float that a method without arguments was called on.
fn alone(args: Args<'_>) -> Result<f64> {
    let (this, rest) = args.of_method("float")?;
    let Value::Float(float) = this else {
        return Err(Raise::type_error(format!(
            "descriptor '{}' for 'float' objects doesn't apply to a '{}' object",
            rest.function,
            this.type_name()
        )));
    };
    rest.none("float")?;
    Ok(float.get())
}

/// The integers whose quotient is exactly this float.
///
/// # Errors
/// `OverflowError` for infinity, `ValueError` for NaN.
fn ratio(float: f64) -> Result<(IBig, IBig)> {
    if float.is_nan() {
        return Err(Raise::value_error("cannot convert NaN to integer ratio"));
    }
    if float.is_infinite() {
        return Err(Raise::overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = parts(float);
    while mantissa != 0 && mantissa % 2 == 0 && exponent < 0 {
        (mantissa, exponent) = (mantissa / 2, exponent + 1);
    }
    let power = IBig::ONE << exponent.unsigned_abs() as usize;
    let number = IBig::from(mantissa);
    let number = if float.is_sign_negative() { -number } else { number };
    Ok(match (mantissa, exponent) {
        (0, _) => (IBig::ZERO, IBig::ONE),
        (_, 0..) => (number * power, IBig::ONE),
        _ => (number, power),
    })
}

/// `mantissa * 2 ** exponent` is the magnitude of the float, which must be finite.
pub(crate) fn parts(float: f64) -> (u64, i32) {
    let bits = float.abs().to_bits();
    let (raw, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw - 1075) }
}

/// `float(number)`, `float(text)`
fn make(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let [value] = args.between("", 0)?;
    // A program's class says it itself; one derived from a number's has that `__float__` before any other method.
    let names = if Number::of(value).is_some() { &["__float__"][..] } else { &["__float__", "__index__"] };
    for &name in names {
        if let Some(method) = own_special(value, name) {
            return in_python(context, "float_by", vec![value.clone(), method, Value::str(name)]);
        }
    }
    let text = match (Number::of(value), value.kind()) {
        (Some(number), _) => return Ok(number::from_number(&number)?.into()),
        (_, Some(Kind::Str(text))) => text.to_string(),
        (_, Some(Kind::Bytes(bytes))) => bytes.iter().copied().map(char::from).collect(),
        _ if value.is_null() => return Ok(0.0.into()),
        _ => {
            return Err(Raise::type_error(format!(
                "float() argument must be a string or a real number, not '{}'",
                value.type_name()
            )));
        }
    };
    parse(&text)
        .map(Outcome::from)
        .ok_or_else(|| Raise::value_error(format!("could not convert string to float: {}", repr(value))))
}

/// The float that a text says. Rust and Python agree on its form, but for underscores between digits, and the
/// digits of other scripts.
fn parse(text: &str) -> Option<f64> {
    let text = plain_digits(trimmed(text));
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let between = |(at, _)| at > 0 && digit(at - 1) && digit(at + 1);
    if !text.match_indices('_').all(between) {
        return None;
    }
    text.replace('_', "").parse().ok()
}
