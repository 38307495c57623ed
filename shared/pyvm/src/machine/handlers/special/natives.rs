//! Native functions whose answer a special method of their argument gives: `len()`, `str()`, `repr()`, `next()`, f-strings.

use super::{begin, begins, result_of_twin};
use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::After;
use crate::machine::discard::discard;
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Instance, Kind, NativeFunction, Value};

/// A native function or built-in class of one argument, an object of a program's class, which is its method that answers.
/// `None` for all others.
#[inline(never)]
pub(in crate::machine::handlers) fn call_native<H: Host>(
    turn: &mut Turn<'_, H>,
    function: &'static NativeFunction,
    pc: usize,
    top: usize,
) -> Option<At> {
    let instance = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn))?;
    let own = &mut *turn.running.own;
    let (found, after) = if std::ptr::eq(function, &raw const builtins::aggregate::LEN) {
        (method(own, instance, Special::LEN, 1), After::Len)
    } else if std::ptr::eq(function, &raw const builtins::STR.new) {
        text_of(own, instance)
    } else if std::ptr::eq(function, &raw const builtins::functions::REPR) {
        (method(own, instance, Special::REPR, 1), After::Text { repr: true })
    } else if std::ptr::eq(function, &raw const builtins::iterators::NEXT) {
        (method(own, instance, Special::NEXT, 1), After::Push)
    } else if std::ptr::eq(function, &raw const builtins::reflection::HASH) {
        (method(own, instance, Special::HASH, 1), After::Hash)
    } else {
        return None;
    };
    if matches!((&found, &after), (Method::None, After::Len)) {
        return length_within(turn, pc, top);
    }
    if matches!(found, Method::Other) {
        let special = match function {
            of if std::ptr::eq(of, &raw const builtins::iterators::NEXT) => Special::NEXT,
            of if std::ptr::eq(of, &raw const builtins::aggregate::LEN) => Special::LEN,
            _ => return None,
        };
        return call_by_twin(turn, special, pc, top);
    }
    let Method::Plain(function, locals) = found else { return None };
    let mut window = window!(turn, top);
    // Below the argument lie the native function and the empty place.
    std::mem::forget(window.exchange(top - 3, Value::Null));
    Some(begin(turn, (function, locals), (top - 3, top - 1), after, At::new(pc, top)))
}

/// `len(object)` of an object whose class derives from a built-in one and leaves its length to that.
fn length_within<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> Option<At> {
    let Value::Object(object) = &turn.running.window.slots[top - 1] else { return None };
    let Kind::Extended(extended) = &object.kind else { return None };
    let length = builtins::length(&extended.payload).ok()?;
    let mut window = window!(turn, top);
    // Below the argument lie the native function and the empty place.
    std::mem::forget(window.exchange(top - 3, Value::Int(length)));
    let object = window.pop();
    discard(object);
    Some(turn.look_up(I::Call(1), pc, top - 2))
}

/// `next(object)` or `len(object)` of an object of the library whose `__next__` or `__len__` has a native twin.
fn call_by_twin<H: Host>(turn: &mut Turn<'_, H>, special: Special, pc: usize, top: usize) -> Option<At> {
    let item = result_of_twin(turn.running.own, special, &turn.running.window.slots[top - 1..top]);
    if item.is_null() {
        return None;
    }
    let mut window = window!(turn, top);
    // Below the argument lie the native function and the empty place.
    std::mem::forget(window.exchange(top - 3, item));
    let object = window.pop();
    discard(object);
    Some(turn.look_up(I::Call(1), pc, top - 2))
}

/// What gives the text of an object: its `__str__`, or else its `__repr__`.
fn text_of(own: &mut Own, instance: &Instance) -> (Method, After) {
    match method(own, instance, Special::STR, 1) {
        // Those of a class that derives from a built-in one may have that one's.
        Method::None if instance.class().native.is_none() => {
            (method(own, instance, Special::REPR, 1), After::Text { repr: true })
        }
        found => (found, After::Text { repr: false }),
    }
}

/// The text of an object in an f-string.
#[inline(never)]
pub(in crate::machine::handlers) fn format_simple<H: Host>(
    turn: &mut Turn<'_, H>,
    pc: usize,
    top: usize,
) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let own = &mut *turn.running.own;
    if instance.class().native.is_some() || !matches!(method(own, instance, Special::FORMAT, 2), Method::None)
    {
        return in_full(turn, pc, top);
    }
    match text_of(own, instance) {
        (Method::Plain(function, locals), after) => {
            begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top))
        }
        _ => in_full(turn, pc, top),
    }
}
