//! Floats (CPython's `Objects/floatobject.c`).

use crate::bytecode::BinaryOperator as Op;
use crate::number::{Number, big_to_float};
use crate::object::{Raise, Value};

/// `a op b`, except power; `None` for the operators of integers alone.
#[inline(always)]
pub(crate) fn binary(op: Op, a: f64, b: f64) -> Option<Result<Value, Raise>> {
    let zero = |message| Some(Err(Raise::zero_division_error(message)));
    Some(Ok(Value::float(match op {
        Op::Add => a + b,
        Op::Subtract => a - b,
        Op::Multiply => a * b,
        Op::TrueDivide if b == 0.0 => return zero("float division by zero"),
        Op::TrueDivide => a / b,
        Op::FloorDivide if b == 0.0 => return zero("float floor division by zero"),
        Op::FloorDivide => div_mod(a, b).0,
        Op::Remainder if b == 0.0 => return zero("float modulo by zero"),
        Op::Remainder => div_mod(a, b).1,
        _ => return None,
    })))
}

/// CPython's `_float_div_mod`.
fn div_mod(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floored, rest)
}

/// The number as a float.
///
/// # Errors
/// `OverflowError` for an integer beyond every float.
pub(crate) fn from_number(number: &Number<'_>) -> Result<f64, Raise> {
    match number {
        #[allow(clippy::cast_precision_loss, reason = "Python rounds here too, to nearest, ties to even")]
        Number::Int(i) => Ok(*i as f64),
        Number::Big(big) => big_to_float(big),
        Number::Float(f) => Ok(*f),
    }
}
