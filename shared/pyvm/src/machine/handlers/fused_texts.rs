//! Fused instructions whose operands are texts.

use crate::bytecode::{BinaryOperator, CompareOperator, Instruction as I};
use crate::host::Host;
use crate::machine::discard::{discard_both_then, discard_then};
use crate::machine::handlers::fused::local_item_rarely;
use crate::machine::handlers::texts::{both, byte, holds, holds_at_once, leads, sum};
use crate::machine::text::append;
use crate::machine::turn::{At, Turn, unfused, window};
use crate::object::{Str, Value};

/// Whether the instruction at `pc` stores into this variable.
#[inline(always)]
fn stores<H>(turn: &Turn<'_, H>, pc: usize, variable: u16) -> bool {
    matches!(turn.running.code.instructions.get(pc), Some(I::StoreFast(slot)) if *slot == u32::from(variable))
}

#[inline(never)]
pub(super) fn locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocals { op: BinaryOperator::Add, a, b } = i else { return unfused(turn, pc, top) };
    let stores = stores(turn, pc + 1, a);
    let mut window = window!(turn, top);
    if stores && window.append_slot(a.into(), b.into(), turn.here) {
        return At::new(pc + 2, top);
    }
    let Some(texts) = both(window.at(a.into()), window.at(b.into())) else { return unfused(turn, pc, top) };
    window.push(sum(texts));
    At::new(pc + 1, top + 1)
}

#[inline(never)]
pub(super) fn local_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalConst { op: BinaryOperator::Add, slot, constant } = i else {
        return unfused(turn, pc, top);
    };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let stores = stores(turn, pc + 2, slot);
    let mut window = window!(turn, top);
    if stores && append(window.local(slot.into()), constant, turn.here) {
        return At::new(pc + 3, top);
    }
    let Some(texts) = both(window.at(slot.into()), constant) else { return unfused(turn, pc, top) };
    window.push(sum(texts));
    At::new(pc + 2, top + 1)
}

/// Adds a text to the topmost operand, which may be from a variable that the instruction at `pc` stores the sum in.
#[inline(always)]
fn add_to_top<H: Host>(turn: &mut Turn<'_, H>, more: &Value, pc: usize, top: usize) -> Option<At> {
    let (code, here) = (turn.running.code, turn.here);
    let mut window = window!(turn, top);
    both(window.peek(1), more)?;
    if window.grow_local_by(more, code, pc, here) {
        return Some(At::new(pc + 1, top - 1));
    }
    if append(window.peek_mut(1), more, here) {
        return Some(At::new(pc, top));
    }
    let sum = sum(both(window.peek(1), more)?);
    let left = window.exchange_top(sum);
    Some(discard_then(here, left, pc, top))
}

#[inline(never)]
pub(super) fn top_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopLocal { op: BinaryOperator::Add, slot } = i else { return unfused(turn, pc, top) };
    let here = turn.here;
    let Some(more) = window!(turn, top).at(slot.into()).copied(here) else { return unfused(turn, pc, top) };
    match add_to_top(turn, &more, pc + 1, top) {
        Some(At { pc: next, top }) => discard_then(here, more, next, top),
        None => not_texts(turn, more, pc, top),
    }
}

#[inline(never)]
fn not_texts<H: Host>(turn: &mut Turn<'_, H>, copy: Value, pc: usize, top: usize) -> At {
    drop(copy);
    unfused(turn, pc, top)
}

#[inline(never)]
pub(super) fn top_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopConst { op: BinaryOperator::Add, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    match add_to_top(turn, constant, pc + 1, top) {
        Some(at) => at,
        None => unfused(turn, pc, top),
    }
}

/// `text[index]`
#[inline(never)]
pub(super) fn local_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalItem { container, index } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let byte = match (window.at(container.into()).plain_text(), window.at(index.into())) {
        (Some(text), Value::Int(at)) => byte(text, *at),
        _ => None,
    };
    match byte.and_then(|byte| turn.running.own.characters.known(byte, turn.here)) {
        Some(character) => {
            window.push(character);
            At::new(pc + 1, top + 1)
        }
        None => local_item_rarely(turn, i, pc, top),
    }
}

/// Whether the comparison of two texts holds, however long that takes.
fn surely(op: CompareOperator, texts: [&Str; 2]) -> Option<bool> {
    Some(holds(op, texts))
}

#[inline(never)]
pub(super) fn compare_locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareLocals { a, b } = i else { return unfused(turn, pc, top) };
    let window = window!(turn, top);
    match leads(turn.running.code, pc, window.at(a.into()), window.at(b.into()), surely) {
        Some(next) => At::new(next, top),
        None => unfused(turn, pc, top),
    }
}

#[inline(never)]
pub(super) fn compare_local_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareLocalConst { slot, constant } = i else { return unfused(turn, pc, top) };
    let code = turn.running.code;
    let (a, b) = (&turn.running.window.slots[usize::from(slot)], &code.constants[usize::from(constant)]);
    match leads(code, pc + 1, a, b, holds_at_once) {
        Some(next) => At::new(next, top),
        None => compare_local_const_in_full(turn, i, pc, top),
    }
}

#[inline(never)]
fn compare_local_const_in_full<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareLocalConst { slot, constant } = i else { return unfused(turn, pc, top) };
    let code = turn.running.code;
    let (a, b) = (&turn.running.window.slots[usize::from(slot)], &code.constants[usize::from(constant)]);
    match leads(code, pc + 1, a, b, surely) {
        Some(next) => At::new(next, top),
        None => unfused(turn, pc, top),
    }
}

#[inline(never)]
pub(super) fn compare_top_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareTopLocal { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    match leads(turn.running.code, pc, window.peek(1), window.at(slot.into()), surely) {
        Some(next) => discard_then(turn.here, window.pop(), next, top - 1),
        None => unfused(turn, pc, top),
    }
}

#[inline(never)]
pub(super) fn compare_top_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareTopConst { constant } = i else { return unfused(turn, pc, top) };
    let code = turn.running.code;
    let mut window = window!(turn, top);
    match leads(code, pc, window.peek(1), &code.constants[usize::from(constant)], holds_at_once) {
        Some(next) => discard_then(turn.here, window.pop(), next, top - 1),
        None => compare_top_const_in_full(turn, i, pc, top),
    }
}

#[inline(never)]
fn compare_top_const_in_full<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareTopConst { constant } = i else { return unfused(turn, pc, top) };
    let code = turn.running.code;
    let mut window = window!(turn, top);
    match leads(code, pc, window.peek(1), &code.constants[usize::from(constant)], surely) {
        Some(next) => discard_then(turn.here, window.pop(), next, top - 1),
        None => unfused(turn, pc, top),
    }
}

#[inline(never)]
pub(super) fn compare<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompare { op, jumps_if, target, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(texts) = both(a, b) else { return unfused(turn, pc, top) };
    let next = if holds(op, texts) == jumps_if { target as usize } else { pc + 1 };
    let (right, left) = (window.pop(), window.pop());
    discard_both_then(turn.here, right, left, next, top - 2)
}
