//! The built-in functions and classes.

pub(crate) mod aggregate;
mod arguments;
pub(crate) mod bytes;
mod classes;
pub(crate) mod complex;
mod conversions;
mod decide;
pub(crate) mod deque;
pub(crate) mod dict;
pub(crate) mod exceptions;
pub(crate) mod float;
pub(crate) mod functions;
mod generator;
pub(crate) mod int;
pub(crate) mod iterators;
mod list;
mod method;
mod object;
pub(crate) mod order;
mod powers;
mod print;
mod quick;
mod quick_changes;
mod quick_containers;
mod quick_objects;
mod quick_values;
pub(crate) mod reflection;
pub(crate) mod set;
mod sort;
mod special;
pub(crate) mod str;
mod sum;
mod text_code;
mod tuple;
mod types;
pub(crate) mod union;

use std::sync::Arc;

use crate::library;
use crate::machine::{Interpreter, undefined_name};
use crate::object::{NativeFunction, Outcome, Raise, Result, Value};

pub(crate) use aggregate::length;
pub(crate) use arguments::check_size;
pub(crate) use decide::Deciding;
pub use int::parse_integer;
pub(crate) use list::{LIST, append as list_append};
pub(crate) use object::{OBJECT, TYPE};
pub(crate) use reflection::names_of;
pub(crate) use sort::places_by_keys;
pub(crate) use special::of as special_of;
pub(crate) use str::STR;
pub(crate) use sum::SUM;
pub(crate) use sum::Summing;
pub(crate) use types::{class_of_container, type_of, type_of_kind};

/// What a program finds without importing it, the most used first.
pub(crate) static BUILTINS: &[(&str, Value)] = &[
    ("print", Value::Native(&print::PRINT)),
    ("range", Value::Type(&classes::RANGE)),
    ("len", Value::Native(&aggregate::LEN)),
    ("sum", Value::Native(&SUM)),
    ("min", Value::Native(&aggregate::MIN)),
    ("max", Value::Native(&aggregate::MAX)),
    ("any", Value::Native(&aggregate::ANY)),
    ("all", Value::Native(&aggregate::ALL)),
    ("sorted", Value::Native(&list::SORTED)),
    ("abs", Value::Native(&functions::ABS)),
    ("round", Value::Native(&functions::ROUND)),
    ("repr", Value::Native(&functions::REPR)),
    ("int", Value::Type(&int::INT)),
    ("float", Value::Type(&float::FLOAT)),
    ("complex", Value::Type(&complex::COMPLEX)),
    ("bool", Value::Type(&int::BOOL)),
    ("str", Value::Type(&STR)),
    ("list", Value::Type(&LIST)),
    ("tuple", Value::Type(&tuple::TUPLE)),
    ("bytes", Value::Type(&bytes::BYTES)),
    ("dict", Value::Type(&dict::DICT)),
    ("set", Value::Type(&set::SET)),
    ("frozenset", Value::Type(&set::FROZEN_SET)),
    ("slice", Value::Type(&tuple::SLICE)),
    ("enumerate", Value::Type(&iterators::ENUMERATE)),
    ("zip", Value::Type(&iterators::ZIP)),
    ("map", Value::Type(&iterators::MAP)),
    ("filter", Value::Type(&iterators::FILTER)),
    ("reversed", Value::Type(&iterators::REVERSED)),
    ("iter", Value::Native(&iterators::ITER)),
    ("next", Value::Native(&iterators::NEXT)),
    ("isinstance", Value::Native(&reflection::ISINSTANCE)),
    ("issubclass", Value::Native(&reflection::ISSUBCLASS)),
    ("type", Value::Type(&TYPE)),
    ("object", Value::Type(&OBJECT)),
    ("super", Value::Type(&object::SUPER)),
    ("property", Value::Type(&object::PROPERTY)),
    ("staticmethod", Value::Type(&object::STATIC_METHOD)),
    ("classmethod", Value::Type(&object::CLASS_METHOD)),
    ("getattr", Value::Native(&reflection::GETATTR)),
    ("setattr", Value::Native(&reflection::SETATTR)),
    ("delattr", Value::Native(&reflection::DELATTR)),
    ("hasattr", Value::Native(&reflection::HASATTR)),
    ("callable", Value::Native(&reflection::CALLABLE)),
    ("id", Value::Native(&reflection::ID)),
    ("hash", Value::Native(&reflection::HASH)),
    ("vars", Value::Native(&reflection::VARS)),
    ("dir", Value::Native(&reflection::DIR)),
    ("globals", Value::Native(&reflection::GLOBALS)),
    ("locals", Value::Native(&reflection::GLOBALS)),
    ("format", Value::Native(&conversions::FORMAT)),
    ("chr", Value::Native(&conversions::CHR)),
    ("ord", Value::Native(&conversions::ORD)),
    ("hex", Value::Native(&conversions::HEX)),
    ("oct", Value::Native(&conversions::OCT)),
    ("bin", Value::Native(&conversions::BIN)),
    ("ascii", Value::Native(&conversions::ASCII)),
    ("divmod", Value::Native(&powers::DIVMOD)),
    ("pow", Value::Native(&powers::POW)),
    ("input", Value::Native(&print::INPUT)),
    ("NotImplemented", Value::Native(&NOT_IMPLEMENTED)),
    ("Ellipsis", Value::Native(&ELLIPSIS)),
    ("__debug__", Value::True),
    ("_special", Value::Native(&reflection::SPECIAL)),
    ("_native_binary", Value::Native(&reflection::NATIVE_BINARY)),
    ("_native_compare", Value::Native(&reflection::NATIVE_COMPARE)),
    ("_finalize_all", Value::Native(&FINALIZE_ALL)),
    ("_read_line", Value::Native(&print::READ_LINE)),
    ("_write", Value::Native(&print::WRITE)),
    ("_bare", Value::Native(&reflection::BARE)),
    ("_module_names", Value::Native(&reflection::MODULE_NAMES)),
    ("_module_of", Value::Native(&reflection::MODULE_OF)),
    ("_globals", Value::Native(&reflection::GLOBALS)),
    ("_module_by_name", Value::Native(&crate::modules::MODULE_BY_NAME)),
    ("_compile_text", Value::Native(&text_code::COMPILE_TEXT)),
    ("_compile_own_text", Value::Native(&text_code::COMPILE_OWN_TEXT)),
    ("_with_qualname", Value::Native(&text_code::WITH_QUALNAME)),
    ("_keep_text", Value::Native(&reflection::KEEP_TEXT)),
    ("_sorted_places", Value::Native(&sort::SORTED_PLACES)),
];

