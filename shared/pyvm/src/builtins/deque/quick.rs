//! The commonest cases of what programs do with deques, as in [`quick`](crate::builtins::quick).

use crate::object::{Deque, Kind, Mutex, Value, lock};

fn items(deque: &Value) -> Option<&Mutex<Deque>> {
    match deque.plain_kind() {
        Some(Kind::Deque(items)) => Some(items),
        _ => None,
    }
}

/// Adds an item where no other one has to go for it; otherwise gives it back.
fn kept(deque: &Value, item: Value, add: impl FnOnce(&mut Deque, Value) -> Value) -> Option<Value> {
    let Some(items) = items(deque) else { return Some(item) };
    let mut items = lock(items);
    if items.is_full() {
        return Some(item);
    }
    std::mem::forget(add(&mut items, item)); // `Null`
    None
}

/// `deque.append(item)` where nobody wants the result.
pub(super) fn keep(deque: &Value, item: Value) -> Option<Value> {
    kept(deque, item, Deque::append)
}

/// `deque.appendleft(item)` where nobody wants the result.
pub(super) fn keep_left(deque: &Value, item: Value) -> Option<Value> {
    kept(deque, item, Deque::append_left)
}

fn add(deque: &Value, item: &Value, add: impl FnOnce(&mut Deque, Value) -> Value) -> Value {
    let Some(items) = items(deque) else { return Value::Null };
    let old = add(&mut lock(items), item.clone());
    drop(old); // after the lock
    Value::None
}

/// `deque.append(item)`
pub(super) fn append(deque: &Value, item: &Value) -> Value {
    add(deque, item, Deque::append)
}

/// `deque.appendleft(item)`
pub(super) fn append_left(deque: &Value, item: &Value) -> Value {
    add(deque, item, Deque::append_left)
}

/// `deque.pop()`
pub(super) fn pop(deque: &Value) -> Value {
    items(deque).and_then(|items| lock(items).pop()).unwrap_or_default()
}

/// `deque.popleft()`
pub(super) fn pop_left(deque: &Value) -> Value {
    items(deque).and_then(|items| lock(items).pop_left()).unwrap_or_default()
}
