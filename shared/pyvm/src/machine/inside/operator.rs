//! Operators of a program's objects.

use super::{nested, run};
use crate::host::Host;
use crate::machine::After;
use crate::machine::after::Tried;
use crate::machine::discard::discard_both_then;
use crate::machine::turn::{At, Left, Placed, Turn, in_full};
use crate::object::Value;

/// Calls a function that answers for an operator, with copies of the two topmost operands, which stay where they are until
/// there is an answer. One that is not `simple` is left to whoever asks the other operand.
#[inline(never)]
pub(in crate::machine) fn operator<H: Host>(
    turn: &mut Turn<'_, H>,
    (function, locals): (Value, u32),
    tried: Tried,
    simple: fn(&Value) -> bool,
    At { pc, top }: At,
) -> At {
    let Some([left, right, place, first, second]) = turn.running.window.slots.get_mut(top - 2..top + 3)
    else {
        return in_full(turn, pc, top);
    };
    let copy = |value: &Value| value.copied(turn.here).unwrap_or_else(|| value.clone());
    // Nothing lies above the top.
    std::mem::forget(std::mem::replace(place, function));
    std::mem::forget(std::mem::replace(first, copy(left)));
    std::mem::forget(std::mem::replace(second, copy(right)));
    let placed = Placed { at: top as u32, first: top as u32 + 1, given: 2, locals };
    let Some(left) = run(turn, &placed) else {
        let Value::Object(function) = std::mem::take(&mut turn.running.window.slots[top]) else {
            unreachable!("a function was put there")
        };
        let own = &mut *turn.running.own;
        (own.placed, own.beginning) = (placed, Some((function, After::Operator(tried))));
        return turn.leave(Left::Begin, pc, top + 3);
    };
    let slots = &mut *turn.running.window.slots;
    if !left.left_for(Left::Return) || !simple(&slots[top + 1]) {
        return nested(turn, &placed, left, After::Operator(tried), pc);
    }
    let answer = Value::taken(&mut slots[top + 1]);
    let function = std::mem::take(&mut slots[top]);
    let right = std::mem::take(&mut slots[top - 1]);
    let left = std::mem::replace(&mut slots[top - 2], answer);
    drop(function.dropped(turn.here));
    discard_both_then(turn.here, left, right, pc, top - 1)
}
