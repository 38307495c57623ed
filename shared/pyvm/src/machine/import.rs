//! `IMPORT_NAME` and `IMPORT_FROM`. Modules are loaded before the program runs: the compiler knows them all.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::attribute::{Attribute, attribute};
use crate::object::{Raise, Result, Value};

/// The module of this name; the outermost package of it where no name is taken from it.
pub(crate) fn module(name: &str, takes_names: bool, interpreter: &Interpreter) -> Result<Value> {
    let wanted = if takes_names { name } else { name.split('.').next().unwrap_or(name) };
    interpreter.module(wanted).ok_or_else(|| {
        Raise::new(&crate::builtins::exceptions::MODULE_NOT_FOUND_ERROR, format!("No module named '{name}'"))
    })
}

/// One name out of a module.
pub(crate) fn member(module: &Value, name: &Name, interpreter: &Arc<Interpreter>) -> Result<Value> {
    match attribute(module, name, interpreter) {
        Ok(Attribute::Value(value)) => Ok(value),
        Err(raise) if raise.is_outside_subset() => Err(raise),
        _ => Err(Raise::import_error(format!("cannot import name '{name}'"))),
    }
}