/// The names that a program finds without importing them, but for the exceptions, sorted.
pub fn built_ins() -> Vec<&'static str> {
    let native = BUILTINS.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_'));
    let in_python = IN_PYTHON.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_'));
    let mut names: Vec<&str> = native.chain(in_python).chain(["bytearray", "memoryview", "open"]).collect();
    names.sort_unstable();
    names
}

/// For the machine's own Python code: has the finalizers of all objects called, at the end of the program.
static FINALIZE_ALL: NativeFunction = NativeFunction::new("_finalize_all", |context, args| {
    let [] = args.exactly()?;
    crate::machine::collector::finalize_all(context.interpreter);
    Ok(Outcome::Value(Value::None))
});

/// Python's other built-ins, so that using one is told apart from a slip of the pen.
const NOT_HERE: &[&str] = &["help", "breakpoint", "aiter", "anext"];

/// Those that are written in Python, in `library/builtins.py`.
const IN_PYTHON: &[(&str, &str)] = &[
    ("exit", "exit_program"),
    ("quit", "exit_program"),
    ("exec", "exec_text"),
    ("eval", "eval_text"),
    ("compile", "compile_text"),
    ("__import__", "import_by_name"),
];

/// All that is built in, those classes too that have no name in a program.
pub(crate) fn all() -> Vec<(&'static str, Value)> {
    let mut all: Vec<_> = BUILTINS.iter().map(|(name, value)| (*name, value.clone())).collect();
    all.extend(exceptions::ALL.iter().map(|class| (class.name, Value::Type(class))));
    let others = [
        &object::NONE_TYPE,
        &object::NOT_IMPLEMENTED_TYPE,
        &object::ELLIPSIS_TYPE,
        &object::FUNCTION,
        &object::METHOD,
        &object::BUILTIN_FUNCTION,
        &object::MODULE,
        &object::CODE,
        &object::CELL,
        &object::GENERATOR,
        &exceptions::OUTSIDE_SUBSET,
    ];
    all.extend(others.map(|class| (class.name, Value::Type(class))));
    all
}

/// The built-in of this name.
#[cold]
pub(crate) fn named(interpreter: &Arc<Interpreter>, name: &str) -> Result<Value> {
    if let Some((_, value)) = BUILTINS.iter().find(|(n, _)| *n == name) {
        return Ok(value.clone());
    }
    if let Some(class) = exceptions::ALL.iter().find(|class| class.name == name) {
        return Ok(Value::Type(class));
    }
    match name {
        "IOError" | "EnvironmentError" => return Ok(Value::Type(&exceptions::OS_ERROR)),
        _ => {}
    }
    if let Some((_, function)) = IN_PYTHON.iter().find(|(n, _)| *n == name) {
        return Ok(interpreter.library_function(function));
    }
    if library::exists("io") && name == "open" {
        return Ok(interpreter.member_of("io", "open"));
    }
    if matches!(name, "ExceptionGroup" | "BaseExceptionGroup") {
        return Ok(interpreter.member_of("_exception_groups", name));
    }
    if name == "memoryview" {
        return Ok(interpreter.member_of("_memoryview", name));
    }
    if name == "bytearray" {
        return Ok(interpreter.member_of("_bytearray", "bytearray"));
    }
    if NOT_HERE.contains(&name) {
        let instead = match name {
            "locals" => "use a dict",
            "breakpoint" | "help" => "step through the program with `gil`",
            "aiter" | "anext" => "use threads",
            _ => "do without it",
        };
        return Err(Raise::outside_subset(format!("`{name}` is outside the subset; {instead}")));
    }
    Err(undefined_name(name))
}

/// `NotImplemented`, by which a method says that it cannot do what is asked.
pub(crate) static NOT_IMPLEMENTED: NativeFunction = NativeFunction::new("NotImplemented", constant);
/// `...`
pub(crate) static ELLIPSIS: NativeFunction = NativeFunction::new("Ellipsis", constant);

fn constant(context: &crate::object::Context<'_>, _: crate::object::Args<'_>) -> Result<Outcome> {
    Err(Raise::type_error(format!("'{}' object is not callable", context.class.type_name())))
}

/// Whether this stands for a constant, not for a function.
pub(crate) fn is_constant(function: &'static NativeFunction) -> bool {
    std::ptr::eq(function, &raw const NOT_IMPLEMENTED) || std::ptr::eq(function, &raw const ELLIPSIS)
}

/// `LOAD_ASSERTION_ERROR`
pub(crate) fn assertion_error() -> Value {
    Value::Type(&exceptions::ASSERTION_ERROR)
}
