//! The commonest cases of the functions of `math`, without the packing of arguments and results.
//!
//! As in [`quick`](crate::builtins::quick), each gives `Null` where the function itself has to decide: for big integers,
//! for a program's own numbers, for values that are out of the ordinary, and for errors.

use crate::object::{Kind, Value, lock};

/// The number in a value, where it is one of the machine's own.
#[inline(always)]
pub(super) fn float(value: &Value) -> Option<f64> {
    match value {
        Value::Float(x) => Some(x.get()),
        Value::Int(x) => Some(*x as f64),
        _ => None,
    }
}

/// What a function gives for a number and another, where neither they nor that is out of the ordinary.
#[inline(always)]
pub(super) fn of_two(x: &Value, y: &Value, function: impl Fn(f64, f64) -> f64) -> Value {
    let (Some(x), Some(y)) = (float(x), float(y)) else { return Value::Null };
    let result = function(x, y);
    if x.is_finite() && y.is_finite() && result.is_finite() { Value::float(result) } else { Value::Null }
}

/// `floor(x)` and its like.
#[inline(always)]
pub(super) fn to_int(x: &Value, round: fn(f64) -> f64) -> Value {
    match x {
        Value::Int(_) => x.clone(),
        Value::Float(x) => match round(x.get()) {
            // Up to here, whole numbers are floats.
            whole if whole.abs() < 9e15 => Value::Int(whole as i64),
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// What kind of float a number is.
#[inline(always)]
pub(super) fn kind(x: &Value, is: fn(f64) -> bool) -> Value {
    float(x).map_or(Value::Null, |x| Value::from(is(x)))
}

/// The logarithm of a positive number.
#[inline(always)]
pub(super) fn logarithm(x: &Value, log: fn(f64) -> f64) -> Value {
    match float(x) {
        Some(x) if x > 0.0 => Value::float(log(x)),
        _ => Value::Null,
    }
}

/// `isclose(a, b)`
pub(super) fn is_close(a: &Value, b: &Value) -> Value {
    match (float(a), float(b)) {
        (Some(a), Some(b)) => Value::from(are_close(a, b, 1e-9, 0.0)),
        _ => Value::Null,
    }
}

/// Whether two numbers are that near to each other (`math_isclose_impl`).
pub(super) fn are_close(a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    let apart = (a - b).abs();
    let near = apart <= relative * b.abs() || apart <= relative * a.abs() || apart <= absolute;
    a == b || !a.is_infinite() && !b.is_infinite() && near
}

fn common(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn fold(values: &[Value], start: u64, join: impl Fn(u64, u64) -> Option<u64>) -> Value {
    let all = values.iter().try_fold(start, |all, value| match value {
        Value::Int(number) => join(all, number.unsigned_abs()),
        _ => None,
    });
    all.and_then(|all| i64::try_from(all).ok()).map_or(Value::Null, Value::Int)
}

/// `gcd(*integers)`
pub(super) fn gcd(values: &[Value]) -> Value {
    fold(values, 0, |a, b| Some(common(a, b)))
}

/// `lcm(*integers)`
pub(super) fn lcm(values: &[Value]) -> Value {
    fold(values, 1, |a, b| if a == 0 || b == 0 { Some(0) } else { (a / common(a, b)).checked_mul(b) })
}

/// Factorials up to the last that 64 bits hold (`SmallFactorials`).
const LAST: i64 = 20;

/// `factorial(n)`
pub(super) fn factorial(n: &Value) -> Value {
    match n {
        Value::Int(n @ 0..=LAST) => Value::Int((2..=*n).product()),
        _ => Value::Null,
    }
}

/// `comb(n, k)`
pub(super) fn comb(n: &Value, k: &Value) -> Value {
    let (Value::Int(n @ 0..), Value::Int(k @ 0..)) = (n, k) else { return Value::Null };
    if k > n {
        return Value::Int(0);
    }
    let mut ways = 1_i64;
    for chosen in 0..*k.min(&(n - k)) {
        // The product of so many factors in a row can be divided by the product of as many from 1 on.
        let Some(product) = ways.checked_mul(n - chosen) else { return Value::Null };
        ways = product / (chosen + 1);
    }
    Value::Int(ways)
}

/// `isqrt(n)`
pub(super) fn isqrt(n: &Value) -> Value {
    match n {
        Value::Int(n @ 0..) => Value::Int(n.isqrt()),
        _ => Value::Null,
    }
}

/// `prod(items)` of integers.
pub(super) fn prod(items: &Value) -> Value {
    let all = |items: &[Value]| {
        let integers = items.iter().try_fold(1_i64, |product, item| match item {
            Value::Int(item) => product.checked_mul(*item),
            _ => None,
        });
        integers.map_or(Value::Null, Value::Int)
    };
    match items.plain_kind() {
        Some(Kind::List(items)) => all(&lock(items)),
        Some(Kind::Tuple(items)) => all(items),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_left_to_the_function_itself() {
        assert!(matches!(
            comb(&Value::Int(62), &Value::Int(31)),
            Value::Int(465_428_353_255_261_088) | Value::Null
        ));
        assert!(comb(&Value::Int(100), &Value::Int(50)).is_null());
        assert!(matches!(factorial(&Value::Int(20)), Value::Int(2_432_902_008_176_640_000)));
        assert!(factorial(&Value::Int(21)).is_null());
        assert!(gcd(&[Value::Int(i64::MIN)]).is_null());
        assert!(matches!(gcd(&[Value::Int(-12), Value::Int(18)]), Value::Int(6)));
        assert!(matches!(lcm(&[Value::Int(4), Value::Int(-6)]), Value::Int(12)));
        assert!(to_int(&Value::float(1e300), f64::floor).is_null());
        assert!(matches!(to_int(&Value::float(-1.5), f64::floor), Value::Int(-2)));
    }
}
