//! Rows of numbers, of which `bytearray`, `array` and `memoryview` are made: the list in which they keep them.

use std::sync::OnceLock;

use super::field::{Field, Own};
use crate::bytecode::Name;
use crate::machine::sequence::{item, place, set_item};
use crate::object::{Instance, Iter, Kind, Mutex, Ref, Value, lock};

static ITEMS: Field = Field::new("_items");
static SET_ATTRIBUTE: Own = Own::new("__setattr__");

/// The list of an object.
#[inline]
pub(super) fn list_of(this: &Value) -> Option<Ref> {
    ITEMS.object(this)
}

/// The items in a list.
#[inline(always)]
pub(super) fn items_in(list: &Ref) -> Option<&Mutex<Vec<Value>>> {
    match &list.kind {
        Kind::List(items) => Some(items),
        _ => None,
    }
}

/// What is done with the items of an object.
#[inline]
pub(super) fn with_items<T>(this: &Value, act: impl FnOnce(&mut Vec<Value>) -> Option<T>) -> Option<T> {
    let list = list_of(this)?;
    act(&mut lock(items_in(&list)?))
}

/// Gives an object that has none its list; false where its class has a say in that.
pub(super) fn begin(this: &Value, items: Vec<Value>) -> bool {
    static NAME: OnceLock<Name> = OnceLock::new();
    let Value::Object(object) = this else { return false };
    let Some(instance) = object.kind.instance().filter(|_| SET_ATTRIBUTE.is_of(this)) else { return false };
    fill(instance, NAME.get_or_init(|| "_items".into()).clone(), Value::list(items));
    true
}

/// Sets an attribute.
pub(super) fn fill(instance: &Instance, name: Name, value: Value) {
    let old = lock(&instance.attributes).set(name, value);
    drop(old); // after the lock
}

/// `row[index]`
#[inline]
pub(super) fn get(this: &Value, index: i64) -> Option<Value> {
    with_items(this, |items| items.get(place(index, items.len())?).cloned())
}

/// `row[index] = number`
#[inline]
pub(super) fn set(this: &Value, index: i64, number: Value) -> Option<Value> {
    with_items(this, |items| {
        let at = place(index, items.len())?;
        items[at] = number; // a number dies
        Some(Value::None)
    })
}

/// `row[slice]`, as a list.
pub(super) fn part(this: &Value, slice: &Value) -> Option<Vec<Value>> {
    let list = Value::Object(list_of(this)?);
    match item(&list, slice).ok()?.plain_kind() {
        Some(Kind::List(items)) => Some(std::mem::take(&mut *lock(items))),
        _ => None,
    }
}

/// `row[slice] = numbers`
pub(super) fn set_part(this: &Value, slice: &Value, numbers: Vec<Value>) -> Option<Value> {
    let list = Value::Object(list_of(this)?);
    set_item(&list, slice, Value::list(numbers)).ok().map(|()| Value::None)
}

/// How many items there are.
pub(super) fn count(this: &Value) -> Option<Value> {
    let count = with_items(this, |items| Some(items.len()))?;
    i64::try_from(count).ok().map(Value::Int)
}

/// `iter(row)`
pub(super) fn walk(this: &Value) -> Option<Value> {
    let list = list_of(this)?;
    items_in(&list)?;
    Some(Iter::walk(&Value::Object(list)).into_value())
}

/// The numbers in a list, tuple or range, where they all are such that `fits` says so.
pub(super) fn numbers(from: &Value, fits: impl Fn(&Value) -> bool) -> Option<Vec<Value>> {
    let all = |items: &[Value]| items.iter().all(&fits).then(|| items.to_vec());
    match from.plain_kind()? {
        Kind::List(items) => all(&lock(items)),
        Kind::Tuple(items) => all(items),
        Kind::Range(_) => {
            let mut numbers = Vec::new();
            for number in Iter::native(from)? {
                let number = number.ok().filter(&fits)?; // the first that does not fit is the last one made
                numbers.push(number);
            }
            Some(numbers)
        }
        _ => None,
    }
}
