//! Returns.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard;
use crate::machine::turn::{At, Left, Turn, in_full, unfused, window};
use crate::object::Value;

pub(super) fn return_value<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    if turn.running.own.is_known {
        return in_full(turn, pc, top);
    }
    let value = Value::taken(&mut turn.running.window.slots[top - 1]);
    give_back(turn, value, pc, top - 1)
}

/// `return local`: the variable ends, so its value is moved, not copied.
pub(super) fn fused_return_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedReturnLocal { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    if window.at(slot.into()).is_null() || turn.running.own.is_known {
        return unfused(turn, pc, top);
    }
    let value = Value::taken(window.local(slot.into()));
    give_back(turn, value, pc + 1, top)
}

pub(super) fn return_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ReturnConst(index) = i else { return in_full(turn, pc, top) };
    if turn.running.own.is_known {
        return in_full(turn, pc, top);
    }
    let Some(value) = turn.running.code.constants[index as usize].copied(turn.here) else {
        return in_full(turn, pc, top);
    };
    give_back(turn, value, pc, top)
}

/// Returns a value: the first slot gets it, and all others are emptied.
#[inline(always)]
pub(super) fn give_back<H: Host>(turn: &mut Turn<'_, H>, value: Value, pc: usize, top: usize) -> At {
    let [first, rest @ ..] = &mut *turn.running.window.slots else {
        return turn.leave(Left::Return, pc, top);
    };
    if let Some(last) = std::mem::replace(first, value).dropped(turn.here) {
        return empty(turn, last, pc, top);
    }
    for slot in rest.get_mut(..top.wrapping_sub(1)).unwrap_or_default() {
        if let Some(last) = std::mem::take(slot).dropped(turn.here) {
            return empty(turn, last, pc, top);
        }
    }
    turn.leave(Left::Return, pc, 1)
}

/// Empties all slots but the first.
#[inline(never)]
fn empty<H: Host>(turn: &mut Turn<'_, H>, last: Value, pc: usize, top: usize) -> At {
    drop(last);
    if let Some(rest) = turn.running.window.slots.get_mut(1..top) {
        rest.iter_mut().for_each(|slot| discard(std::mem::take(slot)));
    }
    turn.leave(Left::Return, pc, 1)
}

pub(super) fn yield_value<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    turn.leave(Left::Yield, pc, top)
}
