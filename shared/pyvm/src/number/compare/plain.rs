//! Equality of lists of numbers and texts: both are looked at where they are.

use crate::object::{Dict, Kind, Mutex, Value, lock, try_lock};

/// So many tuples may lie in each other.
const DEEPEST: u32 = 4;

/// Whether two lists are equal, where nobody has to be asked. Nobody waits for the lock of one with that of the other in hand:
/// another thread may want them in the other order.
pub(super) fn lists(a: &Mutex<Vec<Value>>, b: &Mutex<Vec<Value>>) -> Option<bool> {
    let first = lock(a);
    let second = try_lock(b)?;
    all(&first, &second, DEEPEST)
}

/// Whether two dicts are equal, where nobody has to be asked.
pub(super) fn dicts(a: &Mutex<Dict>, b: &Mutex<Dict>) -> Option<bool> {
    let first = lock(a);
    let second = try_lock(b)?;
    if first.len() != second.len() {
        return Some(false);
    }
    for (key, value) in first.iter() {
        if !key.is_plain_key() {
            return None;
        }
        match second.get(key).ok()? {
            Some(other) => {
                if !equal(value, other, DEEPEST)? {
                    return Some(false);
                }
            }
            None => return Some(false),
        }
    }
    Some(true)
}

fn all(a: &[Value], b: &[Value], depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    for (a, b) in a.iter().zip(b) {
        if !equal(a, b, depth)? {
            return Some(false);
        }
    }
    Some(true)
}

/// Whether two values are equal, where nobody has to be asked and nothing is locked.
#[inline]
pub(crate) fn plainly_equal(a: &Value, b: &Value) -> Option<bool> {
    equal(a, b, DEEPEST)
}

fn equal(a: &Value, b: &Value, depth: u32) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Float(x), Value::Float(y)) => Some(a.is(b) || x.get() == y.get()),
        (Value::None, Value::None) | (Value::True, Value::True) | (Value::False, Value::False) => Some(true),
        (Value::Object(a), Value::Object(b)) => match (&a.kind, &b.kind) {
            (Kind::Str(a), Kind::Str(b)) => Some(a.is_equal(b)),
            (Kind::Tuple(a), Kind::Tuple(b)) => all(a, b, depth.checked_sub(1)?),
            _ => None,
        },
        (Value::Int(_), Value::Object(other)) | (Value::Object(other), Value::Int(_)) => {
            matches!(other.kind, Kind::Str(_)).then_some(false)
        }
        _ => None,
    }
}
