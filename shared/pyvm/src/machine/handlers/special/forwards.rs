//! Calls of `functools.partial`: the function is called in its place, with all arguments (`partial_vectorcall`,
//! `Modules/_functoolsmodule.c`).

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins::Partial;
use crate::machine::discard::{discard, discard_then};
use crate::machine::inside;
use crate::machine::turn::{At, Left, Placed, Turn, in_full, window};
use crate::object::{Kind, Quick, Value};

/// Calls what a partial function calls. The call has so many arguments, all by position.
pub(super) fn call<H: Host>(
    turn: &mut Turn<'_, H>,
    partial: Partial,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    match partial.function.plain_kind() {
        Some(Kind::Function(_)) => call_python(turn, partial, count, pc, top),
        _ => call_quickly(turn, &partial, count, pc, top),
    }
}

/// Calls a Python function: its frame is all there is to the call.
fn call_python<H: Host>(turn: &mut Turn<'_, H>, partial: Partial, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let Partial { function, arguments, names, values } = partial;
    let Some(Kind::Function(inner)) = function.plain_kind() else { return in_full(turn, pc, top) };
    let locals = inner.code.locals.len() as u32;
    let is_plain = inner.code.frame_parameters == arguments.len() + count && names.is_empty();
    let mut window = window!(turn, top);
    if is_plain && top + arguments.len() <= window.slots.len() {
        let (given, first) = (arguments.len() + count, at + 2);
        for (place, argument) in (top..).zip(arguments) {
            std::mem::forget(window.exchange(place, argument)); // nothing lies above the top
        }
        window.slots[first..first + given].rotate_right(given - count);
        discard(window.exchange(at, function));
        let placed = Placed { at: at as u32, first: first as u32, given: given as u32, locals };
        return inside::call(turn, placed, pc, first + given);
    }
    let given = window.take(count);
    let all = Value::tuple(arguments.into_iter().chain(given).chain(values).collect());
    discard(window.exchange(at, function));
    window.push(all);
    let own = &mut *turn.running.own;
    own.placed = Placed { at: at as u32, first: at as u32 + 2, given: 0, locals };
    if !names.is_empty() {
        own.keywords = Value::tuple(names);
    }
    turn.leave(Left::CallSpread, pc, at + 3)
}

/// Calls a native function in its commonest case.
fn call_quickly<H: Host>(
    turn: &mut Turn<'_, H>,
    partial: &Partial,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let function = match partial.function {
        Value::Native(function) => function,
        Value::Type(class) => &class.new,
        _ => return in_full(turn, pc, top),
    };
    if !partial.names.is_empty() {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    let values: Vec<&Value> = partial.arguments.iter().chain(&*window.last(count)).collect();
    let nothing = &Value::Null;
    let result = match (function.quick, &values[..]) {
        (Some(Quick::One(quick) | Quick::NoneOrOne(quick)), [a]) => quick(a),
        (Some(Quick::OneOrTwo(quick)), [a]) => quick(a, nothing),
        (Some(Quick::Two(quick) | Quick::OneOrTwo(quick)), [a, b]) => quick(a, b),
        (Some(Quick::OneToThree(quick)), [a]) => quick(a, nothing, nothing),
        (Some(Quick::TwoOrThree(quick) | Quick::OneToThree(quick)), [a, b]) => quick(a, b, nothing),
        (Some(Quick::TwoOrThree(quick) | Quick::OneToThree(quick)), [a, b, c]) => quick(a, b, c),
        (Some(Quick::Several(quick)), [_, ..]) => quick(&values.into_iter().cloned().collect::<Vec<_>>()),
        _ => Value::Null,
    };
    if result.is_null() {
        return in_full(turn, pc, top);
    }
    let at = top - count - 2;
    window.truncate(at + 1);
    let object = window.exchange(at, result);
    let At { pc, top } = discard_then(turn.here, object, pc, at + 1);
    turn.look_up(I::Call(count as u32), pc, top)
}
