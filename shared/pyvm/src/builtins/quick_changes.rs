//! The commonest cases of what changes, copies and looks through containers, as in [`quick`](crate::builtins::quick).
//!
//! What is taken out of a container dies after its lock.

use crate::builtins::sort;
use crate::number::{are_plainly_ordered, plainly_equal};
use crate::object::{Dict, Kind, Mutex, Set, Value, lock, snapshot, try_lock};

/// The items of a list.
#[inline(always)]
fn items_of(list: &Value) -> Option<&Mutex<Vec<Value>>> {
    match list.plain_kind() {
        Some(Kind::List(items)) => Some(items),
        _ => None,
    }
}

/// Where an item is first found; `None` where somebody has to be asked.
fn find(items: &[Value], item: &Value) -> Option<Option<usize>> {
    for (at, other) in items.iter().enumerate() {
        if plainly_equal(other, item)? {
            return Some(Some(at));
        }
    }
    Some(None)
}

/// `list.remove(item)`
pub(super) fn remove(list: &Value, item: &Value) -> Value {
    let Some(items) = items_of(list) else { return Value::Null };
    let mut items = lock(items);
    let Some(Some(at)) = find(&items, item) else { return Value::Null };
    let removed = items.remove(at);
    drop(items);
    drop(removed);
    Value::None
}

/// `list.index(item)`
pub(super) fn index(list: &Value, item: &Value, start: &Value) -> Value {
    let Some(items) = items_of(list).filter(|_| start.is_null()) else { return Value::Null };
    let found = find(&lock(items), item).flatten();
    found.and_then(|at| i64::try_from(at).ok()).map_or(Value::Null, Value::Int)
}

/// `list.clear()`
pub(super) fn clear_list(list: &Value) -> Value {
    let Some(items) = items_of(list) else { return Value::Null };
    let old = std::mem::take(&mut *lock(items));
    drop(old);
    Value::None
}

/// `list.copy()`
pub(super) fn copy_list(list: &Value) -> Value {
    items_of(list).map_or(Value::Null, |items| Value::list(snapshot(items)))
}

/// `list.reverse()`
pub(super) fn reverse(list: &Value) -> Value {
    let Some(items) = items_of(list) else { return Value::Null };
    lock(items).reverse();
    Value::None
}

/// `list.sort()` of numbers or texts: under one lock, so that nobody sees it half done.
pub(super) fn sort(list: &Value) -> Value {
    let Some(items) = items_of(list) else { return Value::Null };
    let mut items = lock(items);
    if !are_plainly_ordered(items.iter()) {
        return Value::Null;
    }
    let sorted = sort::in_plain_order(std::mem::take(&mut *items), false);
    *items = sorted; // an empty one dies
    Value::None
}

/// The entries of a dict.
#[inline(always)]
fn entries_of(dict: &Value) -> Option<&Mutex<Dict>> {
    match dict.plain_kind() {
        Some(Kind::Dict(entries)) => Some(entries),
        _ => None,
    }
}

/// `dict.copy()`
pub(super) fn copy_dict(dict: &Value) -> Value {
    entries_of(dict).map_or(Value::Null, |entries| Value::dict(lock(entries).clone()))
}

/// `dict.clear()`
pub(super) fn clear_dict(dict: &Value) -> Value {
    let Some(entries) = entries_of(dict) else { return Value::Null };
    let old = lock(entries).clear();
    drop(old);
    Value::None
}

/// `dict.popitem()` of one that is not empty.
pub(super) fn pop_item(dict: &Value) -> Value {
    let Some(entries) = entries_of(dict) else { return Value::Null };
    let last = lock(entries).pop(true);
    last.map_or(Value::Null, |(key, value)| Value::tuple(vec![key, value]))
}

/// `dict.update(other)` by another dict whose keys nobody has to be asked about. Nobody waits for the lock of one with that of
/// the other in hand.
pub(super) fn update(dict: &Value, other: &Value) -> Value {
    let (Some(entries), Some(more)) = (entries_of(dict), entries_of(other)) else { return Value::Null };
    let mut old = Vec::new();
    {
        let mut entries = lock(entries);
        let Some(more) = try_lock(more) else { return Value::Null };
        if !more.iter().all(|(key, _)| key.is_plain_key()) {
            return Value::Null;
        }
        for (key, value) in more.iter() {
            match entries.set(key, value.clone()) {
                Ok(None) => {}
                Ok(Some(Value::Int(_) | Value::None | Value::True | Value::False)) => {}
                Ok(Some(replaced)) => old.push(replaced),
                Err(_) => return Value::Null, // done again from the start it comes to the same
            }
        }
    }
    drop(old);
    Value::None
}

/// The members of a set that can be changed.
#[inline(always)]
fn members_of(set: &Value) -> Option<&Mutex<Set>> {
    match set.plain_kind() {
        Some(Kind::Set(members)) => Some(members),
        _ => None,
    }
}

/// `set.copy()`
pub(super) fn copy_set(set: &Value) -> Value {
    let Some(members) = members_of(set) else { return Value::Null };
    let mut copy = Set::default();
    match copy.merge(&lock(members)) {
        Ok(()) => Value::set(copy),
        Err(_) => Value::Null,
    }
}

/// `set.pop()` of one that is not empty.
pub(super) fn pop_member(set: &Value) -> Value {
    let Some(members) = members_of(set) else { return Value::Null };
    let popped = lock(members).pop();
    popped.unwrap_or_default()
}

/// `set.remove(member)` of a member that is there.
pub(super) fn remove_member(set: &Value, member: &Value) -> Value {
    let Some(members) = members_of(set).filter(|_| member.is_plain_key()) else { return Value::Null };
    let removed = lock(members).remove(member);
    match removed {
        Ok(Some(removed)) => {
            drop(removed);
            Value::None
        }
        _ => Value::Null,
    }
}

/// `set.clear()`
pub(super) fn clear_set(set: &Value) -> Value {
    let Some(members) = members_of(set) else { return Value::Null };
    let old = lock(members).clear();
    drop(old);
    Value::None
}

/// `set.update(items)` of a list or tuple of plain members.
pub(super) fn update_set(values: &[Value]) -> Value {
    let [set, items] = values else { return Value::Null };
    let Some(members) = members_of(set) else { return Value::Null };
    let items = match items.plain_kind() {
        Some(Kind::List(items)) => snapshot(items),
        Some(Kind::Tuple(items)) => items.clone(),
        _ => return Value::Null,
    };
    if !items.iter().all(Value::is_plain_key) {
        return Value::Null;
    }
    let mut members = lock(members);
    for item in items {
        if members.add(item).is_err() {
            return Value::Null; // done again from the start it comes to the same
        }
    }
    Value::None
}
