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
pub(crate) use percent::bytes::percent as percent_of_bytes;
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
    // An object of a derived class has its number or text inside.
    let value = match value.plain_kind() {
        Some(Kind::Extended(extended)) => &extended.payload,
        _ => value,
    };
    let is_text = matches!(value.kind(), Some(Kind::Str(_)));
    let is_number = matches!(value, Value::False | Value::True | Value::Int(_) | Value::Float(_))
        || matches!(value.kind(), Some(Kind::BigInt(_) | Kind::Complex(..)));
    if !is_text && !is_number {
        return Err(Raise::type_error(format!("unsupported format string passed to {kind}.__format__")));
    }
    let spec = Spec::parse(spec, kind, is_text)?;
    let text = match value {
        Value::False | Value::True if spec.letter.is_none() => {
            number::int(&spec, &Value::Int(i64::from(value.is_true())), kind)?
        }
        Value::Float(f) => number::float(&spec, f.get(), kind)?,
        _ => match value.kind() {
            Some(Kind::Str(text)) => spec.string(text, kind)?,
            Some(Kind::Complex(real, imag)) => complex(&spec, *real, *imag, kind)?,
            _ => number::int(&spec, value, kind)?,
        },
    };
    Ok(Value::str(text))
}

/// A complex number: both parts in the same form, the second with its sign (`format_complex_internal`,
/// `Python/formatter_unicode.c`).
fn complex(spec: &Spec, real: f64, imag: f64, kind: &str) -> Result<String> {
    spec.check_complex(kind)?;
    let (mut bare, mut signed) = (spec.bare(spec.sign), spec.bare(Some('+')));
    if spec.letter.is_some() {
        let text = number::float(&bare, real, kind)? + &number::float(&signed, imag, kind)? + "j";
        return spec.right(&text);
    }
    // As `repr` has it: no fraction where there is none, in parentheses unless the real part is 0.
    if spec.precision.is_some() {
        (bare.letter, signed.letter) = (Some('g'), Some('g'));
    }
    let whole = |text: String| text.strip_suffix(".0").map(str::to_owned).unwrap_or(text);
    let imag = whole(number::float(&signed, imag, kind)?);
    if real == 0.0 && real.is_sign_positive() {
        let imag = if spec.sign == Some('+') { &imag } else { imag.trim_start_matches('+') };
        return spec.right(&format!("{imag}j"));
    }
    let real = whole(number::float(&bare, real, kind)?);
    spec.right(&format!("({real}{imag}j)"))
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
