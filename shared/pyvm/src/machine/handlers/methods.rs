//! Calls of functions and methods of the machine whose operands are constants and local variables: they stay where they are,
//! and the result is the only value that moves.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::handlers::{attributes, calls, generators, native_calls, placed_calls};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, try_lock, unfused, window};
use crate::object::{Function, Kind, NativeFunction, Quick, Value};

/// `local.method(…)`
pub(super) fn fused_call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, .. } = i else { return unfused(turn, pc, top) };
    match turn.running.window.slots[usize::from(slot)].plain_kind() {
        Some(Kind::Instance(_)) => call_programs_method(turn, i, pc, top),
        Some(Kind::List(_)) => append_to_local(turn, i, pc, top),
        _ if turn.running.code.instructions.get(pc + 1) == Some(&I::Call(0)) => call_alone(turn, i, pc, top),
        _ => call_method(turn, i, pc, top),
    }
}

/// `local.method()` of an object of a built-in class, in its commonest case.
#[inline(never)]
fn call_alone<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let this = &turn.running.window.slots[usize::from(slot)];
    let result = match method_of(turn, this, name).and_then(|method| method.quick) {
        Some(Quick::One(quick)) => quick(this),
        Some(Quick::InThread(quick)) => quick(this, turn.running.own.number),
        _ => return call_method(turn, i, pc, top),
    };
    if result.is_null() {
        return call_method(turn, i, pc, top);
    }
    window!(turn, top).push(result);
    turn.look_up(I::Call(0), pc + 2, top + 1)
}

/// The same of a list.
#[inline(never)]
fn append_to_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    match appends(turn, &turn.running.window.slots[usize::from(slot)], name, pc + 1) {
        true => turn.look_up(I::Call(1), pc + 4, top),
        false => call_method(turn, i, pc, top),
    }
}

/// The same of an object of a program's class, where all its function takes are the operands.
#[inline(never)]
fn call_programs_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let (slot, here) = (usize::from(slot), turn.here);
    let method = |locals: &[Value], function: &Function, own: &Own| {
        attributes::method_of_class::<H>(locals.get(slot)?, name, function, own, here)
    };
    match placed_calls::place(turn, pc + 1, top, method, |locals| locals.get(slot)?.copied(here)) {
        Some(call) => placed_calls::begin(turn, call),
        None => load_method(turn, i, pc, top),
    }
}

/// Not all of it could be placed.
#[inline(never)]
fn load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    placed_calls::clear(turn, top);
    attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top)
}

#[inline(never)]
fn call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let this = &turn.running.window.slots[usize::from(slot)];
    let Some(method) = method_of(turn, this, name) else {
        return attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top);
    };
    if let Some((keep, item)) = kept(turn, method, pc + 1)
        && keep(this, item.clone()).is_none()
    {
        return turn.look_up(I::Call(1), pc + 4, top);
    }
    match call_quickly(turn, this, method, pc + 1) {
        Some((result, next)) => {
            window!(turn, top).push(result);
            turn.look_up(I::Call(0), next, top + 1)
        }
        None => generators::resume_by_method(turn, Some(slot), name, pc + 1, top).unwrap_or_else(|| {
            attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top)
        }),
    }
}

/// The same for the topmost operand.
pub(super) fn fused_call_top_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallTopMethod { name } = i else { return unfused(turn, pc, top) };
    match &turn.running.window.slots[top - 1] {
        Value::Object(object) if matches!(object.kind, Kind::List(_)) => append_to_top(turn, name, pc, top),
        Value::Object(object) if !matches!(object.kind, Kind::Instance(_)) => {
            call_top_method(turn, name, pc, top)
        }
        _ => unfused(turn, pc, top),
    }
}

#[inline(never)]
fn append_to_top<H: Host>(turn: &mut Turn<'_, H>, name: u32, pc: usize, top: usize) -> At {
    if !appends(turn, &turn.running.window.slots[top - 1], name, pc) {
        return call_top_method(turn, name, pc, top);
    }
    let this = window!(turn, top).pop();
    let At { pc, top } = discard_then(turn.here, this, pc + 3, top - 1);
    turn.look_up(I::Call(1), pc, top)
}

/// `list.append(operand)` whose result is not used, of the operand that is loaded at `pc`: whether that was possible without a
/// call, as nobody else uses the list, and it has room (`CALL_LIST_APPEND`, `Python/bytecodes.c`).
#[inline(always)]
fn appends<H: Host>(turn: &Turn<'_, H>, this: &Value, name: u32, pc: usize) -> bool {
    let running = &turn.running;
    let (Value::Object(object), None) = (this, &running.own.profile) else { return false };
    let Kind::List(items) = &object.kind else { return false };
    let method = running.own.lookups.known_method(&builtins::LIST, running.function.globals.name(name));
    if !method.is_some_and(|method| std::ptr::eq(method, builtins::list_append())) {
        return false;
    }
    let Some([load, I::Call(1), I::PopTop]) = running.code.instructions.get(pc..pc + 3) else { return false };
    let (Some(item), Some(mut items)) = (operand(turn, *load), try_lock::<H, _>(turn.here, items)) else {
        return false;
    };
    if items.len() == items.capacity() {
        return false;
    }
    let Some(item) = item.copied(turn.here) else { return false };
    items.push(item);
    true
}

