//! Calls and returns.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::call;
use crate::machine::discard::{discard, discard_both_then, discard_then};
use crate::machine::handlers::special;
use crate::machine::lookup::{INIT, NEW};
use crate::machine::turn::{AWAY, At, Left, Placed, Turn, in_full, unfused, window};
use crate::object::{Instance, Kind, Object, Outcome, Quick, Result, Value};

pub(super) fn call<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let window = window!(turn, top);
    let given = count as usize + usize::from(!window.peek(count as usize + 1).is_null());
    match window.peek(count as usize + 2) {
        Value::Object(callee) if let Kind::Function(function) = &callee.kind => {
            let (at, first) = ((top - count as usize - 2) as u32, (top - given) as u32);
            let locals = function.code.locals.len() as u32;
            turn.running.own.placed = Placed { at, first, given: given as u32, locals };
            if given == function.code.plain_parameters {
                turn.leave(Left::Call, pc, top)
            } else if function.takes(given) {
                turn.leave(Left::CallWithDefaults, pc, top)
            } else {
                in_full(turn, pc, top)
            }
        }
        Value::Native(_) | Value::Type(_) => call_native(turn, i, pc, top),
        _ => call_class(turn, i, pc, top),
    }
}

/// Calls a class of the program whose objects are made by `object` and filled by an `__init__` of plain parameters, as
/// remembered.
#[inline(never)]
fn call_class<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let (at, own) = (top - count as usize - 2, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let (Value::Object(object), Value::Null) = (window.at(at), window.at(at + 1)) else {
        return special::call_method_of_three(turn, count as usize, pc, top);
    };
    let class = match &object.kind {
        Kind::Class(class) => class,
        Kind::Method(_) => return call_method(turn, i, pc, top),
        _ => return special::call(turn, count as usize, pc, top),
    };
    if !class.metaclass.is_null() {
        return in_full(turn, pc, top);
    }
    if class.native.is_some() {
        return special::make(turn, count as usize, pc, top);
    }
    let new = own.lookups.known(&own.interpreter, class.id, NEW);
    if !new.is_some_and(|new| matches!(new.value, Value::Null | Value::Native(_))) {
        return special::make(turn, count as usize, pc, top);
    }
    let Some(init) = own.lookups.known(&own.interpreter, class.id, INIT) else {
        return in_full(turn, pc, top);
    };
    let Some(Kind::Function(function)) = init.value.kind() else {
        return special::make(turn, count as usize, pc, top);
    };
    if function.code.plain_parameters != count as usize + 1 {
        return in_full(turn, pc, top);
    }
    let locals = function.code.locals.len() as u32;
    own.placed = Placed { at: at as u32, first: at as u32 + 1, given: count + 1, locals };
    let function = init.value.clone();
    let made = Object::new(Kind::Instance(Instance::new(object.clone())));
    own.made = Some(made.clone());
    std::mem::forget(window.exchange(at + 1, Value::Object(made))); // the empty place
    discard(window.exchange(at, function));
    turn.leave(Left::CallInit, pc, top)
}

/// Calls a function with the object that it belongs to.
#[inline(never)]
fn call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let at = top - count as usize - 2;
    let Some([callable, empty]) = turn.running.window.slots.get_mut(at..at + 2) else {
        return in_full(turn, pc, top);
    };
    let Value::Object(object) = &*callable else { return in_full(turn, pc, top) };
    let Kind::Method(bound) = &object.kind else { return in_full(turn, pc, top) };
    if const { H::COUNTS } || !matches!(bound.function.kind(), Some(Kind::Function(_))) {
        return in_full(turn, pc, top);
    }
    *empty = bound.receiver.clone();
    let function = bound.function.clone();
    discard(std::mem::replace(callable, function));
    call(turn, i, pc, top)
}

