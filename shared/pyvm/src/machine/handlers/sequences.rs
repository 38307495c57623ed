//! Operators of lists.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::{discard_both_then, discard_then};
use crate::machine::handlers::special;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::number::sum_of_lists;
use crate::object::{Kind, lock};

/// `list + list`, or whatever operator it is.
#[inline(never)]
pub(super) fn add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BinaryOp { in_place, .. } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    match (a.plain_kind(), b.plain_kind()) {
        (Some(Kind::List(left)), Some(Kind::List(right))) if !in_place => {
            let (right, left) = window.exchange_pair(sum_of_lists(left, right));
            discard_both_then(turn.here, right, left, pc, top - 1)
        }
        // The list gets the items, and stays in its place.
        (Some(Kind::List(left)), Some(Kind::List(right))) if !std::ptr::eq(left, right) => {
            let more = lock(right).clone();
            lock(left).extend(more);
            discard_then(turn.here, window.pop(), pc, top - 1)
        }
        _ => special::binary(turn, i, pc, top),
    }
}
