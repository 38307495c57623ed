//! The fast path: two machine-word integers, or two floats, whose result is one too.

use crate::bytecode::BinaryOperator as Op;

/// The result where it fits 64 bits and needs no error; otherwise the general path decides.
#[inline(always)]
pub(crate) fn small_int(op: Op, a: i64, b: i64) -> Option<i64> {
    match op {
        Op::Add => a.checked_add(b),
        Op::Subtract => a.checked_sub(b),
        Op::Multiply => a.checked_mul(b),
        Op::FloorDivide => floor_divide(a, b),
        Op::Remainder => remainder(a, b),
        Op::Power => power(a, b),
        Op::And => Some(a & b),
        Op::Or => Some(a | b),
        Op::Xor => Some(a ^ b),
        Op::RightShift => (b >= 0).then(|| a >> b.min(63)),
        Op::LeftShift => (0..63).contains(&b).then(|| a << b).filter(|shifted| shifted >> b == a),
        Op::TrueDivide | Op::MatrixMultiply => None,
    }
}

/// The result of two floats where it needs no error.
#[inline(always)]
pub(crate) fn small_float(op: Op, a: f64, b: f64) -> Option<f64> {
    match op {
        Op::Add => Some(a + b),
        Op::Subtract => Some(a - b),
        Op::Multiply => Some(a * b),
        Op::TrueDivide if b != 0.0 => Some(a / b),
        _ => None,
    }
}

/// Rounds towards minus infinity, as Python's `//` does.
#[inline(always)]
fn floor_divide(a: i64, b: i64) -> Option<i64> {
    let quotient = a.checked_div(b)?;
    Some(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// Has the sign of the divisor, as Python's `%` does.
#[inline(always)]
fn remainder(a: i64, b: i64) -> Option<i64> {
    let rest = a.checked_rem(b)?;
    Some(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}

fn power(a: i64, b: i64) -> Option<i64> {
    if b == 2 {
        return a.checked_mul(a);
    }
    a.checked_pow(u32::try_from(b).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_down_and_the_remainder_follows_the_divisor() {
        let both = |a, b| (small_int(Op::FloorDivide, a, b), small_int(Op::Remainder, a, b));
        assert_eq!(both(7, 2), (Some(3), Some(1)));
        assert_eq!(both(-7, 2), (Some(-4), Some(1)));
        assert_eq!(both(7, -2), (Some(-4), Some(-1)));
        assert_eq!(both(-7, -2), (Some(3), Some(-1)));
        assert_eq!(both(1, 0), (None, None));
        assert_eq!(small_int(Op::FloorDivide, i64::MIN, -1), None);
    }

    #[test]
    fn what_does_not_fit_is_left_to_the_general_path() {
        assert_eq!(small_int(Op::Add, i64::MAX, 1), None);
        assert_eq!(small_int(Op::Multiply, 1 << 32, 1 << 31), None);
        assert_eq!(small_int(Op::Power, 2, 63), None);
        assert_eq!(small_int(Op::Power, 2, -1), None);
        assert_eq!(small_int(Op::LeftShift, 1, 63), None);
        assert_eq!(small_int(Op::LeftShift, -1, 62), Some(-1 << 62));
        assert_eq!(small_int(Op::RightShift, -1, 1000), Some(-1));
    }
}
