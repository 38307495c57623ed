//! Integers of any size.

use dashu_int::IBig;
use dashu_int::ops::{Abs, BitTest, DivRem};

use crate::bytecode::BinaryOperator as Op;
use crate::object::{Raise, Value};

/// `a op b` of two integers, except power.
///
/// # Errors
/// `ZeroDivisionError`; `ValueError` for a negative shift; `OverflowError` where a quotient is no float.
pub(crate) fn binary(op: Op, a: &IBig, b: &IBig) -> Result<Value, Raise> {
    Ok(Value::int(match op {
        Op::Add => a + b,
        Op::Subtract => a - b,
        Op::Multiply => a * b,
        Op::FloorDivide => divide(a, b, "integer division or modulo by zero")?.0,
        Op::Remainder => divide(a, b, "integer modulo by zero")?.1,
        Op::TrueDivide => return true_divide(a, b).map(Value::float),
        Op::LeftShift if a.is_zero() && *b >= IBig::ZERO => IBig::ZERO,
        Op::LeftShift => a << shift_count(b, "too many digits in integer")?,
        Op::RightShift if *b > IBig::from(i64::MAX) => {
            if *a < IBig::ZERO {
                IBig::NEG_ONE
            } else {
                IBig::ZERO
            }
        }
        Op::RightShift => a >> shift_count(b, "")?,
        Op::And => a & b,
        Op::Or => a | b,
        Op::Xor => a ^ b,
        Op::MatrixMultiply => return Err(Raise::type_error("`@` is not for numbers")),
        Op::Power => return Err(Raise::runtime_error("a power is computed elsewhere")),
    }))
}

/// Quotient and remainder, rounded down.
fn divide(a: &IBig, b: &IBig, zero: &str) -> Result<(IBig, IBig), Raise> {
    if b.is_zero() {
        return Err(Raise::zero_division_error(zero));
    }
    let (quotient, rest) = a.div_rem(b);
    if !rest.is_zero() && (rest < IBig::ZERO) != (*b < IBig::ZERO) {
        return Ok((quotient - IBig::ONE, rest + b));
    }
    Ok((quotient, rest))
}

/// The largest shift: a result of 1 Gbit. CPython stops where its memory does.
const MOST_BITS: usize = 1 << 30;

fn shift_count(b: &IBig, too_many: &str) -> Result<usize, Raise> {
    if *b < IBig::ZERO {
        return Err(Raise::value_error("negative shift count"));
    }
    match usize::try_from(b) {
        Ok(count) if count <= MOST_BITS || too_many.is_empty() => Ok(count),
        _ => Err(Raise::overflow_error(too_many)),
    }
}

/// `a / b`, correctly rounded (CPython's `long_true_divide`, `Objects/longobject.c`).
fn true_divide(a: &IBig, b: &IBig) -> Result<f64, Raise> {
    if b.is_zero() {
        return Err(Raise::zero_division_error("division by zero"));
    }
    if a.is_zero() {
        return Ok(if *b < IBig::ZERO { -0.0 } else { 0.0 });
    }
    let negative = (*a < IBig::ZERO) != (*b < IBig::ZERO);
    let (a, b) = (a.abs(), b.abs());
    // A quotient of at least 66 bits, whose last bit says whether anything was cut off, rounds to
    // the same float as the exact one.
    let shift = 66 + bits(&b) - bits(&a);
    let by = usize::try_from(shift.unsigned_abs()).expect("no integer has 2 ** 63 bits");
    let (top, bottom) = if shift >= 0 { (a << by, b) } else { (a, b << by) };
    let (quotient, rest) = top.div_rem(&bottom);
    let quotient = if rest.is_zero() { quotient } else { quotient | IBig::ONE };
    let float = scale(quotient.to_f64().value(), -shift);
    if float.is_infinite() {
        return Err(Raise::overflow_error("integer division result too large for a float"));
    }
    Ok(if negative { -float } else { float })
}

fn bits(n: &IBig) -> i64 {
    n.bit_len() as i64
}

/// `x * 2 ** exponent`, in steps that neither overflow nor lose bits on the way.
fn scale(mut x: f64, mut exponent: i64) -> f64 {
    while exponent != 0 && x.is_finite() && x != 0.0 {
        let step = exponent.clamp(-500, 500);
        x *= 2.0_f64.powi(step as i32);
        exponent -= step;
    }
    x
}

/// The nearest float.
///
/// # Errors
/// `OverflowError` where there is none.
pub(crate) fn big_to_float(big: &IBig) -> Result<f64, Raise> {
    let float = big.to_f64().value();
    if float.is_infinite() {
        return Err(Raise::overflow_error("int too large to convert to float"));
    }
    Ok(float)
}
