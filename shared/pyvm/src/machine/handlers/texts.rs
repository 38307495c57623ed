//! Operators on texts.

use crate::bytecode::{BinaryOperator, Instruction as I};
use crate::host::Host;
use crate::machine::discard::discard_both_then;
use crate::machine::handlers::special;
use crate::machine::text;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::number;
use crate::object::{Kind, Str, Value};

#[inline(always)]
fn both<'a>(a: &'a Value, b: &'a Value) -> Option<[&'a Str; 2]> {
    let (Value::Object(a), Value::Object(b)) = (a, b) else { return None };
    match (&a.kind, &b.kind) {
        (Kind::Str(a), Kind::Str(b)) => Some([a, b]),
        _ => None,
    }
}

/// `text + text`, and `text += text` in place.
#[inline(never)]
pub(super) fn add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op: BinaryOperator::Add, in_place } = i else {
        return special::binary(turn, i, pc, top);
    };
    let code = turn.running.code;
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    if let Some(local) = text::grown_local(code, pc, BinaryOperator::Add, in_place, a, b)
        && window.append_text(local, turn.here)
    {
        return (pc, top - 1);
    }
    let (a, b) = window.pair();
    let Some(texts) = both(a, b) else { return special::binary(turn, i, pc, top) };
    let sum = Value::object(Kind::Str(Str::concat(&texts)));
    let (right, left) = window.exchange_pair(sum);
    discard_both_then(turn.here, right, left, pc, top - 1)
}

/// `text == text` and the other comparisons.
#[inline(never)]
pub(super) fn compare<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CompareOp { op, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some([x, y]) = both(a, b) else { return special::compare(turn, i, pc, top) };
    let holds = number::holds(op, Some((**x).cmp(&**y)));
    let (right, left) = window.exchange_pair(Value::from(holds));
    discard_both_then(turn.here, right, left, pc, top - 1)
}