/// Calls a native function or a built-in class, in its commonest case.
#[inline(never)]
fn call_native<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let count = count as usize;
    if const { H::COUNTS } || turn.running.own.profile.is_some() {
        return call_native_in_full(turn, i, pc, top);
    }
    let mut window = window!(turn, top);
    let given = count + usize::from(!window.peek(count + 1).is_null());
    let function = match *window.peek(count + 2) {
        Value::Native(function) => function,
        Value::Type(class) => &class.new,
        _ => return in_full(turn, pc, top),
    };
    let result = match function.quick {
        Some(Quick::One(quick)) if given == 1 => quick(window.peek(1)),
        Some(Quick::Two(quick)) if given == 2 => quick(window.peek(2), window.peek(1)),
        Some(Quick::TwoOrThree(quick)) if given == 2 => quick(window.peek(2), window.peek(1), &Value::Null),
        Some(Quick::TwoOrThree(quick)) if given == 3 => quick(window.peek(3), window.peek(2), window.peek(1)),
        _ => return call_native_in_full(turn, i, pc, top),
    };
    if result.is_null() {
        std::mem::forget(result);
        if count == 1
            && given == 1
            && let Some(at) = special::call_native(turn, function, pc, top)
        {
            return at;
        }
        return call_native_in_full(turn, i, pc, top);
    }
    let at = top - count - 2;
    std::mem::forget(window.exchange(at, result)); // a native function or class
    if given == 1 {
        let (pc, top) = discard_then(turn.here, window.pop(), pc, at + 1);
        return turn.look_up(i, pc, top);
    }
    if given == 3 {
        discard(window.pop());
    }
    let (last, first) = (window.pop(), window.pop());
    let (pc, top) = discard_both_then(turn.here, last, first, pc, at + 1);
    turn.look_up(i, pc, top)
}

/// Calls a native function or a built-in class.
#[inline(never)]
fn call_native_in_full<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    if turn.running.own.profile.is_some() {
        return in_full(turn, pc, top);
    }
    let count = count as usize;
    let mut window = window!(turn, top);
    if count != 1 || !call::shortcut(&mut window) {
        let given = count + usize::from(!window.peek(count + 1).is_null());
        if const { H::COUNTS } {
            let first = (given > 0).then(|| window.peek(given));
            turn.host.count_native(window.peek(count + 2), first);
        }
        let (interpreter, thread) = (&turn.running.own.interpreter, turn.running.own.number);
        if let Some(outcome) = call::plain_native(&mut window, count, given, interpreter, thread) {
            let top = window.top;
            return finish(turn, outcome, pc, top);
        }
    }
    let top = window.top;
    turn.look_up(i, pc, top)
}

/// A native function has given something else than a value, or failed.
#[inline(never)]
fn finish<H: Host>(turn: &mut Turn<'_, H>, outcome: Result<Outcome>, pc: usize, top: usize) -> At {
    (turn.running.pc, turn.running.window.top) = (pc, top);
    let went = outcome.and_then(|outcome| turn.running.finish_call(outcome, turn.host));
    turn.went(went)
}

pub(super) fn return_value<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let value = window!(turn, top).pop();
    give_back(turn, value, pc, top - 1)
}

/// `return local`: the variable ends, so its value is moved, not copied.
pub(super) fn fused_return_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedReturnLocal { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    if window.at(slot.into()).is_null() {
        return unfused(turn, pc, top);
    }
    let value = std::mem::take(window.local(slot.into()));
    give_back(turn, value, pc + 1, top)
}

pub(super) fn return_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ReturnConst(index) = i else { return in_full(turn, pc, top) };
    let Some(value) = turn.running.code.constants[index as usize].copied(turn.here) else {
        return in_full(turn, pc, top);
    };
    give_back(turn, value, pc, top)
}

/// Returns a value: the first slot gets it, and all others are emptied.
#[inline(always)]
fn give_back<H: Host>(turn: &mut Turn<'_, H>, value: Value, pc: usize, top: usize) -> At {
    turn.running.own.left = Left::Return;
    let pc = pc | AWAY;
    let [first, rest @ ..] = &mut *turn.running.window.slots else { return (pc, top) };
    if let Some(last) = std::mem::replace(first, value).dropped(turn.here) {
        return empty(turn, last, pc, top);
    }
    for slot in rest.get_mut(..top.wrapping_sub(1)).unwrap_or_default() {
        if let Some(last) = std::mem::take(slot).dropped(turn.here) {
            return empty(turn, last, pc, top);
        }
    }
    (pc, 1)
}

/// Empties all slots but the first.
#[inline(never)]
fn empty<H: Host>(turn: &mut Turn<'_, H>, last: Value, pc: usize, top: usize) -> At {
    drop(last);
    if let Some(rest) = turn.running.window.slots.get_mut(1..top) {
        rest.iter_mut().for_each(|slot| discard(std::mem::take(slot)));
    }
    (pc, 1)
}

pub(super) fn yield_value<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    turn.leave(Left::Yield, pc, top)
}
