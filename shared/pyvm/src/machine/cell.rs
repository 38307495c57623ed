//! Cells: variables that functions share.

use crate::object::{Kind, Value, lock};

/// `MAKE_CELL`: the slot's value moves into a new cell, which takes its place.
pub(crate) fn make(slot: &mut Value) {
    let value = std::mem::take(slot);
    *slot = Value::object(Kind::Cell(value.into()));
}

/// The value in a cell; `Null` where there is none.
#[inline]
pub(crate) fn load(cell: &Value) -> Value {
    match cell.kind() {
        Some(Kind::Cell(value)) => lock(value).clone(),
        _ => Value::Null,
    }
}

/// Puts a value into a cell, and gives the old one.
#[inline]
pub(crate) fn store(cell: &Value, value: Value) -> Value {
    match cell.kind() {
        Some(Kind::Cell(place)) => std::mem::replace(&mut *lock(place), value),
        _ => Value::Null,
    }
}
