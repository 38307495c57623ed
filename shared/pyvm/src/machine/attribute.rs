//! `LOAD_ATTR`.

use crate::builtins;
use crate::effect::Effect;
use crate::machine::Interpreter;
use crate::machine::name::no_attribute;
use crate::object::{Kind, NativeFunction, Raise, Type, Value};

/// What an attribute lookup found.
pub(crate) enum Attribute {
    Value(Value),
    /// A method of the object's class.
    Method(&'static NativeFunction),
    /// Something only the host knows.
    Effect(Effect),
}

/// `owner.name`
pub(crate) fn attribute(owner: &Value, name: &str, interpreter: &Interpreter) -> Result<Attribute, Raise> {
    match owner {
        Value::Module(module) => match module.member(name).cloned() {
            Some(value) => Ok(Attribute::Value(value)),
            None if let Some(value) = (module.of_interpreter)(interpreter, name) => {
                Ok(Attribute::Value(value))
            }
            None => Err(Raise::outside_subset(format!(
                "{}.{name} is outside the subset; the module has: {}",
                module.name,
                module.members.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
            ))),
        },
        Value::Type(class) if name == "__name__" => Ok(Attribute::Value(Value::str(class.name))),
        Value::Native(function) if name == "__name__" => Ok(Attribute::Value(Value::str(function.name))),
        _ => of_object(owner, name),
    }
}

fn of_object(owner: &Value, name: &str) -> Result<Attribute, Raise> {
    if let Some(method) = class(owner).and_then(|class| class.method(name)) {
        return Ok(Attribute::Method(method));
    }
    match (owner, owner.kind()) {
        (Value::Object(_), Some(Kind::Function(function))) if name == "__name__" => {
            Ok(Attribute::Value(Value::str(&*function.code.name)))
        }
        (_, Some(Kind::Thread(thread))) => {
            thread.attribute(name).map(Attribute::Value).ok_or_else(|| no_attribute(owner, name))
        }
        (Value::Object(object), Some(Kind::Process(process))) => {
            if name == "exitcode" {
                return Ok(Attribute::Effect(Effect::ProcessExitCode(object.clone())));
            }
            process.attribute(name).map(Attribute::Value).ok_or_else(|| no_attribute(owner, name))
        }
        _ => Err(no_attribute(owner, name)),
    }
}

/// The built-in class of a value, where it has one with methods.
pub(crate) fn class(value: &Value) -> Option<&'static Type> {
    match value.kind()? {
        Kind::Str(_) => Some(&builtins::STR),
        Kind::List(_) => Some(&builtins::LIST),
        Kind::Thread(_) => Some(&crate::modules::THREAD),
        Kind::Process(_) => Some(&crate::modules::PROCESS),
        Kind::Pool(_) => Some(&crate::modules::POOL),
        _ => None,
    }
}
