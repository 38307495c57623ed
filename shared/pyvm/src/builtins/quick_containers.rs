//! The commonest cases of what programs do with containers, as in [`quick`](crate::builtins::quick).

use std::cmp::Ordering;

use crate::builtins::sum::small;
use crate::builtins::{type_of, type_of_kind};
use crate::machine::sequence::place;
use crate::object::{Kind, Range, Ref, Set, Value, lock, snapshot};

/// `list(items)`, of another list or a tuple, or an empty one.
pub(super) fn new_list(items: &Value) -> Value {
    match copied(items) {
        Some(items) => Value::list(items),
        None => Value::Null,
    }
}

/// `tuple(items)`, of a list or another tuple, which it is, or an empty one.
pub(super) fn new_tuple(items: &Value) -> Value {
    match items.plain_kind() {
        Some(Kind::Tuple(_)) => items.clone(),
        _ => copied(items).map_or(Value::Null, Value::tuple),
    }
}

/// `set(items)`, of a list or tuple of plain members, or an empty one.
pub(super) fn new_set(items: &Value) -> Value {
    members(items).map_or(Value::Null, Value::set)
}

/// `frozenset(items)` of the same.
pub(super) fn new_frozen_set(items: &Value) -> Value {
    members(items).map_or(Value::Null, crate::builtins::set::frozen)
}

fn members(items: &Value) -> Option<Set> {
    let all = |items: &[Value]| {
        let mut set = Set::default();
        for item in items {
            if !matches!(item, Value::Int(_)) && item.plain_text().is_none() {
                return None;
            }
            set.add(item.clone()).ok()?;
        }
        Some(set)
    };
    match items.plain_kind() {
        None if items.is_null() => Some(Set::default()),
        Some(Kind::List(items)) => all(&lock(items)),
        Some(Kind::Tuple(items)) => all(items),
        _ => None,
    }
}

fn copied(items: &Value) -> Option<Vec<Value>> {
    match items.plain_kind() {
        None if items.is_null() => Some(Vec::new()),
        Some(Kind::List(items)) => Some(snapshot(items)),
        Some(Kind::Tuple(items)) => Some(items.clone()),
        _ => None,
    }
}

/// `list.append(item)` where nobody wants the result: the list keeps the item, or it is given back.
pub(super) fn keep(list: &Value, item: Value) -> Option<Value> {
    match list.plain_kind() {
        Some(Kind::List(items)) => {
            lock(items).push(item);
            None
        }
        _ => Some(item),
    }
}

/// `list.pop()` or `list.pop(index)`
pub(super) fn pop(list: &Value, index: &Value) -> Value {
    let Some(Kind::List(items)) = list.plain_kind() else { return Value::Null };
    let mut items = lock(items);
    match index {
        Value::Null => items.pop().unwrap_or_default(),
        Value::Int(index) => place(*index, items.len()).map_or(Value::Null, |at| items.remove(at)),
        _ => Value::Null,
    }
}

/// `list.insert(index, item)`
pub(super) fn insert(list: &Value, index: &Value, item: &Value) -> Value {
    let (Some(Kind::List(items)), Value::Int(at)) = (list.plain_kind(), index) else { return Value::Null };
    if item.is_null() {
        return Value::Null;
    }
    let mut items = lock(items);
    let len = items.len();
    let at = match usize::try_from(*at) {
        Ok(at) => at.min(len),
        Err(_) => len.saturating_sub(usize::try_from(at.unsigned_abs()).unwrap_or(usize::MAX)),
    };
    items.insert(at, item.clone());
    Value::None
}

/// `isinstance(value, class)`
pub(super) fn isinstance(value: &Value, class: &Value) -> Value {
    match one_isinstance(value, class) {
        Some(is) => is.into(),
        None => match class.plain_kind() {
            Some(Kind::Tuple(classes)) => {
                // The first one that it is of decides.
                for class in classes {
                    match one_isinstance(value, class) {
                        Some(true) => return Value::True,
                        Some(false) => {}
                        None => return Value::Null,
                    }
                }
                Value::False
            }
            _ => Value::Null,
        },
    }
}

fn one_isinstance(value: &Value, class: &Value) -> Option<bool> {
    match (value, class) {
        (Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_), Value::Type(class)) => {
            Some(type_of(value).is_a(class))
        }
        (Value::Object(object), Value::Type(class)) => match &object.kind {
            Kind::Str(_)
            | Kind::Bytes(_)
            | Kind::BigInt(_)
            | Kind::Tuple(_)
            | Kind::List(_)
            | Kind::Dict(_)
            | Kind::Set(_)
            | Kind::Deque(_)
            | Kind::FrozenSet(_) => Some(type_of_kind(&object.kind).is_a(class)),
            _ => None,
        },
        // An object of just this class, or of one that derives from it, is one, whatever the class says
        // (`object_isinstance`, `Objects/abstract.c`).
        (Value::Object(object), Value::Object(class)) => match &object.kind {
            Kind::Instance(instance) if Ref::ptr_eq(instance.class_ref(), class) => Some(true),
            Kind::Instance(instance) => {
                let derives = instance.class().ancestors.iter().any(|ancestor| match ancestor {
                    Value::Object(ancestor) => Ref::ptr_eq(ancestor, class),
                    _ => false,
                });
                // Where it does not, the class may still say that it is one.
                derives.then_some(true)
            }
            _ => None,
        },
        _ => None,
    }
}

