//! Complex numbers (CPython's `Objects/complexobject.c`).

use crate::bytecode::BinaryOperator as Op;
use crate::number::{Number, from_number};
use crate::object::{Kind, Raise, Value, float_repr};

type Complex = (f64, f64);

/// The complex number in a value; `None` where it is none.
pub(crate) fn complex(value: &Value) -> Option<Complex> {
    match value.kind()? {
        Kind::Complex(real, imag) => Some((*real, *imag)),
        _ => None,
    }
}

/// A complex number as a value.
pub(crate) fn value((real, imag): Complex) -> Value {
    Value::object(Kind::Complex(real, imag))
}

/// A number of any kind as a complex one.
///
/// # Errors
/// `OverflowError` for an integer beyond a float.
pub(crate) fn any(number: &Value) -> Result<Option<Complex>, Raise> {
    if let Some(found) = complex(number) {
        return Ok(Some(found));
    }
    match Number::of(number) {
        Some(number) => Ok(Some((from_number(&number)?, 0.0))),
        None => Ok(None),
    }
}

/// `a op b` where one of them is complex; `None` where the operator is not for these operands.
///
/// # Errors
/// `ZeroDivisionError` and `OverflowError`.
pub(crate) fn binary(op: Op, a: &Value, b: &Value) -> Option<Result<Value, Raise>> {
    if complex(a).is_none() && complex(b).is_none() {
        return None;
    }
    let (x, y) = match (any(a), any(b)) {
        (Ok(Some(x)), Ok(Some(y))) => (x, y),
        (Err(raise), _) | (_, Err(raise)) => return Some(Err(raise)),
        _ => return None,
    };
    Some(Ok(value(match op {
        Op::Add => (x.0 + y.0, x.1 + y.1),
        Op::Subtract => (x.0 - y.0, x.1 - y.1),
        Op::Multiply => multiply(x, y),
        Op::TrueDivide => match divide(x, y) {
            Some(quotient) => quotient,
            None => return Some(Err(Raise::new(zero_division(), "complex division by zero"))),
        },
        Op::Power => match power(x, y, whole(b)) {
            Ok(power) => power,
            Err(raise) => return Some(Err(raise)),
        },
        _ => return None,
    })))
}

fn zero_division() -> &'static crate::object::Type {
    &crate::builtins::exceptions::ZERO_DIVISION_ERROR
}

fn multiply(x: Complex, y: Complex) -> Complex {
    (x.0 * y.0 - x.1 * y.1, x.0 * y.1 + x.1 * y.0)
}

/// Smith's method: it divides by the larger part first, so that nothing overflows on the way (`_Py_c_quot`).
fn divide(x: Complex, y: Complex) -> Option<Complex> {
    if y.0.abs() >= y.1.abs() {
        if y.0 == 0.0 {
            return None;
        }
        let ratio = y.1 / y.0;
        let below = y.0 + y.1 * ratio;
        return Some(((x.0 + x.1 * ratio) / below, (x.1 - x.0 * ratio) / below));
    }
    if y.1.abs() >= y.0.abs() {
        let ratio = y.0 / y.1;
        let below = y.0 * ratio + y.1;
        return Some(((x.0 * ratio + x.1) / below, (x.1 * ratio - x.0) / below));
    }
    Some((f64::NAN, f64::NAN))
}

/// A small whole exponent (`complex_pow`).
fn whole(value: &Value) -> Option<i32> {
    let real = match complex(value) {
        Some((real, 0.0)) => real,
        Some(_) => return None,
        None => value.to_float().ok()?,
    };
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and at most 100")]
    (real.fract() == 0.0 && real.abs() <= 100.0).then_some(real as i32)
}

pub(super) fn power(x: Complex, y: Complex, whole: Option<i32>) -> Result<Complex, Raise> {
    match any_power(x, y, whole)? {
        (real, imag) if real.is_infinite() || imag.is_infinite() => {
            Err(Raise::overflow_error("complex exponentiation"))
        }
        power => Ok(power),
    }
}

fn any_power(x: Complex, y: Complex, whole: Option<i32>) -> Result<Complex, Raise> {
    if let Some(exponent) = whole {
        let mut result = (1.0, 0.0);
        let mut square = x;
        let mut bits = exponent.unsigned_abs();
        while bits > 0 {
            if bits & 1 == 1 {
                result = multiply(result, square);
            }
            square = multiply(square, square);
            bits >>= 1;
        }
        if exponent >= 0 {
            return Ok(result);
        }
        return divide((1.0, 0.0), result).ok_or_else(zero_to_a_power);
    }
    if y == (0.0, 0.0) {
        return Ok((1.0, 0.0));
    }
    if x == (0.0, 0.0) {
        return if y.1 != 0.0 || y.0 < 0.0 { Err(zero_to_a_power()) } else { Ok((0.0, 0.0)) };
    }
    let (size, angle) = (x.0.hypot(x.1), x.1.atan2(x.0));
    let mut length = size.powf(y.0);
    let mut phase = angle * y.0;
    if y.1 != 0.0 {
        length *= (-angle * y.1).exp();
        phase += y.1 * size.ln();
    }
    Ok((length * phase.cos(), length * phase.sin()))
}

fn zero_to_a_power() -> Raise {
    Raise::new(zero_division(), "zero to a negative or complex power")
}

/// `abs(z)`
///
/// # Errors
/// `OverflowError` where the parts are finite and the result is not.
pub(crate) fn absolute((real, imag): Complex) -> Result<f64, Raise> {
    let size = real.hypot(imag);
    if size.is_infinite() && real.is_finite() && imag.is_finite() {
        return Err(Raise::overflow_error("absolute value too large"));
    }
    Ok(size)
}

/// A part without the `.0` of a whole float.
fn part(number: f64) -> String {
    let text = float_repr(number);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// `repr(z)`
pub(crate) fn repr((real, imag): Complex) -> String {
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imag));
    }
    let sign = if imag.is_sign_negative() && !imag.is_nan() { "" } else { "+" };
    format!("({}{sign}{}j)", part(real), part(imag))
}
