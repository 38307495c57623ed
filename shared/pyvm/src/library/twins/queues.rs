//! Conditions that nobody waits for, and the items of queues.

use super::field::{Field, Own};
use crate::object::{Function, Kind, Ref, Value, lock};

static LOCK: Field = Field::new("_lock");
static WAITERS: Field = Field::new("_waiters");
static QUEUE: Field = Field::new("queue");
static ENTER: Own = Own::of_class("Condition", "__enter__");
static EXIT: Own = Own::of_class("Condition", "__exit__");
static IS_OWNED: Own = Own::new("_is_owned");

/// Whether the lock of a condition is taken. One that can be taken again has a holder, and is left to the body.
fn is_taken(condition: &Value) -> Option<bool> {
    let held = LOCK.object(condition)?;
    match &held.kind {
        Kind::Lock(lock) if !lock.reentrant => Some(lock.state().count > 0),
        _ => None,
    }
}

/// The lock of a condition that is entered as the library has it.
pub(crate) fn lock_of_condition(this: &Value) -> Option<Value> {
    if !ENTER.is_of(this) || !EXIT.is_of(this) {
        return None;
    }
    LOCK.of(this)
}

/// `Condition._is_owned`
pub(super) fn is_owned(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] => is_taken(this).map_or(Value::Null, Value::from),
        _ => Value::Null,
    }
}

/// `Condition.notify` of a condition that nobody waits for.
pub(super) fn notify(_: &Function, arguments: &[Value]) -> Value {
    let [this] = arguments else { return Value::Null };
    let nobody = || {
        let waiters = WAITERS.object(this)?;
        let Kind::List(waiters) = &waiters.kind else { return None };
        let empty = lock(waiters).is_empty();
        (empty && IS_OWNED.is_of(this) && is_taken(this)?).then_some(Value::None)
    };
    nobody().unwrap_or_default()
}

/// The items of a queue: a list, or a deque.
fn items_of(arguments: &[Value]) -> Option<Ref> {
    QUEUE.object(arguments.first()?)
}

/// `Queue._qsize`
pub(super) fn size(_: &Function, arguments: &[Value]) -> Value {
    let items = items_of(arguments);
    let size = match items.as_ref().map(|items| &items.kind) {
        Some(Kind::Deque(items)) => lock(items).items().len(),
        Some(Kind::List(items)) => lock(items).len(),
        _ => return Value::Null,
    };
    i64::try_from(size).map_or(Value::Null, Value::Int)
}

/// `Queue._put`
pub(super) fn put(_: &Function, arguments: &[Value]) -> Value {
    let [_, item] = arguments else { return Value::Null };
    let items = items_of(arguments);
    match items.as_ref().map(|items| &items.kind) {
        Some(Kind::Deque(items)) => {
            let old = lock(items).append(item.clone());
            drop(old); // after the lock
        }
        Some(Kind::List(items)) => lock(items).push(item.clone()),
        _ => return Value::Null,
    }
    Value::None
}

/// `Queue._get`
pub(super) fn first(_: &Function, arguments: &[Value]) -> Value {
    let items = items_of(arguments);
    let Some(Kind::Deque(items)) = items.as_ref().map(|items| &items.kind) else { return Value::Null };
    let item = lock(items).pop_left();
    item.unwrap_or_default()
}

/// `LifoQueue._get`
pub(super) fn last(_: &Function, arguments: &[Value]) -> Value {
    let items = items_of(arguments);
    let Some(Kind::List(items)) = items.as_ref().map(|items| &items.kind) else { return Value::Null };
    let item = lock(items).pop();
    item.unwrap_or_default()
}
