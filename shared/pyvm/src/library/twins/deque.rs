//! `collections.deque` (`Modules/_collectionsmodule.c`), whose items lie in a list.

use super::{attribute, object};
use crate::machine::sequence::place;
use crate::object::{Function, Kind, Mutex, Ref, Value, lock};

/// The list of a deque's items.
fn items(list: &Ref) -> Option<&Mutex<Vec<Value>>> {
    match &list.kind {
        Kind::List(items) => Some(items),
        _ => None,
    }
}

/// Adds an item at one end; one more than there may be goes at the other end.
fn add(this: &Value, item: &Value, left: bool) -> Option<Value> {
    let most = match attribute(this, "_maxlen")? {
        Value::None => None,
        Value::Int(most) => Some(usize::try_from(most).ok()?),
        _ => return None,
    };
    let list = object(this, "_items")?;
    let mut items = lock(items(&list)?);
    if left {
        items.insert(0, item.clone());
    } else {
        items.push(item.clone());
    }
    let surplus = match most {
        Some(most) if items.len() > most => {
            let at = if left { items.len() - 1 } else { 0 };
            Some(items.remove(at))
        }
        _ => None,
    };
    drop(items); // before what is dropped
    drop(surplus);
    Some(Value::None)
}

pub(super) fn append(_: &Function, arguments: &[Value]) -> Value {
    let [this, item] = arguments else { return Value::Null };
    add(this, item, false).unwrap_or_default()
}

pub(super) fn append_left(_: &Function, arguments: &[Value]) -> Value {
    let [this, item] = arguments else { return Value::Null };
    add(this, item, true).unwrap_or_default()
}

/// Does something with the items, where there are any.
fn with_items(arguments: &[Value], work: impl FnOnce(&mut Vec<Value>) -> Option<Value>) -> Value {
    let Some(list) = arguments.first().and_then(|this| object(this, "_items")) else { return Value::Null };
    items(&list).and_then(|items| work(&mut lock(items))).unwrap_or_default()
}

pub(super) fn pop(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments, Vec::pop)
}

pub(super) fn pop_left(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments, |items| if items.is_empty() { None } else { Some(items.remove(0)) })
}

pub(super) fn len(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments, |items| i64::try_from(items.len()).ok().map(Value::Int))
}

pub(super) fn is_filled(_: &Function, arguments: &[Value]) -> Value {
    with_items(arguments, |items| Some(Value::from(!items.is_empty())))
}

pub(super) fn item(_: &Function, arguments: &[Value]) -> Value {
    let [_, Value::Int(index)] = arguments else { return Value::Null };
    with_items(arguments, |items| place(*index, items.len()).map(|at| items[at].clone()))
}
