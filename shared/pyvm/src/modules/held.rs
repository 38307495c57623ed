//! References that CPython's iterators keep: `enumerate`, `zip` and `dict.items()` give the same tuple again and again where
//! nobody else has it, and so hold what they gave last (`enum_next`, `zip_next`, `dictiter_iternextitem`).

use crate::object::{Iter, Kind, Ref, Value, lock};

/// How many references to an object the running loops of a thread hold in such tuples. `stack` holds all its frames; the
/// program may have named a tuple there, or by a global.
pub(super) fn held_by_loops(
    stack: &[Value],
    globals: &(impl Iterator<Item = Value> + Clone),
    object: usize,
) -> usize {
    let mut held = 0;
    for value in stack {
        let Value::Iter(iter) = value else { continue };
        let Some(given) = last_tuple(iter) else { continue };
        let count = given.iter().filter(|value| is(value, object)).count();
        let is_given = |value: &Value| is_tuple_of(value, &given);
        if count > 0 && !stack.iter().any(is_given) && !globals.clone().any(|value| is_given(&value)) {
            held += count;
        }
    }
    held
}

fn is(value: &Value, object: usize) -> bool {
    matches!(value, Value::Object(other) if Ref::as_ptr(other) as usize == object)
}

/// Whether the program has the tuple itself: then its references are counted.
fn is_tuple_of(value: &Value, given: &[Value]) -> bool {
    let Some(Kind::Tuple(items)) = value.kind() else { return false };
    let same = |(item, given): (&Value, &Value)| given.is_null() || item.is(given);
    items.len() == given.len() && items.iter().zip(given).all(same)
}

/// What an iterator gave last, where that was a tuple of its own making; `Null` for what is no object.
fn last_tuple(iter: &Iter) -> Option<Vec<Value>> {
    match iter {
        Iter::Enumerate { of, .. } => Some(vec![Value::Null, last(of)?]),
        Iter::Zip { of, .. } => Some(of.iter().map(|iter| last(iter).unwrap_or_default()).collect()),
        Iter::Entries(entries) => entries.last_pair().map(|(key, value)| vec![key, value]),
        Iter::Shared(object) => match &object.kind {
            Kind::Iterator(iter) => last_tuple(&lock(iter)),
            _ => None,
        },
        _ => None,
    }
}

/// The item that an iterator over a container gave last.
fn last(iter: &Iter) -> Option<Value> {
    match iter {
        Iter::Sequence { of, at } => match &of.kind {
            Kind::List(items) => lock(items).get(at.checked_sub(1)?).cloned(),
            Kind::Tuple(items) => items.get(at.checked_sub(1)?).cloned(),
            _ => None,
        },
        Iter::Shared(object) => match &object.kind {
            Kind::Iterator(iter) => last(&lock(iter)),
            _ => None,
        },
        _ => None,
    }
}
