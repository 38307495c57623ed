//! Comparison and equality.

use std::cmp::Ordering;

use dashu_int::IBig;

use crate::bytecode::CompareOperator as Op;
use crate::number::Number;
use crate::object::{Kind, Raise, Value, lock};

/// `a op b`.
///
/// # Errors
/// `TypeError` where the two have no order.
pub(crate) fn compare(op: Op, a: &Value, b: &Value) -> Result<bool, Raise> {
    match op {
        Op::Equal => return Ok(equal(a, b)),
        Op::NotEqual => return Ok(!equal(a, b)),
        _ => {}
    }
    let order = match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => numbers(&x, &y),
        _ => objects(op, a, b)?,
    };
    Ok(holds(op, order))
}

/// Whether an order satisfies the operator. NaN has none, and satisfies no operator but `!=`.
#[inline(always)]
pub(crate) fn holds(op: Op, order: Option<Ordering>) -> bool {
    match op {
        Op::Less => order == Some(Ordering::Less),
        Op::LessEqual => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        Op::Greater => order == Some(Ordering::Greater),
        Op::GreaterEqual => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        Op::Equal => order == Some(Ordering::Equal),
        Op::NotEqual => order != Some(Ordering::Equal),
    }
}

/// The order of two numbers; `None` where one is no number, or NaN.
pub(crate) fn order(a: &Value, b: &Value) -> Option<Ordering> {
    numbers(&Number::of(a)?, &Number::of(b)?)
}

/// `a == b`. Values of different kinds are not equal, but never an error.
pub(crate) fn equal(a: &Value, b: &Value) -> bool {
    if let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) {
        return numbers(&x, &y) == Some(Ordering::Equal);
    }
    match (a.kind(), b.kind()) {
        (Some(Kind::Str(x)), Some(Kind::Str(y))) => x == y,
        (Some(Kind::Tuple(x)), Some(Kind::Tuple(y))) => all_equal(x, y),
        (Some(Kind::List(x)), Some(Kind::List(y))) => {
            // One lock at a time: the two may be the same list, or be compared the other way round.
            a.is(b) || {
                let (x, y) = (lock(x).clone(), lock(y).clone());
                all_equal(&x, &y)
            }
        }
        (Some(Kind::Range(x)), Some(Kind::Range(y))) => {
            x.len() == y.len() && (x.is_empty() || x.start == y.start && (x.len() == 1 || x.step == y.step))
        }
        _ => a.is(b),
    }
}

fn all_equal(a: &[Value], b: &[Value]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.is(y) || equal(x, y))
}

fn objects(op: Op, a: &Value, b: &Value) -> Result<Option<Ordering>, Raise> {
    match (a.kind(), b.kind()) {
        (Some(Kind::Str(x)), Some(Kind::Str(y))) => Ok(Some(x.cmp(y))),
        (Some(Kind::Tuple(x)), Some(Kind::Tuple(y))) => lexicographic(op, x, y),
        (Some(Kind::List(x)), Some(Kind::List(y))) => {
            let (x, y) = (lock(x).clone(), lock(y).clone());
            lexicographic(op, &x, &y)
        }
        _ => Err(Raise::type_error(format!(
            "'{}' not supported between instances of '{}' and '{}'",
            op.symbol(),
            a.type_name(),
            b.type_name()
        ))),
    }
}

/// The first unequal items decide; otherwise the longer one is the greater.
fn lexicographic(op: Op, a: &[Value], b: &[Value]) -> Result<Option<Ordering>, Raise> {
    match a.iter().zip(b).find(|(x, y)| !equal(x, y)) {
        Some((x, y)) => match (Number::of(x), Number::of(y)) {
            (Some(x), Some(y)) => Ok(numbers(&x, &y)),
            _ => objects(op, x, y),
        },
        None => Ok(Some(a.len().cmp(&b.len()))),
    }
}

/// The exact order of two numbers, also between an integer and a float that rounding would confuse.
fn numbers(a: &Number<'_>, b: &Number<'_>) -> Option<Ordering> {
    use Number::{Big, Float, Int};
    match (a, b) {
        (Int(a), Int(b)) => Some(a.cmp(b)),
        (Float(a), Float(b)) => a.partial_cmp(b),
        (Int(a), Big(b)) => Some(IBig::from(*a).cmp(b)),
        (Big(a), Int(b)) => Some((*a).cmp(&IBig::from(*b))),
        (Big(a), Big(b)) => Some(a.cmp(b)),
        (Int(a), Float(b)) => with_float(&IBig::from(*a), *b),
        (Big(a), Float(b)) => with_float(a, *b),
        (Float(a), Int(b)) => with_float(&IBig::from(*b), *a).map(Ordering::reverse),
        (Float(a), Big(b)) => with_float(b, *a).map(Ordering::reverse),
    }
}

fn with_float(a: &IBig, b: f64) -> Option<Ordering> {
    match IBig::try_from(b.trunc()) {
        Ok(whole) => Some(a.cmp(&whole).then(0.0.partial_cmp(&b.fract())?)),
        Err(_) if b.is_nan() => None,
        Err(_) => Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_and_a_float_are_compared_exactly() {
        let big = Value::Int(9_007_199_254_740_993); // 2 ** 53 + 1, which no float holds
        assert!(!equal(&big, &Value::float(9_007_199_254_740_992.0)));
        assert!(compare(Op::Greater, &big, &Value::float(9_007_199_254_740_992.0)).unwrap());
        assert!(compare(Op::Less, &Value::Int(1), &Value::float(1.5)).unwrap());
        assert!(compare(Op::Less, &Value::Int(i64::MAX), &Value::float(f64::INFINITY)).unwrap());
        assert!(!compare(Op::Less, &Value::Int(1), &Value::float(f64::NAN)).unwrap());
        assert!(equal(&Value::True, &Value::float(1.0)));
    }
}
