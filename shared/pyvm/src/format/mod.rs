//! `format()`: the format specification mini-language of f-strings.

mod number;
mod spec;

use crate::bytecode::Conversion;
use crate::object::{Kind, Raise, Result, Value, try_ascii, try_repr, try_str};
use spec::Spec;

/// `format(value, spec)`
///
/// # Errors
/// `ValueError` for a specification that does not fit the value.
pub(crate) fn format(value: &Value, spec: &str) -> Result<Value> {
    if spec.is_empty() {
        // A string is itself: no copy.
        return Ok(if value.as_str().is_some() { value.clone() } else { Value::str(try_str(value)?) });
    }
    let kind = &*value.type_name();
    let spec = Spec::parse(spec, kind)?;
    let text = match value {
        Value::False | Value::True if spec.letter.is_none() => {
            number::int(&spec, &Value::Int(i64::from(value.is_true())), kind)?
        }
        Value::False | Value::True | Value::Int(_) => number::int(&spec, value, kind)?,
        Value::Float(f) => number::float(&spec, f.get(), kind)?,
        _ => match value.kind() {
            Some(Kind::Str(text)) => spec.string(text)?,
            Some(Kind::BigInt(_)) => number::int(&spec, value, kind)?,
            _ => {
                return Err(Raise::type_error(format!(
                    "unsupported format string passed to {kind}.__format__"
                )));
            }
        },
    };
    Ok(Value::str(text))
}

/// `CONVERT_VALUE`: the `!s`, `!r` or `!a` of an f-string.
///
/// # Errors
/// As `str()` and `repr()`.
pub(crate) fn convert(value: &Value, conversion: Conversion) -> Result<Value> {
    match conversion {
        Conversion::Str => try_str(value),
        Conversion::Repr => try_repr(value),
        Conversion::Ascii => try_ascii(value),
    }
    .map(Value::str)
}
