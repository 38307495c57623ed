//! Operators on texts.

use crate::bytecode::{BinaryOperator, Code, CompareOperator, Instruction as I};
use crate::host::Host;
use crate::machine::discard::{discard_both_then, discard_then};
use crate::machine::handlers::{formats, sequences, special};
use crate::machine::text;
use crate::machine::turn::{At, Turn, fuses, in_full, window};
use crate::number;
use crate::object::{Kind, Str, Value};

#[inline(always)]
pub(super) fn both<'a>(a: &'a Value, b: &'a Value) -> Option<[&'a Str; 2]> {
    Some([a.plain_text()?, b.plain_text()?])
}

/// Two texts as a new one.
#[inline(always)]
pub(super) fn sum(texts: [&Str; 2]) -> Value {
    Value::object(Kind::Str(Str::concat(texts.into_iter())))
}

/// `text += text` in place, where the variable is the only one that holds it; otherwise whatever operator it is.
#[inline(never)]
pub(super) fn binary_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op: BinaryOperator::Add, .. } = i else { return other_op(turn, i, pc, top) };
    let (code, here) = (turn.running.code, turn.here);
    let mut window = window!(turn, top);
    if !const { fuses::<H>() } || !window.grow_local(code, pc, here) {
        return add(turn, i, pc, top);
    }
    discard_then(here, window.pop(), pc + 1, top - 2)
}

#[inline(never)]
fn other_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    match i {
        I::BinaryOp { op: BinaryOperator::Remainder, .. } => formats::percent(turn, i, pc, top),
        _ => special::binary(turn, i, pc, top),
    }
}

/// `text + text`
#[inline(never)]
fn add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { op, .. } = i else { return in_full(turn, pc, top) };
    let (code, here) = (turn.running.code, turn.here);
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    if both(a, b).is_none() {
        return sequences::add(turn, i, pc, top);
    }
    if !const { fuses::<H>() }
        && let Some(local) = text::grown_local(code, pc, op, a, b)
        && window.append_text(local, here)
    {
        return At::new(pc, top - 1);
    }
    // What no variable holds grows too (`PyUnicode_Append`, `Objects/unicodeobject.c`).
    if window.append_slot(top - 2, top - 1, here) {
        return discard_then(here, window.pop(), pc, top - 1);
    }
    let (a, b) = window.pair();
    let Some(texts) = both(a, b) else { return special::binary(turn, i, pc, top) };
    let (right, left) = window.exchange_pair(sum(texts));
    discard_both_then(here, right, left, pc, top - 1)
}

/// How two texts compare. Whether they are equal is a shorter question than which comes first.
#[inline(always)]
pub(super) fn holds(op: CompareOperator, [a, b]: [&Str; 2]) -> bool {
    match op {
        CompareOperator::Equal => a.is_equal(b),
        CompareOperator::NotEqual => !a.is_equal(b),
        _ => number::holds(op, Some((**a).cmp(&**b))),
    }
}

/// The same, where a look at both tells.
#[inline(always)]
pub(super) fn holds_at_once(op: CompareOperator, [a, b]: [&Str; 2]) -> Option<bool> {
    match op {
        CompareOperator::Equal => a.is_equal_at_once(b),
        CompareOperator::NotEqual => a.is_equal_at_once(b).map(|equal| !equal),
        _ => None,
    }
}

/// `text == text` and the other comparisons.
#[inline(never)]
pub(super) fn compare<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CompareOp { op, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(texts) = both(a, b) else { return special::compare(turn, i, pc, top) };
    let holds = holds(op, texts);
    let (right, left) = window.exchange_pair(Value::from(holds));
    discard_both_then(turn.here, right, left, pc, top - 1)
}

/// Where the comparison of these two leads, where both are texts: as the fused instruction says that stands in the place
/// of the comparison.
#[inline(always)]
pub(super) fn leads(
    code: &Code,
    at: usize,
    a: &Value,
    b: &Value,
    holds: impl FnOnce(CompareOperator, [&Str; 2]) -> Option<bool>,
) -> Option<usize> {
    let texts = both(a, b)?;
    let I::FusedCompare { op, jumps_if, target, .. } = *code.fused.get(at)? else { return None };
    let holds = holds(op, texts)?;
    Some(if holds == jumps_if { target as usize } else { at + 2 })
}

/// The character at a position of a text of ASCII, counted from its end where it is negative.
#[inline(always)]
pub(super) fn byte(text: &Str, at: i64) -> Option<u8> {
    let at = if at < 0 { at.wrapping_add(text.chars_len() as i64) } else { at };
    text.byte_at(at as usize)
}

/// `text[start:stop]`, where both are plain integers or not given.
#[inline(never)]
pub(super) fn slice<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Some(text) = window.peek(3).plain_text() else { return in_full(turn, pc, top) };
    let len = text.chars_len();
    let (start, stop) = (bound(window.peek(2), 0, len), bound(window.peek(1), len, len));
    let (Some(start), Some(stop)) = (start, stop) else { return in_full(turn, pc, top) };
    let stop = stop.max(start);
    let part = match text.byte_at(start) {
        // The whole text is itself.
        _ if stop - start == len => window.peek(3).clone(),
        Some(byte) if stop - start == 1 => turn.running.own.characters.get(byte, turn.here),
        _ => Value::object(Kind::Str(text.part(text.slice(start, stop)))),
    };
    // Numbers and `None`.
    window.pop_plain();
    window.pop_plain();
    let whole = window.exchange_top(part);
    discard_then(turn.here, whole, pc, top - 2)
}

/// An end of a slice of something so long.
#[inline(always)]
fn bound(value: &Value, missing: usize, len: usize) -> Option<usize> {
    match *value {
        Value::None => Some(missing),
        Value::Int(at) if at < 0 => Some(usize::try_from(at.saturating_add(len as i64)).unwrap_or(0)),
        Value::Int(at) => Some((at as usize).min(len)),
        _ => None,
    }
}
