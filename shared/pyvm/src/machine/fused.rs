//! Executes fused instructions: operands stay in their local variables, and no reference to them is counted.

use crate::bytecode::{BinaryOperator, CompareOperator};
use crate::machine::characters::Characters;
use crate::machine::discard::discard;
use crate::machine::sequence;
use crate::number;
use crate::object::{Dict, Here, Kind, Mutex, MutexGuard, Ref, Str, Value, lock};

/// `container[index]` of a list, which `try_lock` locks, or a tuple, where getting it takes no call; `None` for anything that
/// is not so simple.
#[inline(always)]
pub(super) fn common_item(
    container: &Value,
    index: &Value,
    here: Here<'_>,
    try_lock: impl for<'m> Fn(Here<'_>, &'m Mutex<Vec<Value>>) -> Option<MutexGuard<'m, Vec<Value>>>,
) -> Option<Value> {
    let (Value::Object(object), Value::Int(at)) = (container, index) else { return None };
    // A negative one is beyond all items.
    let at = *at as usize;
    match &object.kind {
        Kind::List(items) => try_lock(here, items)?.get(at)?.copied(here),
        Kind::Tuple(items) => items.get(at)?.copied(here),
        _ => None,
    }
}

/// `container[index]` of a list, tuple, text or dict; `None` for anything that is not so simple.
#[inline(always)]
pub(super) fn item(
    container: &Value,
    index: &Value,
    here: Here<'_>,
    characters: &mut Characters,
) -> Option<Value> {
    let Value::Object(object) = container else { return None };
    let at = |at: &i64| usize::try_from(*at).ok();
    match (&object.kind, index) {
        (Kind::Dict(dict), Value::Object(key)) if let Kind::Str(text) = &key.kind => {
            item_of_text(dict, key, text)
        }
        (Kind::Dict(dict), _) if !index.is_programs() => lock(dict).get(index).ok()?.cloned(),
        (Kind::List(items), Value::Int(i)) => at(i).and_then(|at| lock(items).get(at).cloned()),
        (Kind::Tuple(items), Value::Int(i)) => at(i).and_then(|at| items.get(at).cloned()),
        (Kind::Deque(deque), Value::Int(i)) => {
            let deque = lock(deque);
            sequence::place(*i, deque.items().len()).and_then(|at| deque.items().get(at).cloned())
        }
        (Kind::Str(text), Value::Int(i)) => {
            let from_end = if *i < 0 { text.chars_len() as i64 } else { 0 };
            at(&(i + from_end)).and_then(|at| text.byte_at(at)).map(|byte| characters.get(byte, here))
        }
        _ => None,
    }
}

/// What a dict has under a text.
#[inline(never)]
fn item_of_text(dict: &Mutex<Dict>, key: &Ref, text: &Str) -> Option<Value> {
    let entries = lock(dict);
    match entries.value_of_same(key) {
        Some(value) => Some(value.clone()),
        None => equal_item(&entries, key, text),
    }
}

#[inline(never)]
fn equal_item(entries: &Dict, key: &Ref, text: &Str) -> Option<Value> {
    entries.value_of_text(key, text).cloned()
}

/// `container[index] = value` of a list that has such an item, or a dict; the old one is dropped.
#[inline(always)]
pub(super) fn set_item(container: &Value, index: &Value, value: &Value) -> bool {
    let Value::Object(object) = container else { return false };
    let old = match (&object.kind, index) {
        (Kind::List(items), Value::Int(at)) => {
            let mut items = lock(items);
            let Some(place) = usize::try_from(*at).ok().and_then(|at| items.get_mut(at)) else {
                return false;
            };
            std::mem::replace(place, value.clone())
        }
        (Kind::Dict(dict), _) if !index.is_programs() => {
            let Ok(old) = lock(dict).set(index, value.clone()) else { return false };
            old.unwrap_or_default()
        }
        _ => return false,
    };
    discard(old);
    true
}

/// `del container[index]` of a dict that has such a key; it and its value are dropped.
#[inline(always)]
pub(super) fn delete_item(container: &Value, index: &Value) -> bool {
    let Value::Object(object) = container else { return false };
    let Kind::Dict(dict) = &object.kind else { return false };
    if index.is_programs() {
        return false;
    }
    let Ok(Some(old)) = lock(dict).remove(index) else { return false };
    drop(old); // after the lock
    true
}

