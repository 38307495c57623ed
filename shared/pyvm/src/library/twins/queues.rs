//! Conditions that nobody waits for, and the items of queues.

use super::field::{Field, Own};
use crate::object::{Function, Kind, Value, lock};

static LOCK: Field = Field::new("_lock");
static WAITERS: Field = Field::new("_waiters");
static QUEUE: Field = Field::new("queue");
static IS_OWNED: Own = Own::new("_is_owned");

/// Whether the lock of a condition is taken. One that can be taken again has a holder, and is left to the body.
fn is_taken(condition: &Value) -> Option<bool> {
    let held = LOCK.object(condition)?;
    match &held.kind {
        Kind::Lock(lock) if !lock.reentrant => Some(lock.state().count > 0),
        _ => None,
    }
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

/// Does something with the list of a queue's items.
fn with_items(this: Option<&Value>, work: impl FnOnce(&mut Vec<Value>) -> Option<Value>) -> Value {
    let queue = this.and_then(|this| QUEUE.object(this));
    match queue.as_ref().map(|queue| &queue.kind) {
        Some(Kind::List(items)) => work(&mut lock(items)).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// `Queue._qsize`
pub(super) fn size(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments.first(), |items| i64::try_from(items.len()).ok().map(Value::Int))
}

/// `Queue._put`
pub(super) fn put(_: &Function, arguments: &[Value]) -> Value {
    let [this, item] = arguments else { return Value::Null };
    with_items(Some(this), |items| {
        items.push(item.clone());
        Some(Value::None)
    })
}

/// `Queue._get`
pub(super) fn first(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments.first(), |items| if items.is_empty() { None } else { Some(items.remove(0)) })
}

/// `LifoQueue._get`
pub(super) fn last(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments.first(), Vec::pop)
}
