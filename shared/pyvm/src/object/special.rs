//! Special methods that a program's own classes define.

use crate::object::{Kind, Value, class_of, find};

/// The special method of this name that a class of the program defines for a value; `None` where what the
/// machine does of itself holds.
#[inline]
pub(crate) fn own_special(value: &Value, name: &str) -> Option<Value> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_) => own(value, name),
            _ => None,
        },
        _ => None,
    }
}

#[inline(never)]
fn own(value: &Value, name: &str) -> Option<Value> {
    find(&class_of(value), name).filter(|found| !matches!(found, Value::Native(_)))
}