#[inline(never)]
fn call_top_method<H: Host>(turn: &mut Turn<'_, H>, name: u32, pc: usize, top: usize) -> At {
    let this = &turn.running.window.slots[top - 1];
    let Some(method) = method_of(turn, this, name) else { return unfused(turn, pc, top) };
    if let Some((keep, item)) = kept(turn, method, pc)
        && keep(this, item.clone()).is_none()
    {
        let this = window!(turn, top).pop();
        let At { pc: next, top } = discard_then(turn.here, this, pc + 3, top - 1);
        return turn.look_up(I::Call(1), next, top);
    }
    match call_quickly(turn, this, method, pc) {
        Some((result, next)) => {
            let this = window!(turn, top).exchange_top(result);
            let At { pc: next, top } = discard_then(turn.here, this, next, top);
            turn.look_up(I::Call(0), next, top)
        }
        None => {
            generators::resume_by_method(turn, None, name, pc, top).unwrap_or_else(|| unfused(turn, pc, top))
        }
    }
}

/// The method of an object of a built-in class, if it is remembered and nobody counts calls.
#[inline(always)]
fn method_of<H: Host>(turn: &Turn<'_, H>, this: &Value, name: u32) -> Option<&'static NativeFunction> {
    let running = &turn.running;
    let Value::Object(object) = this else { return None };
    let class = builtins::class_of_container(&object.kind)?;
    let method = running.own.lookups.known_method(class, running.function.globals.name(name))?;
    if running.own.profile.is_some() { None } else { Some(method) }
}

/// The operand that an instruction loads, where it is a constant or a local variable.
#[inline(always)]
pub(super) fn operand<'t, H: Host>(turn: &'t Turn<'_, H>, load: I) -> Option<&'t Value> {
    match load {
        I::LoadFast(local) => turn.running.window.slots.get(local as usize).filter(|local| !local.is_null()),
        I::LoadConst(constant) => turn.running.code.constants.get(constant as usize),
        _ => None,
    }
}

/// What keeps an item in a container, or gives it back.
type Keep = fn(&Value, Value) -> Option<Value>;

/// What a method does with the one operand of its call at `pc`, where nobody wants the result, and that operand.
#[inline(always)]
fn kept<'t, H: Host>(turn: &'t Turn<'_, H>, method: &NativeFunction, pc: usize) -> Option<(Keep, &'t Value)> {
    match turn.running.code.instructions.get(pc..pc + 3)? {
        [load, I::Call(1), I::PopTop] => Some((method.keep?, operand(turn, *load)?)),
        _ => None,
    }
}

/// The result of a method's call, whose other operands are loaded at `pc`, in its commonest case, and the instruction after
/// the call.
#[inline(always)]
fn call_quickly<H: Host>(
    turn: &Turn<'_, H>,
    this: &Value,
    method: &NativeFunction,
    pc: usize,
) -> Option<(Value, usize)> {
    let running = &turn.running;
    let operand = |load| operand(turn, load);
    let nothing = &Value::Null;
    let (result, next) = match (running.code.instructions.get(pc..)?, method.quick?) {
        ([I::Call(0), ..], Quick::One(quick)) => (quick(this), pc + 1),
        ([I::Call(0), ..], Quick::InThread(quick)) => (quick(this, running.own.number), pc + 1),
        ([I::Call(0), ..], Quick::OneOrTwo(quick)) => (quick(this, nothing), pc + 1),
        ([a, I::Call(1), ..], Quick::Two(quick) | Quick::OneOrTwo(quick)) => {
            (quick(this, operand(*a)?), pc + 2)
        }
        ([I::Call(0), ..], Quick::OneToThree(quick)) => (quick(this, nothing, nothing), pc + 1),
        ([a, I::Call(1), ..], Quick::TwoOrThree(quick) | Quick::OneToThree(quick)) => {
            (quick(this, operand(*a)?, nothing), pc + 2)
        }
        ([a, b, I::Call(2), ..], Quick::TwoOrThree(quick) | Quick::OneToThree(quick)) => {
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
    if argument.is_programs() {
        let argument = argument.clone();
        window.push(argument);
        return native_calls::call_native(turn, I::Call(1), pc + 1, top + 1);
    }
    let result = quick(argument);
    if result.is_null() {
        return unfused(turn, pc, top);
    }
    // The function, and the empty place.
    window.replace_numbers(result);
    turn.look_up(I::Call(1), pc + 1, top - 1)
}
