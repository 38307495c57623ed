//! What takes items of several iterations, or all items of one.

use std::borrow::Borrow;

use crate::bytecode::BinaryOperator;
use crate::number::binary;
use crate::object::{Iter, Kind, Raise, Result, Value, ask, lock, own_special, snapshot};

/// A sequence made at one stroke may hold this many items (1.6 GB), so that a slip of the pen in a
/// program ends in a MemoryError and not in a machine that swaps.
pub(crate) const MOST_ITEMS: usize = 100_000_000;

/// All items of an iterable value.
///
/// Where that uses up an iterator, the items are the answer to a question, and so still at hand when the
/// instruction has to begin again.
///
/// # Errors
/// `TypeError` where the value is not iterable, `MemoryError` where there are too many, a question where Python
/// code has to give them.
pub(crate) fn collect(value: impl Borrow<Value>) -> Result<Vec<Value>> {
    all(value.borrow())
}

fn all(value: &Value) -> Result<Vec<Value>> {
    if own_special(value, "__iter__").is_none() {
        match value.kind() {
            Some(Kind::Tuple(items)) => return Ok(items.clone()),
            Some(Kind::List(items)) => return Ok(snapshot(items)),
            Some(Kind::Set(set)) => return Ok(lock(set).iter().cloned().collect()),
            Some(Kind::Dict(dict)) => return Ok(lock(dict).iter().map(|(key, _)| key.clone()).collect()),
            Some(Kind::Deque(deque)) => return Ok(lock(deque).snapshot()),
            Some(Kind::View(view)) => return Ok(view.items()),
            Some(Kind::Range(range)) if range.len() > MOST_ITEMS as u64 => return Err(too_many()),
            Some(Kind::Iterator(_)) => return answered("_drain", value),
            _ => {}
        }
    }
    match Iter::native(value) {
        Some(iter) => {
            let known =
                if let Iter::Range { left, .. } = &iter { usize::try_from(*left).unwrap_or(0) } else { 0 };
            let mut items = Vec::with_capacity(known);
            for item in iter {
                items.push(item?);
            }
            Ok(items)
        }
        None if is_iterable(value) => answered("_collect", value),
        None => Iter::over(value.clone()).and_then(Iterator::collect),
    }
}

/// All items of an iterable value, for whoever asks no question afterwards: an iterator is used up on the spot.
///
/// # Errors
/// See [`collect`].
pub(crate) fn drain(value: &Value) -> Result<Vec<Value>> {
    let Some(Kind::Iterator(iter)) = value.kind() else { return all(value) };
    if let Iter::Backwards { of, left } = &mut *lock(iter)
        && let Kind::List(items) = &of.kind
        && let Some(items) = lock(items).get(..*left)
    {
        *left = 0;
        return Ok(items.iter().rev().cloned().collect());
    }
    let mut items = Vec::new();
    // One item at a time, so that the iterator is not locked for long.
    loop {
        let next = lock(iter).next();
        match next {
            Some(item) => items.push(item?),
            None => return Ok(items),
        }
        if items.len() > MOST_ITEMS {
            return Err(too_many());
        }
    }
}

/// Whether a value can be iterated over at all.
pub(crate) fn can_iterate(value: &Value) -> bool {
    Iter::native(value).is_some() || is_iterable(value)
}

/// Whether Python code gives the value's items.
pub(crate) fn is_iterable(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Generator(_)))
        || own_special(value, "__iter__").is_some()
        || iterated_by_index(value)
}

/// Whether a value's `__getitem__` gives its items. A class derived from a container has the container's own way.
pub(crate) fn iterated_by_index(value: &Value) -> bool {
    let container = matches!(value, Value::Object(object) if matches!(object.kind, Kind::Extended(_)));
    own_special(value, "__getitem__").is_some() && !(container && Iter::native(value).is_some())
}

fn answered(question: &'static str, value: &Value) -> Result<Vec<Value>> {
    match ask(question, &[value])?.kind() {
        Some(Kind::List(items)) => Ok(snapshot(items)),
        _ => Ok(Vec::new()),
    }
}

fn too_many() -> Raise {
    Raise::memory_error("the sequence would be larger than this machine's limit")
}

/// The next pair of `enumerate`.
pub(super) fn numbered(of: &mut Iter, next: &mut Value) -> Option<Result<Value>> {
    let item = match of.next()? {
        Ok(item) => item,
        Err(raise) => return Some(Err(raise)),
    };
    let after = match &*next {
        Value::Int(i) if *i < i64::MAX => Ok(Value::Int(*i + 1)),
        _ => binary(BinaryOperator::Add, false, next, &Value::Int(1)),
    };
    Some(after.map(|after| Value::tuple(vec![std::mem::replace(next, after), item])))
}

/// The next tuple of `zip` (`zip_next`, `Python/bltinmodule.c`).
pub(super) fn zipped(of: &mut [Iter], strict: bool) -> Option<Result<Value>> {
    let mut items = Vec::with_capacity(of.len());
    for (at, iter) in of.iter_mut().enumerate() {
        match iter.next() {
            Some(Ok(item)) => items.push(item),
            Some(Err(raise)) => return Some(Err(raise)),
            None if !strict => return None,
            None if at > 0 => return Some(Err(uneven(at, "shorter"))),
            None => {
                for (at, other) in of.iter_mut().enumerate().skip(1) {
                    match other.next() {
                        Some(Ok(_)) => return Some(Err(uneven(at, "longer"))),
                        Some(Err(raise)) => return Some(Err(raise)),
                        None => {}
                    }
                }
                return None;
            }
        }
    }
    if items.is_empty() { None } else { Some(Ok(Value::tuple(items))) }
}

fn uneven(at: usize, than: &str) -> Raise {
    let first = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    Raise::value_error(format!("zip() argument {} is {than} than {first}", at + 1))
}
