//! Attributes of classes.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::attribute::{Attribute, bound, is_data_descriptor, method};
use crate::object::{Kind, Value, class_of, find, find_in_metaclass, lock, with_ancestors};

pub(super) fn of_class(owner: &Value, name: &Name) -> Option<Attribute> {
    let own = |text: &str| Some(Attribute::Value(Value::str(text)));
    match (owner, owner.kind(), &**name) {
        (Value::Type(class), _, "__name__" | "__qualname__") => return own(module_and_name(class.name).1),
        (Value::Type(class), _, "__module__") => return own(module_and_name(class.name).0),
        (_, Some(Kind::Class(class)), "__name__") if class.own("__name__").is_none() => {
            return own(&class.name);
        }
        (_, Some(Kind::Class(class)), "__qualname__") => return own(&class.qualname),
        (_, Some(Kind::Class(class)), "__module__") => return own(&class.module),
        (_, Some(Kind::Class(class)), "__bases__") => {
            return Some(Attribute::Value(Value::tuple(class.bases.clone())));
        }
        (_, Some(Kind::Class(class)), "__dict__") => {
            return Some(Attribute::Value(lock(&class.attributes).snapshot()));
        }
        (Value::Type(class), _, "__dict__") => return Some(Attribute::Value(dict_of_type(class))),
        (Value::Type(class), _, "__bases__") => {
            return Some(Attribute::Value(Value::tuple(class.base.map(Value::Type).into_iter().collect())));
        }
        (_, _, "__base__") => {
            let base = with_ancestors(owner).into_iter().nth(1).unwrap_or(Value::None);
            return Some(Attribute::Value(base));
        }
        (_, _, "__mro__") => return Some(Attribute::Value(Value::tuple(with_ancestors(owner)))),
        (_, _, "__class__") => return Some(Attribute::Value(class_of(owner))),
        _ => {}
    }
    // `type_getattro` (`Objects/typeobject.c`): a property of the metaclass, what the class has, the rest of the
    // metaclass.
    let of_metaclass = find_in_metaclass(owner, name);
    if let Some(property) = &of_metaclass
        && is_data_descriptor(property)
    {
        return Some(bound(property.clone(), owner, &class_of(owner)));
    }
    let Some(found) = find(owner, name) else {
        return match of_metaclass {
            Some(found) => Some(bound(found, owner, &class_of(owner))),
            None => {
                let fallback = find_in_metaclass(owner, "__getattr__")?;
                Some(Attribute::Call(fallback, vec![owner.clone(), Value::str(&**name)]))
            }
        };
    };
    Some(match found.kind() {
        Some(Kind::StaticMethod(function)) => Attribute::Value(function.clone()),
        Some(Kind::ClassMethod(function)) => Attribute::Value(method(function.clone(), owner.clone())),
        Some(Kind::Instance(_)) if let Some(get) = find(&class_of(&found), "__get__") => {
            Attribute::Call(get, vec![found, Value::None, owner.clone()])
        }
        _ => Attribute::Value(found),
    })
}

/// The module of a built-in class and its own name, of the one name that CPython too has for both (`tp_name`).
fn module_and_name(name: &str) -> (&str, &str) {
    name.rsplit_once('.').unwrap_or(("builtins", name))
}

/// What a built-in class defines, as a dict.
pub(super) fn dict_of_type(class: &'static crate::object::Type) -> Value {
    let mut dict = crate::object::Dict::default();
    let methods = class.methods.iter().map(|method| (method.name, Value::Native(method)));
    for (name, value) in methods.chain(class.statics.iter().map(|(name, value)| (*name, value.clone()))) {
        // Names are text, which always has a hash.
        let _ = dict.insert(Value::str(name), value);
    }
    Value::dict(dict)
}

/// `Class.__annotations__`, which its body noted as texts.
pub(super) fn annotations_of_class(owner: &Value, texts: Value, interpreter: &Arc<Interpreter>) -> Attribute {
    let Some(Kind::Class(class)) = owner.kind() else { return Attribute::Value(texts) };
    match &class.annotate {
        Value::Null => Attribute::Value(texts),
        evaluate => {
            let callable = interpreter.library_function("evaluated_annotations");
            Attribute::Call(callable, vec![owner.clone(), evaluate.clone(), texts])
        }
    }
}
