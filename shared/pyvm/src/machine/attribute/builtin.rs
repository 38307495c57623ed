//! Attributes of built-in classes' objects, and those that `super()` finds.

use crate::builtins;
use crate::bytecode::Name;
use crate::machine::attribute::{Attribute, bound, method};
use crate::object::{Kind, Raise, Result, Super, Value, class_of, is_subclass, with_ancestors};

/// `super().name`: what the classes after one class have (`super_getattro`, `Objects/typeobject.c`).
pub(crate) fn of_super(inner: &Super, name: &Name) -> Result<Attribute> {
    // A class is looked up in itself, unless it is the metaclass that asks.
    let is_class = crate::object::is_class(&inner.receiver) && is_subclass(&inner.receiver, &inner.after);
    let receiver_class = match is_class {
        true => inner.receiver.clone(),
        false => class_of(&inner.receiver),
    };
    let order = with_ancestors(&receiver_class);
    let later = order.iter().skip_while(|class| !class.is(&inner.after)).skip(1);
    let found = later.into_iter().find_map(|class| match (class, class.kind()) {
        (Value::Type(class), _) => class.own(name),
        (_, Some(Kind::Class(class))) => class.own(name),
        _ => None,
    });
    match found {
        Some(found) if is_class => Ok(match found.kind() {
            Some(Kind::ClassMethod(function)) => {
                Attribute::Value(method(function.clone(), inner.receiver.clone()))
            }
            Some(Kind::StaticMethod(function)) => Attribute::Value(function.clone()),
            _ => Attribute::Value(found),
        }),
        Some(found) => Ok(bound(found, &inner.receiver, &receiver_class)),
        None => Err(Raise::attribute_error(format!("'super' object has no attribute '{name}'"))),
    }
}

pub(super) fn of_builtin(owner: &Value, name: &Name) -> Option<Attribute> {
    if &**name == "__module__"
        && let Some(Kind::Class(class)) = class_of(owner).kind()
    {
        return Some(Attribute::Value(Value::str(&*class.module)));
    }
    let class = match owner {
        Value::Object(object) if let Kind::Extended(extended) = &object.kind => {
            return of_builtin(&extended.payload, name);
        }
        _ => builtins::type_of(owner),
    };
    if &**name == "__class__" {
        return Some(Attribute::Value(class_of(owner)));
    }
    if let Some(method) = class.method(name) {
        return Some(Attribute::Method(Value::Native(method)));
    }
    let mut classes = std::iter::successors(Some(class), |class| class.base);
    let own = classes.find_map(|class| class.attributes.and_then(|own| own(owner, name)));
    own.or_else(|| class.find(name)).map(Attribute::Value).or_else(|| match &**name {
        "__doc__" => Some(Attribute::Value(Value::None)),
        "__module__" if matches!(owner, Value::Native(_)) => Some(Attribute::Value(Value::str("builtins"))),
        _ => None,
    })
}
