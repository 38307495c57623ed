//! The built-in functions and classes.

mod classes;
mod functions;
mod list;
mod print;
mod str;
mod sum;

use crate::machine::undefined_name;
use crate::object::{Kind, NativeFunction, Outcome, Raise, Result, Value, try_str};

pub use classes::parse_integer;
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
    ("int", Value::Type(&classes::INT)),
    ("float", Value::Type(&classes::FLOAT)),
    ("bool", Value::Type(&classes::BOOL)),
    ("str", Value::Type(&STR)),
    ("list", Value::Type(&LIST)),
    ("tuple", Value::Type(&classes::TUPLE)),
];

/// Python's other built-ins, so that using one is told apart from a slip of the pen.
const NOT_HERE: &[&str] = &[
    "all",
    "any",
    "ascii",
    "bin",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "complex",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "eval",
    "exec",
    "filter",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
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
    "oct",
    "open",
    "ord",
    "pow",
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
