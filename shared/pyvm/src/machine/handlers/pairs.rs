//! Loops over pairs.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_both_then;
use crate::machine::turn::{At, Turn, try_lock, unfused, window};
use crate::object::{NextPair, Value};

/// The next pair of a loop, taken apart: `for key, value in entries.items()`. No tuple is made where the pair comes from a
/// dict's entries, `enumerate` or `zip`; CPython makes one and uses it again (`dictiter_iternextitem`, `Objects/dictobject.c`).
pub(super) fn fused_for_pair<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForPair { exhausted } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next_pair() {
        NextPair::Pair(first, second) => {
            window.push_both(second, first);
            At::new(pc + 1, top + 2)
        }
        NextPair::End => At::new(exhausted as usize + 1, top),
        NextPair::Failed(raise) => turn.stop(Err(raise), pc, top),
        NextPair::Other => unfused(turn, pc, top),
    }
}

/// The same into two local variables.
pub(super) fn fused_for_pair_locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next_pair_in_sequence(turn.here, try_lock::<H, _>) {
        Some((first, second)) => into_locals(turn, i, (first, second), pc, top),
        None => any_pair_into_locals(turn, i, pc, top),
    }
}

#[inline(never)]
fn any_pair_into_locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForPairLocals { exhausted, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next_pair() {
        NextPair::Pair(first, second) => into_locals(turn, i, (first, second), pc, top),
        NextPair::End => At::new(exhausted as usize + 1, top),
        NextPair::Failed(raise) => turn.stop(Err(raise), pc, top),
        NextPair::Other => unfused(turn, pc, top),
    }
}

#[inline(always)]
fn into_locals<H: Host>(
    turn: &mut Turn<'_, H>,
    i: I,
    (one, other): (Value, Value),
    pc: usize,
    top: usize,
) -> At {
    let mut window = window!(turn, top);
    let I::FusedForPairLocals { first, second, .. } = i else {
        window.push_both(other, one);
        return At::new(pc + 1, top + 2);
    };
    let one = window.exchange(first.into(), one);
    let other = window.exchange(second.into(), other);
    discard_both_then(turn.here, one, other, pc + 2, top)
}
