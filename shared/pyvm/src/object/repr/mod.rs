//! `repr()` and `str()` of every kind of object.

mod containers;
mod others;

use std::fmt::Write as _;

use dashu_int::ops::BitTest;

use crate::object::number_repr::float_repr;
use crate::object::quote::quoted;
use crate::object::{Kind, Raise, Ref, Result, Value, ask, own_special};
use crate::rules::running;

/// Containers are shown this deep; CPython 3.13 stops at about 10,000, where its stack does.
const MOST_NESTED: usize = 1000;
/// The longest text of one value, so that a list of lists of lists does not eat the memory.
const MOST_BYTES: usize = 1 << 28;
/// The most digits of an integer's text (`sys.get_int_max_str_digits`, CPython's answer to integers that
/// take minutes to convert).
pub(crate) const MOST_DIGITS: usize = 4300;

/// Python's `str(value)`, for whoever shows it to a user: it never fails, and abbreviates what `str`
/// would refuse.
pub fn str(value: &Value) -> String {
    as_itself(value).and_then(Result::ok).unwrap_or_else(|| repr(value))
}

/// Python's `repr(value)`, for whoever shows it to a user: it never fails, and abbreviates what `repr`
/// would refuse. No Python code is asked, so an object whose class has a `__repr__` looks like one without.
pub fn repr(value: &Value) -> String {
    let mut shown = Shown { lenient: true, ..Shown::default() };
    let _ = shown.value(value); // cannot fail
    shown.text
}

/// `str(value)` as a program calls it.
///
/// # Errors
/// See [`try_repr`].
pub(crate) fn try_str(value: &Value) -> Result<String> {
    if own_special(value, "__str__").is_some() {
        return answer("_str", value, "__str__");
    }
    if as_itself(value).is_none() && own_special(value, "__repr__").is_some() {
        return answer("_repr", value, "__str__");
    }
    as_itself(value).unwrap_or_else(|| try_repr(value))
}

/// `repr(value)` as a program calls it.
///
/// # Errors
/// `RecursionError` where it is nested too deep, `ValueError` for an integer of too many digits,
/// `MemoryError` for a text that is too long, a question where Python code has to say it.
pub(crate) fn try_repr(value: &Value) -> Result<String> {
    let mut shown = Shown::default();
    shown.value(value)?;
    Ok(shown.text)
}

/// `repr(value)` apart from what the value's class says of it.
///
/// # Errors
/// See [`try_repr`].
pub(crate) fn native_repr(value: &Value) -> Result<String> {
    let mut shown = Shown::default();
    match value {
        Value::Object(object) => shown.object(object)?,
        value => shown.value(value)?,
    }
    Ok(shown.text)
}

/// `str(value)` apart from the `__str__` of the value's class: its `__repr__` counts.
///
/// # Errors
/// See [`try_repr`].
pub(crate) fn native_str(value: &Value) -> Result<String> {
    as_itself(value).unwrap_or_else(|| try_repr(value))
}

/// `ascii(value)` as a program calls it: `repr` with everything beyond ASCII escaped.
///
/// # Errors
/// See [`try_repr`].
pub(crate) fn try_ascii(value: &Value) -> Result<String> {
    let mut shown = Shown { ascii_only: true, ..Shown::default() };
    shown.value(value)?;
    Ok(shown.text)
}

/// The text of what `str` shows otherwise than `repr` does.
fn as_itself(value: &Value) -> Option<Result<String>> {
    if let Value::Float(number) = value
        && running().0 < 3
    {
        return Some(Ok(short_float(number.get())));
    }
    match value.kind()? {
        Kind::Str(text) => Some(Ok(text.to_string())),
        Kind::Exception(exception) => Some(exception.text()),
        _ => None,
    }
}

/// What `str` shows of a float in Python 2: 12 digits (`float_str`, `Objects/floatobject.c`).
fn short_float(number: f64) -> String {
    let rounded: f64 = format!("{number:.11e}").parse().unwrap_or(number);
    let text = float_repr(rounded);
    // Of so many digits, an exponent comes earlier.
    match text.strip_suffix(".0") {
        Some(digits) if digits.trim_start_matches('-').len() > 12 => {
            let text = format!("{rounded:e}");
            let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
            format!("{digits}e+{power:0>2}")
        }
        _ => text,
    }
}