/// `item in container` of a dict or set.
#[inline(always)]
pub(super) fn contains(container: &Value, item: &Value) -> Option<bool> {
    let Value::Object(object) = container else { return None };
    match &object.kind {
        Kind::Dict(_) | Kind::Set(_) | Kind::FrozenSet(_) if item.is_programs() => None,
        Kind::Dict(dict) => lock(dict).get(item).ok().map(|found| found.is_some()),
        Kind::Set(set) if !matches!(item, Value::Object(_)) => lock(set).contains(item).ok(),
        Kind::FrozenSet(set) if !matches!(item, Value::Object(_)) => set.contains(item).ok(),
        Kind::Set(_) | Kind::FrozenSet(_) => sequence::contains(container, item).ok(),
        Kind::Str(text) => match item {
            Value::Object(item) if let Kind::Str(part) = &item.kind => Some(text.finds(part)),
            _ => None,
        },
        Kind::List(items) => sequence::contains_plainly(&lock(items), item),
        Kind::Tuple(items) => sequence::contains_plainly(items, item),
        Kind::Deque(deque) => {
            let deque = lock(deque);
            let (first, rest) = deque.items().as_slices();
            match sequence::contains_plainly(first, item)? {
                true => Some(true),
                false => sequence::contains_plainly(rest, item),
            }
        }
        _ => None,
    }
}

/// The result of the commonest operators for two numbers in place that needs no error and fits. Few enough that whoever
/// inlines this needs no registers to save.
#[inline(always)]
pub(super) fn common_binary(op: BinaryOperator, a: &Value, b: &Value) -> Option<Value> {
    let (Value::Int(a), Value::Int(b)) = (a, b) else { return None };
    match op {
        BinaryOperator::Add => a.checked_add(*b),
        BinaryOperator::Subtract => a.checked_sub(*b),
        BinaryOperator::Multiply => a.checked_mul(*b),
        // Of a positive divisor, Euclid's are Python's, and nothing can go wrong.
        BinaryOperator::Remainder if *b > 0 => Some(a.rem_euclid(*b)),
        BinaryOperator::FloorDivide if *b > 0 => Some(a.div_euclid(*b)),
        _ => None,
    }
    .map(Value::Int)
}

/// The result for two numbers in place that needs no error and fits.
#[inline(always)]
pub(super) fn binary(op: BinaryOperator, a: &Value, b: &Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => match op {
            BinaryOperator::Power => if *b == 2 { a.checked_mul(*a) } else { None }.map(Value::Int),
            // Both are floats without rounding, so that the quotient is rounded just once.
            BinaryOperator::TrueDivide => floats(op, exactly(*a)?, exactly(*b)?),
            _ => number::small_int(op, *a, *b).map(Value::Int),
        },
        (Value::Float(a), Value::Float(b)) => floats(op, a.get(), b.get()),
        (Value::Float(a), Value::Int(b)) => floats(op, a.get(), exactly(*b)?),
        (Value::Int(a), Value::Float(b)) => floats(op, exactly(*a)?, b.get()),
        _ => None,
    }
}

/// The same where a truth value counts as a number. Two of them have operators of their own.
#[inline(never)]
pub(super) fn binary_with_bool(op: BinaryOperator, a: &Value, b: &Value) -> Option<Value> {
    let number = |value: &Value| match value {
        Value::True => Some(Value::Int(1)),
        Value::False => Some(Value::Int(0)),
        _ => None,
    };
    match (number(a), number(b)) {
        (Some(a), None) => binary(op, &a, b),
        (None, Some(b)) => binary(op, a, &b),
        _ => None,
    }
}

/// The result for two floats that needs no error.
#[inline(always)]
fn floats(op: BinaryOperator, a: f64, b: f64) -> Option<Value> {
    number::small_float(op, a, b).map(Value::float)
}

/// An integer as a float, where it is the same number.
#[inline(always)]
fn exactly(number: i64) -> Option<f64> {
    (number.unsigned_abs() < 1 << 53).then_some(number as f64)
}

/// How two numbers in place compare.
#[inline(always)]
pub(super) fn compare(op: CompareOperator, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(number::holds(op, Some(a.cmp(b)))),
        (Value::Float(a), Value::Float(b)) => Some(number::holds(op, a.get().partial_cmp(&b.get()))),
        _ => None,
    }
}

/// Whether the order of two numbers in place is among these.
#[inline(always)]
pub(super) fn is_among(orders: u8, a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(number::is_among(orders, Some(a.cmp(b)))),
        (Value::Float(a), Value::Float(b)) => Some(number::is_among(orders, a.get().partial_cmp(&b.get()))),
        _ => None,
    }
}
