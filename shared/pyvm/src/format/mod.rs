//! `format()`: the format specification mini-language of f-strings.

mod number;
mod spec;

use crate::bytecode::Conversion;
use crate::object::{Kind, Raise, Result, Value, ascii, repr, str};
use spec::Spec;

/// `format(value, spec)`
///
/// # Errors
/// `ValueError` for a specification that does not fit the value.
pub(crate) fn format(value: &Value, spec: &str) -> Result<Value> {
    if spec.is_empty() {
        // A string is itself: no copy.
        return Ok(if value.as_str().is_some() { value.clone() } else { Value::str(str(value)) });
    }
    let kind = value.type_name();
    let spec = Spec::parse(spec, kind)?;
    let text = match value {
        Value::False | Value::True if spec.letter.is_none() => {
            number::int(&spec, &Value::Int(i64::from(value.is_true())))?
        }
        Value::False | Value::True | Value::Int(_) => number::int(&spec, value)?,
        Value::Float(f) => number::float(&spec, f.get(), kind)?,
        _ => match value.kind() {
            Some(Kind::Str(text)) => spec.string(text)?,
            Some(Kind::BigInt(_)) => number::int(&spec, value)?,
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
pub(crate) fn convert(value: &Value, conversion: Conversion) -> Value {
    Value::str(match conversion {
        Conversion::Str => str(value),
        Conversion::Repr => repr(value),
        Conversion::Ascii => ascii(value),
    })
}
