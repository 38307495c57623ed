//! Generators that a program lets go on: `next(generator)`, `generator.send(value)`, `yield from generator`.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::After;
use crate::machine::gather::Gathering;
use crate::machine::running::Exit;
use crate::machine::turn::{At, Left, Turn, in_full, window};
use crate::object::{Calling, Kind, Value};

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

/// A call with one argument, a generator, of a native function that begins by taking all its items. `None` where it is
/// another one.
#[inline(never)]
pub(super) fn gather<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> Option<At> {
    let mut window = window!(turn, top);
    let at = top - count - 2;
    let gathers = match window.at(at) {
        Value::Native(function) => function.gathers,
        Value::Type(class) => class.new.gathers,
        _ => false,
    };
    let Value::Object(generator) = window.peek(1) else { return None };
    if !gathers || count != 1 || !matches!(generator.kind, Kind::Generator(_)) {
        return None;
    }
    let generator = generator.clone();
    let arguments = window.take(1 + usize::from(!window.at(at + 1).is_null()));
    let callable = std::mem::take(window.local(at));
    let calling = Calling { callable, arguments, keywords: Value::Null, after: After::Push };
    let after = After::Gather(Box::new(Gathering::new(generator.clone(), calling)));
    Some(turn.stop(Ok(Exit::Resume(generator, Ok(Value::None), after)), pc, at))
}
