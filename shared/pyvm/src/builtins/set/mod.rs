//! `set` and `frozenset`.

mod algebra;
mod look;
mod methods;
mod operator;

use std::borrow::Cow;

use crate::builtins::quick_containers;
use crate::object::{
    Kind, Mutex, NativeFunction, Outcome, Raise, Result, Set, Type, Value, can_iterate, collect, lock,
    own_special,
};

pub(crate) use algebra::intersection;
pub(crate) use operator::{compare, operator};

pub(crate) static SET: Type = Type::new(
    "set",
    NativeFunction::new("set", |_, args| {
        let items = args.at_most_one()?;
        let mut members = Set::default();
        if !items.is_null() {
            algebra::update(&mut members, &other(items)?)?;
        }
        Ok(Outcome::Value(Value::set(members)))
    })
    .gathering()
    .quick_none_or_one(quick_containers::new_set),
)
.with_methods(methods::OF_SET);

pub(crate) static FROZEN_SET: Type = Type::new(
    "frozenset",
    NativeFunction::new("frozenset", |_, args| {
        let items = args.at_most_one()?;
        if let Value::Object(object) = items
            && let Kind::FrozenSet(_) = object.kind
        {
            return Ok(Outcome::Value(items.clone()));
        }
        let mut members = Set::default();
        if !items.is_null() {
            algebra::update(&mut members, &other(items)?)?;
        }
        Ok(Outcome::Value(frozen(members)))
    })
    .gathering()
    .quick_none_or_one(quick_containers::new_frozen_set),
)
.with_methods(methods::OF_FROZEN_SET);

/// A new frozenset.
pub(crate) fn frozen(members: Set) -> Value {
    Value::object(Kind::FrozenSet(Box::new(members)))
}

/// What a set is joined or compared with.
enum Other<'a> {
    Set(Cow<'a, Set>),
    /// The keys of a dict.
    Keys(Vec<Value>),
    Items(Vec<Value>),
}

/// Reads the argument of a set's method. No two sets are ever locked at once: they may be the same one, or
/// another thread may lock them in the other order.
fn other(value: &Value) -> Result<Other<'_>> {
    if let Some(members) = members(value) {
        return Ok(Other::Set(members));
    }
    match value {
        Value::Object(object) if let Kind::Dict(dict) = &object.kind => {
            Ok(Other::Keys(lock(dict).iter().map(|(key, _)| key.clone()).collect()))
        }
        value if can_iterate(value) => Ok(Other::Items(collect(value.clone())?)),
        value => Err(Raise::type_error(format!("'{}' object is not iterable", value.type_name()))),
    }
}

/// The members of a `set` or `frozenset`, as they are now.
fn members(value: &Value) -> Option<Cow<'_, Set>> {
    match value.kind()? {
        Kind::Set(set) => Some(Cow::Owned(lock(set).clone())),
        Kind::FrozenSet(set) => Some(Cow::Borrowed(set)),
        _ => None,
    }
}

/// A set of a value's items.
pub(crate) fn of(value: &Value) -> Result<Set> {
    let mut set = Set::default();
    algebra::update(&mut set, &other(value)?)?;
    Ok(set)
}

/// `set.update`, with one argument. Stopped by a question and done again, it comes to the same.
pub(crate) fn update(set: &Mutex<Set>, more: &Value) -> Result<()> {
    let more = other(more)?;
    let result = algebra::update(&mut lock(set), &more);
    drop(more); // after the lock
    result
}

/// A value as it is looked for in a set: a set that has no hash counts as a frozenset (`set_contains`,
/// `Objects/setobject.c`).
pub(crate) fn as_member(value: &Value) -> Cow<'_, Value> {
    match value.kind() {
        Some(Kind::Set(set)) if own_special(value, "__hash__").is_none() => {
            Cow::Owned(frozen(lock(set).clone()))
        }
        _ => Cow::Borrowed(value),
    }
}
