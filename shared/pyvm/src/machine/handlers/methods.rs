//! Calls of functions and methods of the machine whose operands are constants and local variables: they stay where they are,
//! and the result is the only value that moves.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::handlers::{attributes, calls};
use crate::machine::turn::{At, Turn, unfused, window};
use crate::object::{Kind, Quick, Value};

/// `local.method(…)` of an object of a built-in class. For others, it is just found.
pub(super) fn fused_call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    match &turn.running.window.slots[usize::from(slot)] {
        Value::Object(object) if !matches!(object.kind, Kind::Instance(_)) => call_method(turn, i, pc, top),
        _ => attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top),
    }
}

#[inline(never)]
fn call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let this = &turn.running.window.slots[usize::from(slot)];
    match call_quickly(turn, this, name, pc + 1) {
        Some((result, next)) => {
            window!(turn, top).push(result);
            turn.look_up(I::Call(0), next, top + 1)
        }
        None => attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top),
    }
}

/// The same for the topmost operand.
pub(super) fn fused_call_top_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallTopMethod { name } = i else { return unfused(turn, pc, top) };
    if !matches!(&turn.running.window.slots[top - 1], Value::Object(object) if !matches!(object.kind, Kind::Instance(_)))
    {
        return unfused(turn, pc, top);
    }
    call_top_method(turn, name, pc, top)
}

#[inline(never)]
fn call_top_method<H: Host>(turn: &mut Turn<'_, H>, name: u32, pc: usize, top: usize) -> At {
    match call_quickly(turn, &turn.running.window.slots[top - 1], name, pc) {
        Some((result, next)) => {
            let this = window!(turn, top).exchange_top(result);
            let At { pc: next, top } = discard_then(turn.here, this, next, top);
            turn.look_up(I::Call(0), next, top)
        }
        None => unfused(turn, pc, top),
    }
}

/// The result of a method's call, whose other operands are loaded at `pc`, in its commonest case, and the instruction after
/// the call.
#[inline(always)]
fn call_quickly<H: Host>(turn: &Turn<'_, H>, this: &Value, name: u32, pc: usize) -> Option<(Value, usize)> {
    let running = &turn.running;
    let Value::Object(object) = this else { return None };
    let class = builtins::class_of_container(&object.kind)?;
    let method = running.own.lookups.known_method(class, running.function.globals.name(name))?;
    if running.own.profile.is_some() {
        return None;
    }
    let operand = |load: I| match load {
        I::LoadConst(constant) => running.code.constants.get(constant as usize),
        I::LoadFast(local) => running.window.slots.get(local as usize).filter(|local| !local.is_null()),
        _ => None,
    };
    let nothing = &Value::Null;
    let (result, next) = match (running.code.instructions.get(pc..)?, method.quick?) {
        ([I::Call(0), ..], Quick::One(quick)) => (quick(this), pc + 1),
        ([I::Call(0), ..], Quick::InThread(quick)) => (quick(this, running.own.number), pc + 1),
        ([I::Call(0), ..], Quick::OneOrTwo(quick)) => (quick(this, nothing), pc + 1),
        ([a, I::Call(1), ..], Quick::Two(quick) | Quick::OneOrTwo(quick)) => {
            (quick(this, operand(*a)?), pc + 2)
        }
        ([a, I::Call(1), ..], Quick::TwoOrThree(quick)) => (quick(this, operand(*a)?, nothing), pc + 2),
        ([a, b, I::Call(2), ..], Quick::TwoOrThree(quick)) => {
            (quick(this, operand(*a)?, operand(*b)?), pc + 3)
        }
        _ => return None,
    };
    if result.is_null() { None } else { Some((result, next)) }
}

/// `function(local)`
pub(super) fn fused_call_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallLocal { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(Value::Object(_)) = window.slots.get(top - 2) else {
        return call_quickly_with_local(turn, i, pc, top);
    };
    match window.at(slot.into()).copied(turn.here) {
        Some(argument) if !argument.is_null() => {
            window.push(argument);
            calls::call(turn, I::Call(1), pc + 1, top + 1)
        }
        _ => unfused(turn, pc, top),
    }
}

#[inline(never)]
fn call_quickly_with_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
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
