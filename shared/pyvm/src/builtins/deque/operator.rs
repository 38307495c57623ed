//! `+` and `*` of deques (`deque_concat`, `deque_repeat` and their kin in place).

use crate::builtins::deque::{change, value_of};
use crate::bytecode::BinaryOperator as Op;
use crate::object::{Deque, Kind, MOST_ITEMS, Mutex, Raise, Result, Value, ask, drain, lock};

/// The deque in a value.
fn deque(value: &Value) -> Option<&Mutex<Deque>> {
    match value.kind() {
        Some(Kind::Deque(deque)) => Some(deque),
        _ => None,
    }
}

/// `a op b`; `None` where the operator is not for these two. In place, a deque changes itself.
pub(crate) fn operator(op: Op, in_place: bool, a: &Value, b: &Value) -> Result<Option<Value>> {
    match (op, deque(a), deque(b)) {
        (Op::Add, Some(_), _) if in_place => {
            let more = drain(b)?;
            change(a, |deque| deque.extend(more))?;
            Ok(Some(a.clone()))
        }
        (Op::Add, Some(x), Some(y)) => {
            if is_derived(a) {
                return ask("_deque_sum", &[a, b]).map(Some);
            }
            let more = lock(y).snapshot();
            let mut sum = copied(x);
            drop(sum.extend(more));
            Ok(Some(value_of(sum)))
        }
        (Op::Add, Some(_), None) => {
            Err(Raise::type_error(format!("can only concatenate deque (not \"{}\") to deque", b.type_name())))
        }
        (Op::Multiply, Some(x), _) if in_place => {
            let count = count(b)?;
            // One lock from reading to writing: an append by another thread must not vanish in between.
            let old = {
                let mut items = lock(x);
                let new = repeated(&items, count)?;
                items.replace(new)
            };
            drop(old);
            Ok(Some(a.clone()))
        }
        (Op::Multiply, Some(x), _) => times(x, a, b).map(Some),
        (Op::Multiply, None, Some(y)) => times(y, b, a).map(Some),
        _ => Ok(None),
    }
}

fn is_derived(value: &Value) -> bool {
    matches!(value, Value::Object(object) if matches!(object.kind, Kind::Extended(_)))
}

fn copied(deque: &Mutex<Deque>) -> Deque {
    let deque = lock(deque);
    Deque::new(deque.snapshot(), deque.limit())
}

fn times(items: &Mutex<Deque>, deque: &Value, times: &Value) -> Result<Value> {
    let count = count(times)?;
    if is_derived(deque) {
        return ask("_deque_product", &[deque, times]);
    }
    repeated(&lock(items), count).map(value_of)
}

/// How often to repeat; a negative number counts as none.
fn count(times: &Value) -> Result<usize> {
    if let Some(Kind::BigInt(_)) = times.kind() {
        return Err(Raise::overflow_error("cannot fit 'int' into an index-sized integer"));
    }
    match times.to_index() {
        Ok(count) => Ok(usize::try_from(count).unwrap_or(0)),
        Err(raise) if raise.is_question() => Err(raise),
        Err(_) => Err(Raise::type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            times.type_name()
        ))),
    }
}

fn repeated(deque: &Deque, count: usize) -> Result<Deque> {
    let items = deque.snapshot();
    // With a limit, only the last repetitions are left.
    let count = match deque.limit() {
        Some(limit) if !items.is_empty() => count.min(limit.div_ceil(items.len())),
        _ => count,
    };
    match items.len().checked_mul(count) {
        Some(total) if total <= MOST_ITEMS => {
            let mut all = Vec::with_capacity(total);
            (0..count).for_each(|_| all.extend_from_slice(&items));
            Ok(Deque::new(all, deque.limit()))
        }
        _ => Err(Raise::memory_error("the repeated sequence would be larger than this machine's limit")),
    }
}
