//! Operators on numbers that lie in place, comparisons and truth values.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_both_then;
use crate::machine::fused;
use crate::machine::handlers::{special, texts};
use crate::machine::turn::{At, Turn, in_full, window};
use crate::number;
use crate::object::{Kind, Value};

pub(super) fn binary_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(result) = fused::common_binary(op, a, b) else {
        return match a {
            Value::Object(_) => texts::binary_op(turn, i, pc, top),
            _ => binary_op_rarely(turn, i, pc, top),
        };
    };
    window.replace_numbers(result);
    At::new(pc, top - 1)
}

#[inline(never)]
fn binary_op_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(result) = fused::binary(op, a, b).or_else(|| fused::binary_with_bool(op, a, b)) else {
        return big_op(turn, i, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
    };
    window.replace_numbers(result);
    At::new(pc, top - 1)
}

/// An operator of any two numbers: integers beyond a machine word, complex numbers. `None` for other operands, and where there is an
/// error.
#[inline(never)]
pub(super) fn big_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> Option<At> {
    let I::BinaryOp { op, in_place } = i else { return None };
    let is_number = |value: &Value| match value {
        Value::Int(_) | Value::Float(_) | Value::True | Value::False => true,
        value => matches!(value.plain_kind(), Some(Kind::BigInt(_) | Kind::Complex(..))),
    };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    if !is_number(a) || !is_number(b) {
        return None;
    }
    let result = number::binary(op, in_place, a, b).ok()?;
    let (right, left) = window.exchange_pair(result);
    Some(discard_both_then(turn.here, right, left, pc, top - 1))
}

pub(super) fn compare_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CompareOp { op, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(holds) = fused::compare(op, a, b) else { return texts::compare(turn, i, pc, top) };
    window.replace_numbers(Value::from(holds));
    At::new(pc, top - 1)
}

pub(super) fn is_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::IsOp { invert } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let same = a.is(b);
    let (right, left) = window.exchange_pair(Value::from(same != invert));
    discard_both_then(turn.here, right, left, pc, top - 1)
}

pub(super) fn to_bool<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    match window!(turn, top).peek(1) {
        Value::True | Value::False => At::new(pc, top),
        _ => special::truth(turn, pc, top),
    }
}

pub(super) fn unary_not<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    match window.peek(1) {
        Value::True => window.set_number(Value::False),
        Value::False => window.set_number(Value::True),
        _ => return in_full(turn, pc, top),
    }
    At::new(pc, top)
}
