//! Comparison and equality.

mod numbers;
mod plain;

use std::cmp::Ordering;

use crate::builtins::set;
use crate::bytecode::CompareOperator as Op;
use crate::number::compare::numbers::numbers;
use crate::number::{Number, complex};
pub(crate) use plain::plainly_equal;

use crate::object::{Dict, Kind, Mutex, Raise, Slice, Value, ask, items_now, lock, own_special, snapshot};

/// Lists and tuples are compared this deep; CPython 3.13 stops at about 10,000, where its stack does.
const MOST_NESTED: u32 = 1000;

/// `a op b`.
///
/// # Errors
/// `TypeError` where the two have no order, `RecursionError` where they are nested too deep.
pub(crate) fn compare(op: Op, a: &Value, b: &Value) -> Result<bool, Raise> {
    compare_at(MOST_NESTED, op, a, b)
}

/// `a == b`. Values of different kinds are not equal, but no error.
///
/// # Errors
/// `RecursionError` where the two are nested too deep.
pub(crate) fn equal(a: &Value, b: &Value) -> Result<bool, Raise> {
    equal_at(MOST_NESTED, a, b)
}

/// Whether an order satisfies the operator. NaN has none, and satisfies no operator but `!=`.
#[inline(always)]
pub(crate) fn holds(op: Op, order: Option<Ordering>) -> bool {
    // Looked up rather than branched on, because every comparison of a program comes through here.
    const ORDERS: [u8; 6] = [
        Op::Less.orders(),
        Op::LessEqual.orders(),
        Op::Equal.orders(),
        Op::NotEqual.orders(),
        Op::Greater.orders(),
        Op::GreaterEqual.orders(),
    ];
    is_among(ORDERS[op as usize], order)
}

/// Whether an order is among these, as [`Op::orders`] gives them.
#[inline(always)]
pub(crate) fn is_among(orders: u8, order: Option<Ordering>) -> bool {
    orders >> order.map_or(3, |order| order as i8 + 1) & 1 == 1
}

/// The order of two numbers; `None` where one is no number, or NaN.
pub(crate) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    numbers(&Number::of(a)?, &Number::of(b)?)
}

/// The comparison of two values that may hold values `depth` levels deep.
fn compare_at(depth: u32, op: Op, a: &Value, b: &Value) -> Result<bool, Raise> {
    match op {
        Op::Equal => return equal_at(depth, a, b),
        Op::NotEqual => return equal_at(depth, a, b).map(|equal| !equal),
        _ => {}
    }
    if (is_derived(a) || is_derived(b))
        && let Some(question) = order_in_python(op, a, b)
    {
        return ask(question, &[a, b]).map(|answer| answer.is_true());
    }
    if let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) {
        return Ok(holds(op, numbers(&x, &y)));
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Str(x)), Some(Kind::Str(y))) => return Ok(holds(op, Some(x.cmp(y)))),
        (Some(Kind::Bytes(x)), Some(Kind::Bytes(y))) => return Ok(holds(op, Some(x.cmp(y)))),
        _ => {}
    }
    if let Some(question) = order_in_python(op, a, b) {
        return ask(question, &[a, b]).map(|answer| answer.is_true());
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Tuple(x)), Some(Kind::Tuple(y))) => lexicographic(inside(depth)?, op, x, y),
        (Some(Kind::List(x)), Some(Kind::List(y))) => {
            lexicographic(inside(depth)?, op, &snapshot(x), &snapshot(y))
        }
        (Some(Kind::Deque(x)), Some(Kind::Deque(y))) => {
            lexicographic(inside(depth)?, op, &items_now(x), &items_now(y))
        }
        _ if let Some(holds) = set::compare(op, a, b)? => Ok(holds),
        _ => Err(unsupported(op, a, b)),
    }
}

/// Two values have no order.
fn unsupported(op: Op, a: &Value, b: &Value) -> Raise {
    Raise::type_error(format!(
        "'{}' not supported between instances of '{}' and '{}'",
        op.symbol(),
        a.type_name(),
        b.type_name()
    ))
}

/// `a op b` once their classes' own methods have been asked: what the two are apart from those.
///
/// # Errors
/// Those of [`compare`].
pub(crate) fn compare_natively(op: Op, a: &Value, b: &Value) -> Result<bool, Raise> {
    let native = |value: &Value| match value {
        Value::Object(object) if let Kind::Extended(extended) = &object.kind => extended.payload.clone(),
        other => other.clone(),
    };
    let only_itself =
        |value: &Value| matches!(value.kind(), Some(Kind::Instance(_) | Kind::Exception(_) | Kind::Class(_)));
    let (x, y) = (native(a), native(b));
    if only_itself(&x) || only_itself(&y) {
        return match op {
            Op::Equal => Ok(a.is(b)),
            Op::NotEqual => Ok(!a.is(b)),
            _ => Err(unsupported(op, a, b)),
        };
    }
    compare(op, &x, &y).map_err(|raise| match raise.message() == unsupported(op, &x, &y).message() {
        true => unsupported(op, a, b),
        false => raise,
    })
}

/// The question to ask where a class of the program says which of the two comes first.
fn order_in_python(op: Op, a: &Value, b: &Value) -> Option<&'static str> {
    let (question, method, mirrored) = match op {
        Op::Less => ("_less", "__lt__", "__gt__"),
        Op::LessEqual => ("_less_equal", "__le__", "__ge__"),
        Op::Greater => ("_greater", "__gt__", "__lt__"),
        Op::GreaterEqual => ("_greater_equal", "__ge__", "__le__"),
        Op::Equal | Op::NotEqual => return None,
    };
    (own_special(a, method).is_some() || own_special(b, mirrored).is_some()).then_some(question)
}