/// `set.discard(member)` of a member that needs no Python code to be found.
pub(super) fn discard(set: &Value, member: &Value) -> Value {
    let Some(Kind::Set(members)) = set.plain_kind() else { return Value::Null };
    if !matches!(member, Value::Int(_)) && !matches!(member.plain_kind(), Some(Kind::Str(_))) {
        return Value::Null;
    }
    let removed = lock(members).remove(member);
    match removed {
        Ok(removed) => {
            drop(removed); // after the lock
            Value::None
        }
        Err(_) => Value::Null,
    }
}

/// The better one of two numbers; the first one where they are equal.
fn better(a: &Value, b: &Value, best: impl Fn(Ordering) -> bool) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(best(b.cmp(a))),
        (Value::Float(a), Value::Float(b)) => Some(b.get().partial_cmp(&a.get()).is_some_and(best)),
        _ => None,
    }
}

/// The best one of some numbers.
fn extreme(items: &[Value], best: impl Fn(Ordering) -> bool) -> Option<&Value> {
    let (mut found, rest) = items.split_first()?;
    if rest.is_empty() && !matches!(found, Value::Int(_) | Value::Float(_)) {
        return None;
    }
    for item in rest {
        if better(found, item, &best)? {
            found = item;
        }
    }
    Some(found)
}

/// `max(a, b, …)` or `max(items)` of numbers.
pub(super) fn extreme_of(values: &[Value], best: impl Fn(Ordering) -> bool) -> Value {
    let found = match values {
        [Value::Object(object)] => match &object.kind {
            Kind::List(items) => extreme(&lock(items), best).cloned(),
            Kind::Tuple(items) => extreme(items, best).cloned(),
            _ => None,
        },
        [_] => None,
        values => extreme(values, best).cloned(),
    };
    found.unwrap_or_default()
}

/// `sum(items)` of integers.
pub(super) fn sum(items: &Value) -> Value {
    let total = |items: &[Value]| items.iter().try_fold(0_i64, |total, item| total.checked_add(small(item)?));
    let sum = match items.plain_kind() {
        Some(Kind::List(items)) => total(&lock(items)),
        Some(Kind::Tuple(items)) => total(items),
        _ => None,
    };
    sum.map_or(Value::Null, Value::Int)
}

/// `range(stop)`, `range(start, stop)` or with a step.
pub(super) fn range(values: &[Value]) -> Value {
    let range = match *values {
        [Value::Int(stop)] => Range { start: 0, stop, step: 1 },
        [Value::Int(start), Value::Int(stop)] => Range { start, stop, step: 1 },
        [Value::Int(start), Value::Int(stop), Value::Int(step)] if step != 0 => Range { start, stop, step },
        _ => return Value::Null,
    };
    Value::object(Kind::Range(range))
}

/// `dict.setdefault(key, default)`
pub(super) fn setdefault(dict: &Value, key: &Value, default: &Value) -> Value {
    let Some(Kind::Dict(entries)) = dict.plain_kind() else { return Value::Null };
    let mut entries = lock(entries);
    let value = match entries.get(key) {
        Ok(Some(found)) => return found.clone(),
        Ok(None) if default.is_null() => Value::None,
        Ok(None) => default.clone(),
        Err(_) => return Value::Null,
    };
    match entries.insert(key.clone(), value.clone()) {
        Ok(_) => value, // there was none
        Err(_) => Value::Null,
    }
}

/// `dict.pop(key)` or `dict.pop(key, default)`
pub(super) fn pop_key(dict: &Value, key: &Value, default: &Value) -> Value {
    let Some(Kind::Dict(entries)) = dict.plain_kind() else { return Value::Null };
    let removed = lock(entries).remove(key);
    match removed {
        Ok(Some((_, value))) => value,
        Ok(None) => default.clone(),
        Err(_) => Value::Null,
    }
}

/// `list.extend(items)` of a list or tuple.
pub(super) fn extend(list: &Value, items: &Value) -> Value {
    let Some(Kind::List(place)) = list.plain_kind() else { return Value::Null };
    let more = match items.plain_kind() {
        Some(Kind::List(items)) => lock(items).clone(),
        Some(Kind::Tuple(items)) => items.clone(),
        _ => return Value::Null,
    };
    lock(place).extend(more);
    Value::None
}
