//! `+` and `*` of strings, tuples and lists, and what else has operators of its own.

use crate::builtins::{deque, dict, set};
use crate::bytecode::BinaryOperator as Op;
use crate::format::{percent, percent_of_bytes};
use crate::object::{Kind, MOST_ITEMS, Mutex, Raise, Result, Str, Value, drain, lock, own_special, snapshot};
use crate::rules::running;

/// `+` joins two of a kind, `*` repeats one; `None` where the operator is not for these two. In place, a
/// list changes itself and takes any iterable (`list_inplace_concat`, `Objects/listobject.c`).
pub(crate) fn operator(op: Op, in_place: bool, a: &Value, b: &Value) -> Result<Option<Value>> {
    match (op, a.kind(), b.kind()) {
        (Op::Add | Op::Multiply, Some(Kind::Deque(_)), _) | (Op::Multiply, _, Some(Kind::Deque(_))) => {
            deque::operator(op, in_place, a, b)
        }
        (Op::Add, Some(Kind::List(list)), _) if in_place => {
            let more = drain(b)?;
            lock(list).extend(more);
            Ok(Some(a.clone()))
        }
        (Op::Multiply, Some(Kind::List(list)), _) if in_place => {
            let Some(count) = count(b)? else { return Err(no_count(b)) };
            // One lock from reading to writing: an append by another thread must not vanish in between.
            let old = {
                let mut items = lock(list);
                let new = repeated(&items, count)?;
                std::mem::replace(&mut *items, new)
            };
            drop(old);
            Ok(Some(a.clone()))
        }
        (Op::Add, Some(x), _) => joined(x, b),
        (Op::Multiply, Some(Kind::Str(_) | Kind::Bytes(_) | Kind::Tuple(_) | Kind::List(_)), _) => {
            repeat(a, b).map(Some)
        }
        (Op::Multiply, _, Some(Kind::Str(_) | Kind::Bytes(_) | Kind::Tuple(_) | Kind::List(_))) => {
            repeat(b, a).map(Some)
        }
        (Op::Remainder, Some(Kind::Str(text)), _) => percent(text, b).map(|text| Some(Value::str(text))),
        (Op::Remainder, Some(Kind::Bytes(bytes)), _) => percent_of_bytes(bytes, b).map(Some),
        (Op::Or, Some(Kind::Dict(_)), _) | (Op::Or, _, Some(Kind::Dict(_))) => dict::join(in_place, a, b),
        _ => set::operator(op, in_place, a, b),
    }
}

/// `a + b` of two lists, which may be the same.
pub(crate) fn sum_of_lists(a: &Mutex<Vec<Value>>, b: &Mutex<Vec<Value>>) -> Value {
    let more = lock(b).len();
    let mut items = {
        let a = lock(a);
        let mut items = Vec::with_capacity(a.len() + more);
        items.extend_from_slice(&a);
        items
    };
    items.extend_from_slice(&lock(b));
    Value::list(items)
}

fn joined(a: &Kind, other: &Value) -> Result<Option<Value>> {
    let kind = match (a, other.kind()) {
        (Kind::Str(x), Some(Kind::Str(y))) => {
            return Ok(Some(Value::object(Kind::Str(Str::concat([x, y].into_iter())))));
        }
        (Kind::Bytes(x), Some(Kind::Bytes(y))) => return Ok(Some(Value::bytes([&x[..], &y[..]].concat()))),
        (Kind::Bytes(_), _) => {
            return Err(Raise::type_error(format!("can't concat {} to bytes", other.type_name())));
        }
        (Kind::Tuple(x), Some(Kind::Tuple(y))) => return Ok(Some(Value::tuple([&x[..], &y[..]].concat()))),
        (Kind::List(x), Some(Kind::List(y))) => return Ok(Some(sum_of_lists(x, y))),
        (Kind::Str(_) | Kind::Tuple(_) | Kind::List(_), _) => a.type_name(),
        _ => return Ok(None),
    };
    let other = other.type_name();
    if kind == "str" && running() < (3, 7) {
        return Err(Raise::type_error(match running().0 {
            2 => format!("cannot concatenate 'str' and '{other}' objects"),
            _ => format!("must be str, not {other}"),
        }));
    }
    Err(Raise::type_error(format!("can only concatenate {kind} (not \"{other}\") to {kind}")))
}

/// `sequence * times`
fn repeat(sequence: &Value, times: &Value) -> Result<Value> {
    let Some(count) = count(times)? else { return Err(no_count(times)) };
    match sequence.kind() {
        Some(Kind::Str(text)) => match text.len().checked_mul(count) {
            Some(bytes) if bytes <= MOST_BYTES => Ok(Value::str(text.repeat(count))),
            _ => Err(too_large()),
        },
        Some(Kind::Bytes(bytes)) => match bytes.len().checked_mul(count) {
            Some(total) if total <= MOST_BYTES => Ok(Value::bytes(bytes.repeat(count))),
            _ => Err(too_large()),
        },
        Some(Kind::Tuple(items)) => repeated(items, count).map(Value::tuple),
        Some(Kind::List(items)) => repeated(&snapshot(items), count).map(Value::list),
        _ => Err(no_count(sequence)),
    }
}

/// How often to repeat; a negative number counts as none. `None` where it is no integer.
fn count(times: &Value) -> Result<Option<usize>> {
    if let Some(Kind::BigInt(_)) = times.kind() {
        return Err(Raise::overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    match times.to_index() {
        Ok(count) => Ok(Some(usize::try_from(count).unwrap_or(0))),
        // Where `__index__` is the program's own, its exceptions are, too.
        Err(raise) if raise.is_question() || own_special(times, "__index__").is_some() => Err(raise),
        Err(_) => Ok(None),
    }
}

fn no_count(times: &Value) -> Raise {
    Raise::type_error(format!("can't multiply sequence by non-int of type '{}'", times.type_name()))
}

fn repeated(items: &[Value], count: usize) -> Result<Vec<Value>> {
    match items.len().checked_mul(count) {
        Some(total) if total <= MOST_ITEMS => {
            if let [item] = items {
                return Ok(vec![item.clone(); count]);
            }
            let mut all = Vec::with_capacity(total);
            (0..count).for_each(|_| all.extend_from_slice(items));
            Ok(all)
        }
        _ => Err(too_large()),
    }
}

/// The longest string that `*` makes.
const MOST_BYTES: usize = 1 << 30;

fn too_large() -> Raise {
    Raise::memory_error("the repeated sequence would be larger than this machine's limit")
}
