//! Generators that a program lets go on: `next(generator)`, `generator.send(value)`, `yield from generator`.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::turn::{At, Left, Turn, in_full, window};
use crate::object::{Kind, Value};

/// `yield from` a generator.
pub(super) fn send<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    match window!(turn, top).peek(2) {
        Value::Object(object)
            if matches!(object.kind, Kind::Generator(_)) && turn.running.own.profile.is_none() =>
        {
            turn.leave(Left::Delegate, pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// A call of a native function that lets a generator go on: of `given` arguments, the first is the generator and the second, if
/// there is one, what it is sent. `None` where it is no generator.
#[inline(always)]
pub(super) fn resume<H: Host>(
    turn: &mut Turn<'_, H>,
    at: usize,
    given: usize,
    pc: usize,
    top: usize,
) -> Option<At> {
    let mut window = window!(turn, top);
    match window.peek(given) {
        Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => {}
        _ => return None,
    }
    let sent = if given == 2 { window.pop() } else { Value::None };
    let generator = window.pop();
    window.truncate(at);
    window.push_both(generator, sent);
    Some(turn.leave(Left::Resume, pc, at + 2))
}
