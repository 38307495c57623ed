//! Loops over pairs.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::turn::{At, Turn, unfused, window};
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