/// The text that Python code gives for a value.
fn answer(question: &'static str, value: &Value, method: &str) -> Result<String> {
    let text = ask(question, &[value])?;
    text.as_str()
        .map(str::to_owned)
        .ok_or_else(|| Raise::type_error(format!("{method} returned non-string (type {})", text.type_name())))
}

/// The text of a value in the making.
#[derive(Default)]
struct Shown {
    text: String,
    ascii_only: bool,
    lenient: bool,
    /// The containers around the value being shown; one that holds itself is shown as `[...]`
    /// (CPython's `Py_ReprEnter`, `Objects/object.c`).
    around: Vec<Ref>,
}

impl Shown {
    fn value(&mut self, value: &Value) -> Result<()> {
        match value {
            Value::Null => self.text.push_str("<NULL>"),
            Value::None => self.text.push_str("None"),
            Value::True => self.text.push_str("True"),
            Value::False => self.text.push_str("False"),
            Value::Int(i) => self.write(format_args!("{i}")),
            Value::Float(f) => self.text.push_str(&float_repr(f.get())),
            Value::Native(function) if crate::builtins::is_constant(function) => {
                self.text.push_str(function.name);
            }
            Value::Native(function) => self.write(format_args!("<built-in function {}>", function.name)),
            Value::Type(class) => {
                let module = if matches!(class.name, "lock" | "RLock") { "_thread." } else { "" };
                let word = if running().0 < 3 { "type" } else { "class" };
                self.write(format_args!("<{word} '{module}{}'>", class.name));
            }
            Value::Module(module) => self.write(format_args!("<module '{}' (built-in)>", module.name)),
            Value::Iter(iter) => self.write(format_args!("<{} object>", iter.type_name())),
            Value::Object(object) if !self.lenient && own_special(value, "__repr__").is_some() => {
                let text = self.asked(object, value)?;
                self.text.push_str(&text);
            }
            Value::Object(object) => self.object(object)?,
        }
        Ok(())
    }

    /// What Python code says of an object; its text may hold more than ASCII.
    fn asked(&self, object: &Ref, value: &Value) -> Result<String> {
        if self.around.iter().any(|outer| Ref::ptr_eq(outer, object)) {
            return Ok("...".to_owned());
        }
        let text = answer("_repr", value, "__repr__")?;
        if !self.ascii_only || text.is_ascii() {
            return Ok(text);
        }
        Ok(text.chars().map(|c| if c.is_ascii() { c.to_string() } else { escaped(c) }).collect())
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.text.write_fmt(text); // a string takes everything
    }

    fn object(&mut self, object: &Ref) -> Result<()> {
        match &object.kind {
            Kind::Str(text) => self.text.push_str(&quoted(text, self.ascii_only)),
            Kind::Complex(real, imag) => self.text.push_str(&crate::number::complex::repr((*real, *imag))),
            Kind::BigInt(number) => {
                // The bits tell the hopeless cases apart before the long conversion.
                if !self.lenient && number.bit_len() > 4 * MOST_DIGITS {
                    return Err(too_many_digits());
                }
                let digits = number.to_string();
                if !self.lenient && digits.trim_start_matches('-').len() > MOST_DIGITS {
                    return Err(too_many_digits());
                }
                self.text.push_str(&digits);
            }
            Kind::Extended(extended) => match &extended.payload {
                Value::Object(payload) => self.container(object, &payload.kind)?,
                payload => self.value(payload)?,
            },
            kind => self.container(object, kind)?,
        }
        Ok(())
    }
}

/// A character beyond ASCII as an escape.
fn escaped(c: char) -> String {
    quoted(c.encode_utf8(&mut [0; 4]), true).trim_matches(['\'', '"']).to_owned()
}

/// What CPython says instead of writing an integer out (`Objects/longobject.c`).
fn too_many_digits() -> Raise {
    Raise::value_error(format!(
        "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; use \
         sys.set_int_max_str_digits() to increase the limit"
    ))
}
