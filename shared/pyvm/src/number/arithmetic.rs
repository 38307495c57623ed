//! `BINARY_OP` for everything that the fast path leaves over.

use crate::bytecode::BinaryOperator as Op;
use crate::number::{Number, big, complex, float, power, sequence};
use crate::object::{Raise, Value};

/// `a op b`.
///
/// # Errors
/// Python's own: `TypeError` for operands that do not go together, `ZeroDivisionError`, and so on.
#[inline(never)]
pub(crate) fn binary(op: Op, in_place: bool, a: &Value, b: &Value) -> Result<Value, Raise> {
    if let (Op::And | Op::Or | Op::Xor, Value::False | Value::True, Value::False | Value::True) = (op, a, b) {
        return Ok(Value::from(bools(op, a.is_true(), b.is_true())));
    }
    let result = match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => numbers(op, x, y).transpose()?,
        _ => match complex::binary(op, a, b) {
            Some(result) => Some(result?),
            None => sequence::operator(op, in_place, a, b)?,
        },
    };
    let result = result.or_else(|| if op == Op::Or { crate::builtins::union::of(a, b) } else { None });
    result.ok_or_else(|| unsupported(op, in_place, a, b))
}

/// Two truth values stay truth values.
fn bools(op: Op, a: bool, b: bool) -> bool {
    match op {
        Op::And => a & b,
        Op::Or => a | b,
        _ => a ^ b,
    }
}

/// Two numbers; `None` where the operator is not for floats.
fn numbers(op: Op, a: Number<'_>, b: Number<'_>) -> Option<Result<Value, Raise>> {
    use Number::{Big, Float, Int};
    match op {
        Op::Power => return Some(power::power(&a, &b)),
        Op::MatrixMultiply => return None,
        _ => {}
    }
    Some(match (a, b) {
        (Int(a), Int(b)) => big::binary(op, &a.into(), &b.into()),
        (Int(a), Big(b)) => big::binary(op, &a.into(), b),
        (Big(a), Int(b)) => big::binary(op, a, &b.into()),
        (Big(a), Big(b)) => big::binary(op, a, b),
        (a @ (Int(_) | Big(_)), Float(b)) => match float::from_number(&a) {
            Ok(a) => return float::binary(op, a, b),
            Err(error) => Err(error),
        },
        (Float(a), b) => match float::from_number(&b) {
            Ok(b) => return float::binary(op, a, b),
            Err(error) => Err(error),
        },
    })
}

fn unsupported(op: Op, in_place: bool, a: &Value, b: &Value) -> Raise {
    let symbol = match op {
        Op::Power if in_place => "**=".to_owned(),
        Op::Power => "** or pow()".to_owned(),
        op if in_place => format!("{}=", op.symbol()),
        op => op.symbol().to_owned(),
    };
    Raise::type_error(format!(
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        a.type_name(),
        b.type_name()
    ))
}