/// Whether a value is a number, text or container whose class may say what it equals.
#[inline]
fn is_derived(value: &Value) -> bool {
    matches!(value, Value::Object(object) if matches!(object.kind, Kind::Extended(_)))
}

fn equal_at(depth: u32, a: &Value, b: &Value) -> Result<bool, Raise> {
    let by_class = || own_special(a, "__eq__").is_some() || own_special(b, "__eq__").is_some();
    if (is_derived(a) || is_derived(b)) && by_class() {
        return ask("_equal", &[a, b]).map(|answer| answer.is_true());
    }
    if let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) {
        return Ok(numbers(&x, &y) == Some(Ordering::Equal));
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Complex(..)), _) | (_, Some(Kind::Complex(..))) => {
            // A number too large for a float is no complex number.
            let (x, y) = (complex::any(a).unwrap_or_default(), complex::any(b).unwrap_or_default());
            return Ok(x.is_some() && x == y);
        }
        (Some(Kind::Str(x)), Some(Kind::Str(y))) => return Ok(**x == **y),
        (Some(Kind::Bytes(x)), Some(Kind::Bytes(y))) => return Ok(x == y),
        _ => {}
    }
    if by_class() {
        return ask("_equal", &[a, b]).map(|answer| answer.is_true());
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Tuple(x)), Some(Kind::Tuple(y))) => {
            Ok(x.len() == y.len() && first_unequal(inside(depth)?, x, y)?.is_none())
        }
        (Some(Kind::List(x)), Some(Kind::List(y))) => {
            if let Some(equal) = plain::lists(x, y) {
                return Ok(equal);
            }
            let (x, y) = (snapshot(x), snapshot(y));
            Ok(x.len() == y.len() && first_unequal(inside(depth)?, &x, &y)?.is_none())
        }
        (Some(Kind::Deque(x)), Some(Kind::Deque(y))) => {
            let (x, y) = (items_now(x), items_now(y));
            Ok(x.len() == y.len() && first_unequal(inside(depth)?, &x, &y)?.is_none())
        }
        (Some(Kind::Dict(x)), Some(Kind::Dict(y))) => dicts(inside(depth)?, x, y),
        (Some(Kind::Slice(x)), Some(Kind::Slice(y))) => {
            let parts = |slice: &Slice| [&slice.start, &slice.stop, &slice.step].map(Value::clone);
            Ok(first_unequal(inside(depth)?, &parts(x), &parts(y))?.is_none())
        }
        (Some(Kind::Method(x)), Some(Kind::Method(y))) => {
            Ok(x.receiver.is(&y.receiver) && x.function.is(&y.function))
        }
        (Some(Kind::Range(x)), Some(Kind::Range(y))) => {
            Ok(x.len() == y.len()
                && (x.is_empty() || x.start == y.start && (x.len() == 1 || x.step == y.step)))
        }
        (Some(Kind::Set(_) | Kind::FrozenSet(_) | Kind::View(_)), _) => {
            Ok(a.is(b) || set::compare(Op::Equal, a, b)?.unwrap_or(false))
        }
        _ => Ok(a.is(b)),
    }
}

/// Two dicts are equal where they have the same keys with equal values, in any order. Both are read first, so
/// that they are never locked while values are compared.
fn dicts(depth: u32, a: &Mutex<Dict>, b: &Mutex<Dict>) -> Result<bool, Raise> {
    if let Some(equal) = plain::dicts(a, b) {
        return Ok(equal);
    }
    let entries: Vec<(Value, Value)> = {
        let a = lock(a);
        a.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    if entries.len() != lock(b).len() {
        return Ok(false);
    }
    for (key, value) in &entries {
        let other = lock(b).get(key)?.cloned();
        match other {
            Some(other) if value.is(&other) || equal_at(depth, value, &other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

/// One level deeper.
fn inside(depth: u32) -> Result<u32, Raise> {
    depth
        .checked_sub(1)
        .ok_or_else(|| Raise::recursion_error("maximum recursion depth exceeded in comparison"))
}

/// The first items that differ, as far as both go. An object is taken to equal itself.
fn first_unequal<'a>(
    depth: u32,
    a: &'a [Value],
    b: &'a [Value],
) -> Result<Option<(&'a Value, &'a Value)>, Raise> {
    for (x, y) in a.iter().zip(b) {
        if !(x.is(y) || equal_at(depth, x, y)?) {
            return Ok(Some((x, y)));
        }
    }
    Ok(None)
}

/// The first unequal items decide; otherwise the longer one is the greater.
fn lexicographic(depth: u32, op: Op, a: &[Value], b: &[Value]) -> Result<bool, Raise> {
    match first_unequal(depth, a, b)? {
        Some((x, y)) => compare_at(depth, op, x, y),
        None => Ok(holds(op, Some(a.len().cmp(&b.len())))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_and_a_float_are_compared_exactly() {
        let big = Value::Int(9_007_199_254_740_993); // 2 ** 53 + 1, which no float holds
        assert!(!equal(&big, &Value::float(9_007_199_254_740_992.0)).unwrap());
        assert!(compare(Op::Greater, &big, &Value::float(9_007_199_254_740_992.0)).unwrap());
        assert!(compare(Op::Less, &Value::Int(1), &Value::float(1.5)).unwrap());
        assert!(compare(Op::Less, &Value::Int(i64::MAX), &Value::float(f64::INFINITY)).unwrap());
        assert!(!compare(Op::Less, &Value::Int(1), &Value::float(f64::NAN)).unwrap());
        assert!(equal(&Value::True, &Value::float(1.0)).unwrap());
    }
}
