//! Calls of native functions and built-in classes.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::call;
use crate::machine::discard::{discard, discard_then};
use crate::machine::handlers::calls::call as call_any;
use crate::machine::handlers::{exceptions, generators, keys, special, texts};
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Outcome, Quick, Result, Value};

/// A call whose result is not used: `items.append(item)`.
pub(super) fn fused_call_pop<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Native(function) = *window.peek(3) else { return call_any(turn, I::Call(1), pc, top) };
    let Some(keep) = function.keep.filter(|_| !window.peek(2).is_null()) else {
        return call_native(turn, I::Call(1), pc, top);
    };
    if turn.running.own.profile.is_some() {
        return call_any(turn, I::Call(1), pc, top);
    }
    let argument = window.pop();
    if let Some(argument) = keep(window.peek(1), argument) {
        window.push(argument);
        return call_any(turn, I::Call(1), pc, top);
    }
    let receiver = window.pop();
    window.pop_plain(); // the function
    let At { pc, top } = discard_then(turn.here, receiver, pc + 1, top - 3);
    turn.look_up(I::Call(1), pc, top)
}

/// Calls a native function or a built-in class, in its commonest case.
#[inline(never)]
pub(super) fn call_native<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let count = count as usize;
    if const { H::COUNTS } || turn.running.own.profile.is_some() {
        return call_native_in_full(turn, i, pc, top);
    }
    let at = top - count - 2;
    let Some([callable, values @ ..]) = turn.running.window.slots.get_mut(at..top) else {
        return in_full(turn, pc, top);
    };
    let function = match *callable {
        Value::Native(function) => function,
        Value::Type(class) => &class.new,
        _ => return in_full(turn, pc, top),
    };
    let values = match values {
        [Value::Null, rest @ ..] => rest,
        all => all,
    };
    let result = match (function.quick, &*values) {
        (Some(Quick::One(quick)), [a]) => quick(a),
        (Some(Quick::NoneOrOne(quick)), []) => quick(&Value::Null),
        (Some(Quick::NoneOrOne(quick)), [a]) => quick(a),
        (Some(Quick::Character(quick)), [a]) => match quick(a) {
            Some(byte) => turn.running.own.characters.get(byte, turn.here),
            None => Value::Null,
        },
        (Some(Quick::InThread(quick)), [a]) => quick(a, turn.running.own.number),
        (Some(Quick::Two(quick)), [a, b]) => quick(a, b),
        (Some(Quick::OneOrTwo(quick)), [a]) => quick(a, &Value::Null),
        (Some(Quick::OneOrTwo(quick)), [a, b]) => quick(a, b),
        (Some(Quick::TwoOrThree(quick)), [a, b]) => quick(a, b, &Value::Null),
        (Some(Quick::TwoOrThree(quick)), [a, b, c]) => quick(a, b, c),
        (Some(Quick::OneToThree(quick)), [a]) => quick(a, &Value::Null, &Value::Null),
        (Some(Quick::OneToThree(quick)), [a, b]) => quick(a, b, &Value::Null),
        (Some(Quick::OneToThree(quick)), [a, b, c]) => quick(a, b, c),
        (Some(Quick::Several(quick)), values @ [_, ..]) => quick(values),
        (Some(Quick::Resumes { given }), values) if values.len() == given => {
            return generators::resume(turn, at, given, pc, top)
                .unwrap_or_else(|| call_native_in_full(turn, i, pc, top));
        }
        _ => return call_native_in_full(turn, i, pc, top),
    };
    if result.is_null() {
        std::mem::forget(result);
        let given = values.len();
        let begun = match given {
            1 if count == 1 => special::call_native(turn, function, pc, top),
            2.. if given == count + 1 => keys::ask_hash(turn, [at + 1, at + 2], pc, top),
            _ => None,
        };
        if let Some(begun) = begun {
            return begun;
        }
        return call_native_in_full(turn, i, pc, top);
    }
    std::mem::forget(std::mem::replace(callable, result)); // a native function or class
    if let [value] = values {
        let At { pc, top } = discard_then(turn.here, std::mem::take(value), pc, at + 1);
        return turn.look_up(i, pc, top);
    }
    for value in values.iter_mut().rev() {
        discard(std::mem::take(value));
    }
    turn.look_up(i, pc, at + 1)
}

/// Calls a native function or a built-in class.
#[inline(never)]
fn call_native_in_full<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    if turn.running.own.profile.is_some() {
        return in_full(turn, pc, top);
    }
    let count = count as usize;
    if const { !H::COUNTS }
        && let Value::Type(_) = turn.running.window.slots[top - count - 2]
        && let Some(at) = exceptions::make(turn, i, count, pc, top)
    {
        return at;
    }
    if const { !H::COUNTS }
        && let Some(at) = generators::gather(turn, count, pc, top)
    {
        return at;
    }
    if const { !H::COUNTS } && count == 1 {
        texts::spell(turn, top);
    }
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
