//! `collections.deque` (`Modules/_collectionsmodule.c`). What it does in one step no other thread sees half done.

mod methods;
mod operator;
mod quick;

use std::collections::VecDeque;

use crate::object::{
    Deque, Kind, Mutex, NativeFunction, NativeModule, Outcome, Raise, Result, Type, Value, drain, lock,
};

pub(crate) use operator::operator;

/// `_deque`: the class for the library's own Python code.
pub(crate) static MODULE: NativeModule =
    NativeModule { name: "_deque", members: &[("deque", Value::Type(&DEQUE))], of_interpreter: |_, _| None };

pub(crate) static DEQUE: Type = Type::new(
    "collections.deque",
    NativeFunction::new("deque", |_, args| {
        let [items, limit] = args.named(["iterable", "maxlen"])?;
        made_of(items, limit).map(|deque| Outcome::Value(value_of(deque)))
    })
    .gathering(),
)
.with_methods(methods::METHODS)
.with_attributes(|deque, name| match name {
    "maxlen" => match deque.kind() {
        Some(Kind::Deque(deque)) => Some(as_maxlen(lock(deque).limit())),
        _ => None,
    },
    _ => None,
});

/// A deque as a value.
pub(crate) fn value_of(deque: Deque) -> Value {
    Value::object(Kind::Deque(Box::new(deque.into())))
}

/// The limit of a deque as a program sees it.
fn as_maxlen(limit: Option<usize>) -> Value {
    limit.map_or(Value::None, |limit| Value::Int(i64::try_from(limit).unwrap_or(i64::MAX)))
}

/// A deque of what `deque(iterable, maxlen)` was given.
fn made_of(items: &Value, limit: &Value) -> Result<Deque> {
    let limit = match limit {
        Value::Null | Value::None => None,
        limit => {
            let limit = limit.to_index().map_err(|raise| match raise.question() {
                None if limit.kind().is_none_or(|kind| !matches!(kind, Kind::BigInt(_))) => {
                    Raise::type_error("an integer is required")
                }
                _ => raise,
            })?;
            Some(usize::try_from(limit).map_err(|_| Raise::value_error("maxlen must be non-negative"))?)
        }
    };
    let items = if items.is_null() { Vec::new() } else { drain(items)? };
    Ok(Deque::new(items, limit))
}

/// The items of the deque that a method is called on.
fn items_of(deque: &Value) -> Result<&Mutex<Deque>> {
    match deque.kind() {
        Some(Kind::Deque(items)) => Ok(items),
        _ => Err(Raise::type_error(format!(
            "descriptor requires a 'collections.deque' object but received a '{}'",
            deque.type_name()
        ))),
    }
}

/// Does something with a deque's items. What has to go dies after the lock.
fn change(deque: &Value, work: impl FnOnce(&mut Deque) -> VecDeque<Value>) -> Result<()> {
    let old = work(&mut lock(items_of(deque)?));
    drop(old);
    Ok(())
}
