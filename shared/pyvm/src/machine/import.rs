//! `IMPORT_NAME` and `IMPORT_FROM`.

use crate::machine::Interpreter;
use crate::machine::attribute::{Attribute, attribute};
use crate::modules;
use crate::object::{Raise, Value};

/// The module of this name. The compiler has refused those that are not here.
pub(crate) fn module(name: &str) -> Result<Value, Raise> {
    modules::find(name)
        .map(Value::Module)
        .ok_or_else(|| Raise::import_error(format!("No module named '{name}'")))
}

/// One name out of a module.
pub(crate) fn member(module: &Value, name: &str, interpreter: &Interpreter) -> Result<Value, Raise> {
    match attribute(module, name, interpreter)? {
        Attribute::Value(value) => Ok(value),
        Attribute::Method(_) | Attribute::Effect(_) => {
            Err(Raise::import_error(format!("cannot import name '{name}'")))
        }
    }
}
