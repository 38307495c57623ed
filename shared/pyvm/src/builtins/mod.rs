//! The built-in functions and classes.

mod aggregate;
mod arguments;
pub(crate) mod bytes;
mod classes;
mod conversions;
pub(crate) mod dict;
pub(crate) mod exceptions;
pub(crate) mod float;
mod functions;
pub(crate) mod int;
mod iterators;
mod list;
mod method;
mod powers;
mod print;
pub(crate) mod set;
mod sort;
pub(crate) mod str;
mod sum;
mod tuple;

use crate::machine::undefined_name;
use crate::object::{Kind, NativeFunction, Outcome, Raise, Result, Value, try_str};

pub(crate) use arguments::check_size;
pub use int::parse_integer;
pub(crate) use bytes::BYTES;
pub(crate) use float::FLOAT;
pub(crate) use int::{BOOL, INT};
pub(crate) use list::LIST;
pub(crate) use str::STR;

/// What a program finds without importing it.
static BUILTINS: &[(&str, Value)] = &[
    ("print", Value::Native(&print::PRINT)),
    ("range", Value::Type(&classes::RANGE)),
    ("len", Value::Native(&functions::LEN)),
    ("sum", Value::Native(&sum::SUM)),
    ("min", Value::Native(&functions::MIN)),
    ("max", Value::Native(&functions::MAX)),
    ("abs", Value::Native(&functions::ABS)),
    ("round", Value::Native(&functions::ROUND)),
    ("repr", Value::Native(&functions::REPR)),
    ("int", Value::Type(&INT)),
    ("float", Value::Type(&FLOAT)),
    ("bool", Value::Type(&BOOL)),
    ("str", Value::Type(&STR)),
    ("list", Value::Type(&LIST)),
    ("tuple", Value::Type(&tuple::TUPLE)),
    ("bytes", Value::Type(&BYTES)),
    ("bytearray", Value::Native(&bytes::BYTEARRAY)),
    ("format", Value::Native(&conversions::FORMAT)),
    ("chr", Value::Native(&conversions::CHR)),
    ("ord", Value::Native(&conversions::ORD)),
    ("hex", Value::Native(&conversions::HEX)),
    ("oct", Value::Native(&conversions::OCT)),
    ("bin", Value::Native(&conversions::BIN)),
    ("ascii", Value::Native(&conversions::ASCII)),
    ("divmod", Value::Native(&powers::DIVMOD)),
    ("pow", Value::Native(&powers::POW)),
];

/// Python's other built-ins, so that using one is told apart from a slip of the pen.
const NOT_HERE: &[&str] = &[
    "all",
    "any",
    "callable",
    "classmethod",
    "complex",
    "dict",
    "dir",
    "enumerate",
    "eval",
    "exec",
    "filter",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "id",
    "input",
    "isinstance",
    "issubclass",
    "iter",
    "locals",
    "map",
    "memoryview",
    "next",
    "object",
    "open",
    "property",
    "reversed",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "super",
    "type",
    "vars",
    "zip",
    "Exception",
    "ValueError",
    "TypeError",
    "RuntimeError",
    "KeyError",
    "IndexError",
    "AssertionError",
    "StopIteration",
    "OSError",
];

/// The built-in of this name.
#[cold]
pub(crate) fn named(name: &str) -> Result<Value> {
    if let Some((_, value)) = BUILTINS.iter().find(|(n, _)| *n == name) {
        return Ok(value.clone());
    }
    if NOT_HERE.contains(&name) {
        let here = BUILTINS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(Raise::outside_subset(format!("`{name}` is outside the subset; built-ins are: {here}")));
    }
    Err(undefined_name(name))
}

static ASSERTION_ERROR: NativeFunction = NativeFunction::new("AssertionError", |_, args| {
    let message = args.values.first().map(try_str).transpose()?.unwrap_or_default();
    Ok(Outcome::Value(Value::object(Kind::Exception(Raise::assertion_error(message).0))))
});

/// `LOAD_ASSERTION_ERROR`
pub(crate) fn assertion_error() -> Value {
    Value::Native(&ASSERTION_ERROR)
}

/// The exception to raise for the operand of `RAISE_VARARGS` or `RERAISE`.
#[cold]
pub(crate) fn raised(value: &Value) -> Raise {
    match (value, value.kind()) {
        (_, Some(Kind::Exception(exception))) => Raise(exception.clone()),
        (Value::Native(function), _) if std::ptr::eq(*function, &raw const ASSERTION_ERROR) => {
            Raise::assertion_error("")
        }
        _ => Raise::type_error("exceptions must derive from BaseException"),
    }
}
