//! What is wrong with a name.

use crate::bytecode::Code;
use crate::object::{Raise, Value};

/// A local that has no value yet, or no longer.
#[cold]
pub(crate) fn unbound_local(code: &Code, slot: u32) -> Raise {
    Raise::unbound_local_error(format!(
        "cannot access local variable '{}' where it is not associated with a value",
        code.locals[slot as usize]
    ))
}

/// A global that is not there, and no built-in either.
#[cold]
pub(crate) fn undefined(name: &str) -> Raise {
    Raise::name_error(format!("name '{name}' is not defined"))
}

/// An attribute that is not there.
#[cold]
pub(crate) fn no_attribute(owner: &Value, name: &str) -> Raise {
    Raise::attribute_error(match owner {
        Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
        Value::Type(class) => format!("type object '{}' has no attribute '{name}'", class.name),
        _ => format!("'{}' object has no attribute '{name}'", owner.type_name()),
    })
}
