//! The commonest cases of what programs do with containers, as in [`quick`](crate::builtins::quick).

use crate::builtins::{type_of, type_of_kind};
use crate::machine::sequence::place;
use crate::object::{Kind, Ref, Value, lock};

/// The kind of an object. Not that of a derived class, which may have its own mind.
#[inline(always)]
fn kind(value: &Value) -> Option<&Kind> {
    match value {
        Value::Object(object) => Some(&object.kind),
        _ => None,
    }
}

/// `list.append(item)` where nobody wants the result: the list keeps the item, or it is given back.
pub(super) fn keep(list: &Value, item: Value) -> Option<Value> {
    match kind(list) {
        Some(Kind::List(items)) => {
            lock(items).push(item);
            None
        }
        _ => Some(item),
    }
}

/// `list.pop()` or `list.pop(index)`
pub(super) fn pop(list: &Value, index: &Value) -> Value {
    let Some(Kind::List(items)) = kind(list) else { return Value::Null };
    let mut items = lock(items);
    match index {
        Value::Null => items.pop().unwrap_or_default(),
        Value::Int(index) => place(*index, items.len()).map_or(Value::Null, |at| items.remove(at)),
        _ => Value::Null,
    }
}

/// `list.insert(index, item)`
pub(super) fn insert(list: &Value, index: &Value, item: &Value) -> Value {
    let (Some(Kind::List(items)), Value::Int(at)) = (kind(list), index) else { return Value::Null };
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
        None => match kind(class) {
            Some(Kind::Tuple(classes)) => {
                let is: Option<Vec<bool>> =
                    classes.iter().map(|class| one_isinstance(value, class)).collect();
                is.map_or(Value::Null, |is| is.contains(&true).into())
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
            | Kind::FrozenSet(_) => Some(type_of_kind(&object.kind).is_a(class)),
            _ => None,
        },
        // An object of just this class is one, whatever the class says (`object_isinstance`, `Objects/abstract.c`).
        (Value::Object(object), Value::Object(class)) => match &object.kind {
            Kind::Instance(instance) if Ref::ptr_eq(&instance.class, class) => Some(true),
            _ => None,
        },
        _ => None,
    }
}

/// `set.discard(member)` of a member that needs no Python code to be found.
pub(super) fn discard(set: &Value, member: &Value) -> Value {
    let Some(Kind::Set(members)) = kind(set) else { return Value::Null };
    if !matches!(member, Value::Int(_)) && !matches!(kind(member), Some(Kind::Str(_))) {
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
