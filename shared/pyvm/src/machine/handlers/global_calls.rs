//! Calls of globals and built-ins whose operands are constants and local variables. A native function looks at them where they
//! are.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::handlers::{methods, placed_calls};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, unfused, window};
use crate::object::{Function, Kind, NativeFunction, Quick, Value};

/// `function(…)` of a global, where the thread knows what that is.
pub(super) fn fused_call_global<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallGlobal { name } = i else { return unfused(turn, pc, top) };
    let globals = &*turn.running.function.globals;
    let Some(copies) = turn.running.own.globals.of(globals) else { return unfused(turn, pc, top) };
    match globals.known(name, copies) {
        Some(Value::Native(function)) => call_native(turn, function, pc, top),
        Some(Value::Type(class)) => call_native(turn, &class.new, pc, top),
        Some(Value::Object(object)) if matches!(object.kind, Kind::Function(_)) => {
            call_function(turn, i, pc, top)
        }
        _ => unfused(turn, pc, top),
    }
}

/// The same of a program's function.
#[inline(never)]
fn call_function<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallGlobal { name } = i else { return unfused(turn, pc, top) };
    let here = turn.here;
    let function = |_: &[Value], function: &Function, own: &Own| {
        let globals = &*function.globals;
        globals.cached(name, own.globals.of(globals)?, here)
    };
    match placed_calls::place(turn, pc, top, function, |_| Some(Value::Null)) {
        Some(call) => placed_calls::begin(turn, call),
        None => load_function(turn, pc, top),
    }
}

/// Not all of it could be placed.
#[inline(never)]
fn load_function<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    placed_calls::clear(turn, top);
    unfused(turn, pc, top)
}

/// The same of a native function, in its commonest case.
#[inline(always)]
fn call_native<H: Host>(
    turn: &mut Turn<'_, H>,
    function: &'static NativeFunction,
    pc: usize,
    top: usize,
) -> At {
    match (function.quick, turn.running.code.instructions.get(pc..)) {
        (Some(Quick::One(quick)), Some([load, I::Call(1), ..])) => call_with_one(turn, quick, *load, pc, top),
        _ => call_with_several(turn, function, pc, top),
    }
}

#[inline(never)]
fn call_with_one<H: Host>(
    turn: &mut Turn<'_, H>,
    quick: fn(&Value) -> Value,
    load: I,
    pc: usize,
    top: usize,
) -> At {
    let Some(operand) = operand(turn, load) else { return unfused(turn, pc, top) };
    let result = quick(operand);
    if result.is_null() {
        return unfused(turn, pc, top);
    }
    window!(turn, top).push(result);
    turn.look_up(I::Call(1), pc + 2, top + 1)
}

#[inline(never)]
fn call_with_several<H: Host>(
    turn: &mut Turn<'_, H>,
    function: &'static NativeFunction,
    pc: usize,
    top: usize,
) -> At {
    let Some((result, next)) = result_of(turn, function, pc) else { return unfused(turn, pc, top) };
    window!(turn, top).push(result);
    turn.look_up(I::Call(1), next, top + 1)
}

/// The operand that an instruction loads, if no profiler counts calls. What a program's object makes of it is a longer story.
#[inline(always)]
fn operand<'t, H: Host>(turn: &'t Turn<'_, H>, load: I) -> Option<&'t Value> {
    if turn.running.own.profile.is_some() {
        return None;
    }
    methods::operand(turn, load).filter(|operand| !operand.is_programs())
}

/// What it gives for the operands that are loaded at `pc`, and the instruction after its call.
#[inline(always)]
fn result_of<H: Host>(turn: &Turn<'_, H>, function: &NativeFunction, pc: usize) -> Option<(Value, usize)> {
    let running = &turn.running;
    let operand = |load| operand(turn, load);
    let (result, next) = match (running.code.instructions.get(pc..)?, function.quick?) {
        ([a, I::Call(1), ..], Quick::NoneOrOne(quick)) => (quick(operand(*a)?), pc + 2),
        ([a, I::Call(1), ..], Quick::Character(quick)) => {
            (running.own.characters.known(quick(operand(*a)?)?, turn.here)?, pc + 2)
        }
        ([a, b, I::Call(2), ..], Quick::Two(quick) | Quick::OneOrTwo(quick)) => {
            (quick(operand(*a)?, operand(*b)?), pc + 3)
        }
        ([a, I::Call(1), ..], Quick::OneToThree(quick)) => {
            (quick(operand(*a)?, &Value::Null, &Value::Null), pc + 2)
        }
        ([a, b, I::Call(2), ..], Quick::OneToThree(quick)) => {
            (quick(operand(*a)?, operand(*b)?, &Value::Null), pc + 3)
        }
        _ => return None,
    };
    if result.is_null() { None } else { Some((result, next)) }
}
