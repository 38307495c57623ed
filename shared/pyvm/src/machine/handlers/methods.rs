//! Calls of functions and methods of the machine whose operands are local variables: they stay where they are, and the result
//! is the only value that moves.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::handlers::attributes;
use crate::machine::turn::{At, Turn, unfused, window};
use crate::object::{Quick, Value};

/// `local.method()`, `local.method(constant)` or `local.method(local)` of an object of a built-in class.
pub(super) fn fused_call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    match call_quickly(turn, slot, name, pc) {
        Some((result, next)) => {
            window!(turn, top).push(result);
            turn.look_up(I::Call(0), next, top + 1)
        }
        None => attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top),
    }
}

/// The result of such a call in the method's commonest case, and the instruction after it.
#[inline(always)]
fn call_quickly<H: Host>(turn: &Turn<'_, H>, slot: u16, name: u32, pc: usize) -> Option<(Value, usize)> {
    let (running, slots) = (&turn.running, &*turn.running.window.slots);
    let this = &slots[usize::from(slot)];
    let Value::Object(object) = this else { return None };
    let class = builtins::class_of_container(&object.kind)?;
    let method = running.own.lookups.known_method(class, running.function.globals.name(name))?;
    if running.own.profile.is_some() {
        return None;
    }
    let (argument, next) = match *running.code.instructions.get(pc + 1..pc + 3)? {
        [I::Call(0), _] => (None, pc + 2),
        [I::LoadConst(constant), I::Call(1)] => (Some(&running.code.constants[constant as usize]), pc + 3),
        [I::LoadFast(local), I::Call(1)] => {
            (slots.get(local as usize).filter(|local| !local.is_null()), pc + 3)
        }
        _ => return None,
    };
    let result = match (method.quick?, argument) {
        (Quick::One(quick), None) => quick(this),
        (Quick::Two(quick), Some(argument)) => quick(this, argument),
        (Quick::TwoOrThree(quick), Some(argument)) => quick(this, argument, &Value::Null),
        (Quick::OneOrTwo(quick), None) => quick(this, &Value::Null),
        (Quick::OneOrTwo(quick), Some(argument)) => quick(this, argument),
        _ => return None,
    };
    if result.is_null() { None } else { Some((result, next)) }
}

/// `function(local)` of the machine.
pub(super) fn fused_call_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallLocal { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let function = match (window.peek(2), window.peek(1)) {
        (Value::Native(function), Value::Null) => function,
        (Value::Type(class), Value::Null) => &class.new,
        _ => return unfused(turn, pc, top),
    };
    let Some(Quick::One(quick)) = function.quick else { return unfused(turn, pc, top) };
    let argument = window.at(slot.into());
    if argument.is_null() || turn.running.own.profile.is_some() {
        return unfused(turn, pc, top);
    }
    let result = quick(argument);
    if result.is_null() {
        return unfused(turn, pc, top);
    }
    // The function, and the empty place.
    window.replace_numbers(result);
    turn.look_up(I::Call(1), pc + 1, top - 1)
}
