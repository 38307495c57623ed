//! Calls of a program's objects and of its classes.

use super::{begin, begins, forwards, plain};
use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins;
use crate::machine::After;
use crate::machine::discard::{discard, discard_then};
use crate::machine::inside;
use crate::machine::lookup::{INIT, NEW};
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::turn::{At, Placed, Turn, in_full, window};
use crate::object::{Exception, Instance, Kind, Object, Value};

/// Calls an object of a program's class.
pub(in crate::machine::handlers) fn call<H: Host>(
    turn: &mut Turn<'_, H>,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let [object, empty] = &turn.running.window.slots[at..at + 2] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(object).filter(|_| empty.is_null() && begins(turn)) else {
        return in_full(turn, pc, top);
    };
    match method(turn.running.own, instance, Special::CALL, count + 1) {
        Method::Other => call_of_library(turn, count, pc, top),
        Method::Plain(function, locals) => {
            let slots = &mut *turn.running.window.slots;
            slots.swap(at, at + 1);
            std::mem::forget(std::mem::replace(&mut slots[at], function)); // the empty place
            let given = count as u32 + 1;
            let placed = Placed { at: at as u32, first: at as u32 + 1, given, locals };
            inside::call(turn, placed, pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// Calls an object of the library whose `__call__` is done natively, or calls another function.
#[inline(never)]
fn call_of_library<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let running = &mut turn.running;
    let [object, ..] = &running.window.slots[at..top] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(object) else { return in_full(turn, pc, top) };
    let found =
        Special::CALL.of_class(running.own, instance.class(), || Value::Object(instance.class_ref().clone()));
    let Some(Kind::Function(function)) = found.plain_kind() else { return in_full(turn, pc, top) };
    if function.twin.is_none() {
        return match twins::partial(object, function) {
            Some(partial) => forwards::call(turn, partial, count, pc, top),
            None => in_full(turn, pc, top),
        };
    }
    let (function, this) = (found.clone(), object.clone());
    by_twin(turn, &function, this, count, pc, top)
}

/// Calls the native twin of a function with one argument more before the others: its result takes the place of the callable.
fn by_twin<H: Host>(
    turn: &mut Turn<'_, H>,
    function: &Value,
    first: Value,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let Some(Kind::Function(inner)) = function.plain_kind() else { return in_full(turn, pc, top) };
    let Some(twin) = inner.twin else { return in_full(turn, pc, top) };
    let slots = &mut turn.running.window.slots[at..top];
    slots[1] = first; // the empty place
    let result = twin(inner, &slots[1..]);
    discard(std::mem::take(&mut slots[1]));
    if result.is_null() {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    window.truncate(at + 1);
    let callable = window.exchange(at, result);
    let At { pc, top } = discard_then(turn.here, callable, pc, at + 1);
    turn.look_up(I::Call(count as u32), pc, top)
}

/// Calls a function with the object that it belongs to, where the place of an object is taken by an argument: `__exit__` at
/// the end of a `with` block.
#[inline(never)]
pub(in crate::machine::handlers) fn call_method_of_three<H: Host>(
    turn: &mut Turn<'_, H>,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let callable = &turn.running.window.slots[at];
    let (Value::Object(object), true) = (callable, begins(turn)) else { return in_full(turn, pc, top) };
    let Kind::Method(bound) = &object.kind else { return in_full(turn, pc, top) };
    let Some(function) = plain(&bound.function, count + 2) else { return in_full(turn, pc, top) };
    let receiver = bound.receiver.clone();
    discard(window!(turn, top).exchange(at, receiver));
    begin(turn, function, (at, at), After::Push, At::new(pc, top))
}

/// Makes an object of a class of the library's by the native twin of its `__new__`.
#[inline(never)]
fn make_by_twin<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> At {
    let at = top - count - 2;
    let [Value::Object(object), Value::Null, ..] = &turn.running.window.slots[at..top] else {
        return in_full(turn, pc, top);
    };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    let value = || Value::Object(object.clone());
    let new = own.lookups.find(&own.interpreter, class, value, NEW, "__new__");
    let Some(Kind::StaticMethod(new)) = new.value.plain_kind() else { return in_full(turn, pc, top) };
    let Some(Kind::Function(function)) = new.plain_kind() else { return in_full(turn, pc, top) };
    // A class that derives from a named tuple may have an `__init__`; the members of an enumeration are there already.
    if function.twin.is_none()
        || class.own("_fields").is_none() && (count != 1 || class.own("_value2member_map_").is_none())
    {
        return in_full(turn, pc, top);
    }
    let (function, class) = (new.clone(), value());
    by_twin(turn, &function, class, count, pc, top)
}

/// Makes an object of a class of the library's and fills it by the native twin of its `__init__`.
#[inline(never)]
pub(in crate::machine::handlers) fn make_filled<H: Host>(
    turn: &mut Turn<'_, H>,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let Value::Object(object) = &turn.running.window.slots[at] else { return in_full(turn, pc, top) };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    if !begins(turn) || class.finalizes {
        return in_full(turn, pc, top);
    }
    let own = &mut *turn.running.own;
    let Some(init) = own.lookups.known(&own.interpreter, class.id, INIT) else {
        return in_full(turn, pc, top);
    };
    let Some(Kind::Function(function)) = init.value.kind() else { return in_full(turn, pc, top) };
    let Some(twin) = function.twin else { return in_full(turn, pc, top) };
    let made = Value::object(Kind::Instance(Instance::new(object.clone())));
    let slots = &mut turn.running.window.slots[at..top];
    slots[1] = made; // the empty place
    let filled = twin(function, &slots[1..]);
    let made = std::mem::take(&mut slots[1]);
    if filled.is_null() {
        return in_full(turn, pc, top); // what it was to fill dies
    }
    let mut window = window!(turn, top);
    window.truncate(at + 1);
    let class = window.exchange(at, made);
    let At { pc, top } = discard_then(turn.here, class, pc, at + 1);
    turn.look_up(I::Call(count as u32), pc, top)
}

/// Makes an object of a class of the program that has no `__init__`, or an exception.
#[inline(never)]
pub(in crate::machine::handlers) fn make<H: Host>(
    turn: &mut Turn<'_, H>,
    count: usize,
    pc: usize,
    top: usize,
) -> At {
    let at = top - count - 2;
    let (Value::Object(object), true) = (&turn.running.window.slots[at], begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Kind::Class(class) = &object.kind else { return in_full(turn, pc, top) };
    let is_exception = class.native.is_some_and(|native| native.is_a(&builtins::exceptions::BASE_EXCEPTION));
    if !is_exception && (class.native.is_some() || count > 0) {
        return make_by_twin(turn, count, pc, top);
    }
    let own = &mut *turn.running.own;
    let value = || Value::Object(object.clone());
    let is_native = |found: &Value| matches!(found, Value::Null | Value::Native(_));
    let new = own.lookups.find(&own.interpreter, class, value, NEW, "__new__");
    if !is_native(&new.value) {
        return in_full(turn, pc, top);
    }
    let init = own.lookups.find(&own.interpreter, class, value, INIT, "__init__").value.clone();
    let locals = match init.kind() {
        Some(Kind::Function(init)) if is_exception && init.code.plain_parameters == count + 1 => {
            Some(init.code.locals.len() as u32)
        }
        _ if is_native(&init) => None,
        _ => return in_full(turn, pc, top),
    };
    own.interpreter.note_object_of(class);
    let made = if is_exception {
        let arguments = turn.running.window.slots[top - count..top].to_vec();
        Kind::Exception(Box::new(Exception::new(value(), arguments)))
    } else {
        Kind::Instance(Instance::new(object.clone()))
    };
    let made = Object::new(made);
    let mut window = window!(turn, top);
    if let Some(locals) = locals {
        std::mem::forget(window.exchange(at + 1, Value::Object(made.clone()))); // the empty place
        discard(window.exchange(at, Value::Null));
        return begin(turn, (init, locals), (at, at + 1), After::Instance(made), At::new(pc, top));
    }
    window.truncate(at + 1);
    discard(window.exchange(at, Value::Object(made)));
    turn.look_up(I::Call(count as u32), pc, at + 1)
}
