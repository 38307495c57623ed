//! Calls of functions and methods of the machine whose operands are constants and local variables: they stay where they are,
//! and the result is the only value that moves.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::handlers::{attributes, calls, generators, native_calls};
use crate::machine::inside;
use crate::machine::turn::{At, Left, Placed, Turn, try_lock, unfused, window};
use crate::object::{Kind, NativeFunction, Quick, Value};

/// `local.method(…)`
pub(super) fn fused_call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, .. } = i else { return unfused(turn, pc, top) };
    match turn.running.window.slots[usize::from(slot)].plain_kind() {
        Some(Kind::Instance(_)) => call_programs_method(turn, i, pc, top),
        Some(Kind::List(_)) => append_to_local(turn, i, pc, top),
        _ => call_method(turn, i, pc, top),
    }
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

/// The same of an object of a program's class: its frame begins at once, where all it takes are the operands.
#[inline(never)]
fn call_programs_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    match place_call(turn, slot, name, pc + 1, top) {
        Some((left, placed, next)) => {
            let top = (placed.first + placed.given) as usize;
            if left == Left::Call {
                return inside::call(turn, placed, next, top);
            }
            if let Some(at) = inside::call_with_defaults(turn, placed, next) {
                return at;
            }
            turn.running.own.placed = placed;
            turn.leave(left, next, top)
        }
        None => load_method(turn, i, pc, top),
    }
}

/// Not all of it could be placed.
#[inline(never)]
fn load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCallMethod { slot, name } = i else { return unfused(turn, pc, top) };
    // At most a function, an object and two operands.
    if let Some(placed) = turn.running.window.slots.get_mut(top..) {
        placed.iter_mut().take(4).for_each(|slot| drop(std::mem::take(slot)));
    }
    attributes::fused_load_method(turn, I::FusedLoadMethod { slot, name }, pc, top)
}

/// Puts the function of a method, its object and the operands of its call, which are loaded at `pc`, in their places. Gives
/// what kind of call it is, where it lies and which instruction follows; `None` where there is more to it, and some may lie in their
/// places.
#[inline(always)]
fn place_call<H: Host>(
    turn: &mut Turn<'_, H>,
    slot: u16,
    name: u32,
    pc: usize,
    top: usize,
) -> Option<(Left, Placed, usize)> {
    let (running, here) = (&mut turn.running, turn.here);
    let (locals, operands) = running.window.slots.split_at_mut_checked(top)?;
    let [callee, receiver, first, second, ..] = operands else { return None };
    let owner = locals.get(usize::from(slot))?;
    let method = attributes::method_of_class::<H>(owner, name, running.function, running.own, here)?;
    std::mem::forget(std::mem::replace(callee, method)); // the places are empty
    std::mem::forget(std::mem::replace(receiver, owner.copied(here)?));
    let (code, locals) = (running.code, &*locals);
    let operand = |load| match load {
        I::LoadFast(local) => locals.get(local as usize)?.copied(here),
        I::LoadConst(constant) => code.constants.get(constant as usize)?.copied(here),
        _ => None,
    };
    let given = match *code.instructions.get(pc..)? {
        [I::Call(0), ..] => 1,
        [a, I::Call(1), ..] => {
            std::mem::forget(std::mem::replace(first, operand(a)?));
            2
        }
        [a, b, I::Call(2), ..] => {
            std::mem::forget(std::mem::replace(first, operand(a)?));
            std::mem::forget(std::mem::replace(second, operand(b)?));
            3
        }
        _ => return None,
    };
    let Value::Object(callee) = callee else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    let left = match given == function.code.plain_parameters {
        true => Left::Call,
        false if function.takes(given) => Left::CallWithDefaults,
        false => return None,
    };
    let locals = function.code.locals.len() as u32;
    let placed = Placed { at: top as u32, first: top as u32 + 1, given: given as u32, locals };
    Some((left, placed, pc + given))
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
fn operand<'t, H: Host>(turn: &'t Turn<'_, H>, load: I) -> Option<&'t Value> {
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
