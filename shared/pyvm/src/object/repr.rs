//! `repr()` and `str()` of every kind of object.

use std::fmt::Write as _;

use dashu_int::ops::BitTest;

use crate::object::number_repr::float_repr;
use crate::object::quote::quoted;
use crate::object::{Kind, Raise, Ref, Result, Value, snapshot};

/// Lists and tuples are shown this deep; CPython 3.13 stops at about 10,000, where its stack does.
const MOST_NESTED: usize = 1000;
/// The longest text of one value, so that a list of lists of lists does not eat the memory.
const MOST_BYTES: usize = 1 << 28;
/// The most digits of an integer's text (`sys.get_int_max_str_digits`, CPython's answer to integers that
/// take minutes to convert).
pub(crate) const MOST_DIGITS: usize = 4300;

/// Python's `str(value)`, for whoever shows it to a user: it never fails, and abbreviates what `str`
/// would refuse.
pub fn str(value: &Value) -> String {
    as_itself(value).unwrap_or_else(|| repr(value))
}

/// Python's `repr(value)`, for whoever shows it to a user: it never fails, and abbreviates what `repr`
/// would refuse.
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
    as_itself(value).map_or_else(|| try_repr(value), Ok)
}

/// `repr(value)` as a program calls it.
///
/// # Errors
/// `RecursionError` where it is nested too deep, `ValueError` for an integer of too many digits,
/// `MemoryError` for a text that is too long.
pub(crate) fn try_repr(value: &Value) -> Result<String> {
    let mut shown = Shown::default();
    shown.value(value)?;
    Ok(shown.text)
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

/// The text of what `str` shows as it is.
fn as_itself(value: &Value) -> Option<String> {
    match value.kind()? {
        Kind::Str(text) => Some(text.to_string()),
        Kind::Exception(exception) => Some(exception.message.clone()),
        _ => None,
    }
}

/// The text of a value in the making.
#[derive(Default)]
struct Shown {
    text: String,
    ascii_only: bool,
    lenient: bool,
    /// The lists and tuples around the value being shown; one that holds itself is shown as `[...]`
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
            Value::Native(function) => self.write(format_args!("<built-in function {}>", function.name)),
            Value::Type(class) => self.write(format_args!("<class '{}'>", class.name)),
            Value::Module(module) => self.write(format_args!("<module '{}' (built-in)>", module.name)),
            Value::Iter(iter) => self.write(format_args!("<{} object>", iter.type_name())),
            Value::Object(object) => self.object(object)?,
        }
        Ok(())
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = self.text.write_fmt(text); // a string takes everything
    }

    fn object(&mut self, object: &Ref) -> Result<()> {
        match &object.kind {
            Kind::Str(text) => self.text.push_str(&quoted(text, self.ascii_only)),
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
            Kind::Tuple(items) if items.len() == 1 => self.items(object, items, ["(", ",)"])?,
            Kind::Tuple(items) => self.items(object, items, ["(", ")"])?,
            Kind::List(items) => {
                // A snapshot, so that the list is not locked while its items are shown.
                self.items(object, &snapshot(items), ["[", "]"])?;
            }
            Kind::Range(r) if r.step == 1 => self.write(format_args!("range({}, {})", r.start, r.stop)),
            Kind::Range(r) => self.write(format_args!("range({}, {}, {})", r.start, r.stop, r.step)),
            Kind::Exception(exception) => {
                let message = quoted(&exception.message, self.ascii_only);
                self.write(format_args!("{}({message})", exception.kind.name()));
            }
            Kind::Function(function) => self.write(format_args!("<function {}>", function.code.name)),
            Kind::Code(code) => self.write(format_args!(
                "<code object {}, file \"{}\", line {}>",
                code.name, code.source.path, code.first_line
            )),
            Kind::BoundMethod(method) => {
                self.write(format_args!("<built-in method {}>", method.function.name));
            }
            Kind::Thread(thread) => self.text.push_str(&thread.repr()),
            Kind::Process(process) => self.text.push_str(&process.repr()),
            kind @ (Kind::Pool(_) | Kind::Iterator(_)) => {
                self.write(format_args!("<{} object>", kind.type_name()));
            }
        }
        Ok(())
    }

    fn items(&mut self, of: &Ref, items: &[Value], [open, close]: [&str; 2]) -> Result<()> {
        let too_deep = self.around.len() >= MOST_NESTED;
        let too_long = self.text.len() > MOST_BYTES;
        if too_deep && !self.lenient {
            return Err(Raise::recursion_error(
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        if too_long && !self.lenient {
            return Err(Raise::memory_error("the text is larger than this machine's limit"));
        }
        self.text.push_str(open);
        if too_deep || too_long || self.around.iter().any(|outer| Ref::ptr_eq(outer, of)) {
            self.text.push_str("...");
        } else {
            self.around.push(of.clone());
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    self.text.push_str(", ");
                }
                self.value(item)?;
            }
            self.around.pop();
        }
        self.text.push_str(close);
        Ok(())
    }
}

/// What CPython says instead of writing an integer out (`Objects/longobject.c`).
fn too_many_digits() -> Raise {
    Raise::value_error(format!(
        "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; use \
         sys.set_int_max_str_digits() to increase the limit"
    ))
}
