//! Raising and handling exceptions.

use crate::builtins::exceptions::BASE_EXCEPTION;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Exception, Kind, Object, Raise, Ref, Value};

/// `raise exception`
pub(super) fn raise_varargs<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::RaiseVarargs(1) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    if !matches!(window.peek(1).plain_kind(), Some(Kind::Exception(_))) {
        return in_full(turn, pc, top);
    }
    let Value::Object(raised) = window.pop() else { unreachable!("an exception was seen there") };
    turn.stop(Err(Raise(raised)), pc, top - 1)
}

/// A handler begins: the exception is the one being handled from now on.
pub(super) fn push_exc_info<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Some(raised) = window.peek(1).copied(turn.here) else { return in_full(turn, pc, top) };
    let before = std::mem::replace(&mut turn.running.own.handled, raised);
    let raised = window.exchange_top(before);
    window.push(raised);
    At::new(pc, top + 1)
}

/// A handler ends.
pub(super) fn pop_except<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let before = window!(turn, top).pop();
    let handled = std::mem::replace(&mut turn.running.own.handled, before);
    discard_then(turn.here, handled, pc, top - 1)
}

/// Whether the exception is of a class, a single one.
pub(super) fn check_exc_match<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let (raised, class) = window.pair();
    let Some(Kind::Exception(exception)) = raised.plain_kind() else { return in_full(turn, pc, top) };
    let matches = match (&exception.class, class) {
        (Value::Type(own), Value::Type(class)) if std::ptr::eq(*own, *class) => true,
        (Value::Type(own), Value::Type(class)) if class.is_a(&BASE_EXCEPTION) => own.is_a(class),
        (Value::Object(own), Value::Object(class)) if Ref::ptr_eq(own, class) => true,
        _ => return in_full(turn, pc, top),
    };
    let class = window.exchange_top(Value::from(matches));
    discard_then(turn.here, class, pc, top)
}

/// Calls a built-in class of exceptions. `None` for anything else.
#[inline(never)]
pub(super) fn make<H: Host>(turn: &mut Turn<'_, H>, i: I, count: usize, pc: usize, top: usize) -> Option<At> {
    let [Value::Type(class), Value::Null, arguments @ ..] =
        &mut turn.running.window.slots[top - count - 2..top]
    else {
        return None;
    };
    if !class.is_a(&BASE_EXCEPTION) {
        return None;
    }
    let class = Value::Type(class);
    let arguments = arguments.iter_mut().map(std::mem::take).collect();
    let made = Object::new(Kind::Exception(Box::new(Exception::new(class, arguments))));
    let top = top - count - 1;
    let class = window!(turn, top).exchange_top(Value::Object(made));
    std::mem::forget(class); // a built-in one
    Some(turn.look_up(i, pc, top))
}
