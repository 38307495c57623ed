//! `IMPORT_NAME` and `IMPORT_FROM`. Modules are loaded before the program runs: the compiler knows them all.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::attribute::{Attribute, attribute};
use crate::object::{Kind, Raise, Result, Value, lock};

/// The module of this name; the outermost package of it where no name is taken from it.
pub(crate) fn module(name: &str, takes_names: bool, interpreter: &Interpreter) -> Result<Value> {
    if matches!(name, "builtins" | "__builtin__") && crate::modules::is_in(name, interpreter.python) {
        return Ok(Value::Module(&crate::modules::BUILTINS));
    }
    let wanted = if takes_names { name } else { name.split('.').next().unwrap_or(name) };
    let found = interpreter.module(name).and_then(|_| interpreter.module(wanted));
    found.ok_or_else(|| {
        let message = format!("No module named '{name}'");
        named(Raise::new(&crate::builtins::exceptions::MODULE_NOT_FOUND_ERROR, message), name)
    })
}

/// The same error with the module's name as an attribute.
fn named(raise: Raise, name: &str) -> Raise {
    drop(lock(&raise.exception().attributes).set("name".into(), Value::str(name)));
    raise
}

/// One name out of a module. A program that catches errors here is told as CPython tells it; any other, that this
/// machine has not got the name.
pub(crate) fn member(
    module: &Value,
    name: &Name,
    catches: bool,
    interpreter: &Arc<Interpreter>,
) -> Result<Value> {
    match attribute(module, name, interpreter) {
        Ok(Attribute::Value(value)) => Ok(value),
        Err(raise) if raise.is_outside_subset() && !catches => Err(raise),
        _ => {
            let of = match (module, module.kind()) {
                (Value::Module(module), _) => module.name.to_owned(),
                (_, Some(Kind::Module(module))) => module.0.module.to_string(),
                _ => String::new(),
            };
            let message = format!("cannot import name '{name}' from '{of}' (unknown location)");
            Err(named(Raise::import_error(message), &of))
        }
    }
}
