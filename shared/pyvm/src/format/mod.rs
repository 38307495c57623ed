//! Values as text in a given form: `format()` with its mini-language, which f-strings use too, `str.format`, and
//! the older `%`.

mod field;
mod number;
mod percent;
mod spec;
mod template;

use compact_str::ToCompactString;

use crate::builtins::str::kind_name;
use crate::bytecode::Conversion;
use crate::object::{Kind, Raise, Result, Str, Value, ask, own_special, try_ascii, try_repr, try_str};
pub(crate) use percent::percent;
use spec::Spec;
pub(crate) use template::{str_format, str_format_map};

/// An integer as `str` shows it.
pub(crate) fn decimal(number: i64) -> Value {
    Value::object(Kind::Str(Str::ascii(number.to_compact_string())))
}

/// `format(value, spec)`
///
/// # Errors
/// `ValueError` for a specification that does not fit the value.
pub(crate) fn format(value: &Value, spec: &str) -> Result<Value> {
    if let (Value::Int(number), "") = (value, spec) {
        return Ok(decimal(*number));
    }
    if let Some(text) = own_format(value, spec)? {
        return Ok(text);
    }
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
            Some(Kind::Complex(real, imag)) => complex(&spec, *real, *imag)?,
            _ => {
                return Err(Raise::type_error(format!(
                    "unsupported format string passed to {kind}.__format__"
                )));
            }
        },
    };
    Ok(Value::str(text))
}

/// A complex number: both parts in the same form, the second with its sign (`format_complex_internal`,
/// `Python/formatter_unicode.c`).
fn complex(spec: &Spec, real: f64, imag: f64) -> Result<String> {
    if spec.letter.is_none() && spec.precision.is_none() {
        return spec.right(&crate::number::complex::repr((real, imag)));
    }
    let (bare, signed) = (spec.bare(spec.sign), spec.bare(Some('+')));
    let text = number::float(&bare, real, "complex")? + &number::float(&signed, imag, "complex")? + "j";
    spec.right(&text)
}

/// What the `__format__` of a program's class gives; `None` where the class has none of its own.
fn own_format(value: &Value, spec: &str) -> Result<Option<Value>> {
    if own_special(value, "__format__").is_none() {
        return Ok(None);
    }
    let text = ask("_format", &[value, &Value::str(spec)])?;
    if text.as_str().is_some() {
        return Ok(Some(text));
    }
    Err(Raise::type_error(format!("__format__ must return a str, not {}", kind_name(&text))))
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
