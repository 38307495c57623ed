//! The commonest cases of the functions that look at objects of a program's classes.
//!
//! As in [`quick`](crate::builtins::quick), each gives `Null` where the function itself has to decide.

use crate::object::{Instance, Kind, Value, class_of, find, is_subclass, lock};

/// `isinstance(value, class)`
pub(super) fn isinstance(value: &Value, class: &Value) -> Value {
    match class {
        Value::Type(_) => Value::from(is_subclass(&class_of(value), class)),
        Value::Object(object) => match &object.kind {
            Kind::Class(of) if of.metaclass.is_null() => {
                let is_one = is_subclass(&class_of(value), class);
                // A class that answers for itself is asked about all others.
                if !is_one && find(class, "__class_instancecheck__").is_some() {
                    return Value::Null;
                }
                Value::from(is_one)
            }
            Kind::Tuple(classes) => {
                let mut found = classes.iter().map(|class| match class {
                    Value::Type(_) => isinstance(value, class),
                    _ if matches!(class.plain_kind(), Some(Kind::Class(_))) => isinstance(value, class),
                    _ => Value::Null,
                });
                found.find(|found| !matches!(found, Value::False)).unwrap_or(Value::False)
            }
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// A plain object of a program's class, its class as a value, and the name of an attribute.
fn parts<'v>(owner: &'v Value, name: &'v Value) -> Option<(&'v Instance, Value, &'v str)> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    if instance.class().intercepts {
        return None;
    }
    Some((instance, Value::Object(instance.class_ref().clone()), name.as_str()?))
}

/// Whether an object surely has nothing under a name that it has not itself, nor its class: `object` has special names only,
/// and no `__getattr__` is asked.
fn has_surely_not(class: &Value, name: &str) -> bool {
    !name.starts_with("__") && find(class, "__getattr__").is_none()
}

/// `getattr(owner, name)`, `getattr(owner, name, default)`: an attribute of its own, where its class has nothing of this
/// name; or the default, where there is none.
pub(super) fn get(owner: &Value, name: &Value, default: &Value) -> Value {
    let Some((instance, class, name)) = parts(owner, name) else { return Value::Null };
    if find(&class, name).is_some() {
        return Value::Null;
    }
    match lock(&instance.attributes).named(name) {
        Some(value) => value,
        None if !default.is_null() && has_surely_not(&class, name) => default.clone(),
        None => Value::Null,
    }
}

/// `hasattr(owner, name)`
pub(super) fn has(owner: &Value, name: &Value) -> Value {
    let Some((instance, class, name)) = parts(owner, name) else { return Value::Null };
    match find(&class, name) {
        Some(found) if matches!(found.kind(), Some(Kind::Function(_))) => Value::True,
        Some(_) => Value::Null,
        None if lock(&instance.attributes).named(name).is_some() => Value::True,
        None if has_surely_not(&class, name) => Value::False,
        None => Value::Null,
    }
}

/// `setattr(owner, name, value)` of an attribute that the object has already.
pub(super) fn set(owner: &Value, name: &Value, value: &Value) -> Value {
    let Some((instance, class, name)) = parts(owner, name) else { return Value::Null };
    let sets_itself = find(&class, "__setattr__").is_some_and(|found| !matches!(found, Value::Native(_)));
    if value.is_null() || sets_itself || find(&class, name).is_some() {
        return Value::Null;
    }
    let mut attributes = lock(&instance.attributes);
    let place = attributes.place(name);
    let Some((_, values)) = attributes.shaped_mut() else { return Value::Null };
    let Some(place) = place.and_then(|place| values.get_mut(place)) else { return Value::Null };
    let old = std::mem::replace(place, value.clone());
    drop(attributes); // before what dies looks at the object
    drop(old);
    Value::None
}
