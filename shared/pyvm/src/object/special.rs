//! Special methods that a program's own classes define.

use crate::library::twins::class_changes;
use crate::object::absent::{is_absent, note_absent};
use crate::object::{Kind, Value, class_of, find, find_in_metaclass};

/// The special method of this name that a class of the program defines for a value; `None` where what the
/// machine does of itself holds.
#[inline]
pub(crate) fn own_special(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_) => own(value, name),
            Kind::Class(_) => of_class(value, name),
            _ => None,
        },
        _ => None,
    }
}

#[inline(never)]
fn own(value: &Value, name: &str) -> Option<Value> {
    let Value::Object(object) = value else { return None };
    let Some(instance) = object.kind.instance() else {
        return find(&class_of(value), name).filter(|found| !matches!(found, Value::Native(_)));
    };
    // Asked before the method is looked up.
    let (class, changes) = (instance.class().id, class_changes());
    if is_absent(class, name) {
        return None;
    }
    let found = find(&class_of(value), name).filter(|found| !matches!(found, Value::Native(_)));
    if found.is_none() {
        note_absent(class, name, changes);
    }
    found
}

/// What stands for the special method of a metaclass: `__class_iter__` of a class is what `iter(the class)` calls. The
/// machine's own library has such classes, enumerations above all.
#[cold]
fn of_class(class: &Value, name: &str) -> Option<Value> {
    if let Some(found) = find_in_metaclass(class, name) {
        return Some(found);
    }
    let own = match name {
        "__iter__" => "__class_iter__",
        "__reversed__" => "__class_reversed__",
        "__len__" => "__class_len__",
        "__contains__" => "__class_contains__",
        "__repr__" => "__class_repr__",
        _ => return None,
    };
    match find(class, own)?.kind() {
        Some(Kind::ClassMethod(function)) => Some(function.clone()),
        _ => None,
    }
}
