//! Attributes of objects of a program's classes, and methods of built-in ones.
//!
//! Where objects of a shape have an attribute is remembered ([`Lookups`](crate::machine::lookup::Lookups)), or which function
//! of their class it is. Where the memory fails, the longer functions look.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::handlers::modules;
use crate::machine::lookup::{Load, NOWHERE};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Attributes, Function, Here, Kind, MutexGuard, Value, lock};

/// The attributes of an object of a program's class, and what is remembered of its shape under a name.
#[inline(always)]
fn remembered<'v, 'o, H: Host>(
    owner: &'v Value,
    name: u32,
    function: &Function,
    own: &'o Own,
    here: Here<'_>,
) -> Option<(MutexGuard<'v, Attributes>, &'o Load)> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let attributes = try_lock::<H, _>(here, &instance.attributes)?;
    let key = attributes.shaped()?.0.key(function.globals.name_number(name));
    let load = own.lookups.load(&own.interpreter, key)?;
    Some((attributes, load))
}

/// What an object of a program's class has of its own under a name, where it is as remembered.
#[inline(always)]
fn own_attribute<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &Own,
    here: Here<'_>,
) -> Option<Value> {
    let (attributes, load) = remembered::<H>(owner, name, function, own, here)?;
    attributes.shaped()?.1.get(load.place as usize)?.copied(here)
}

/// The function that an object's class has under a name, and the object itself has not, where it is as remembered.
#[inline(always)]
fn method_of_class<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &Own,
    here: Here<'_>,
) -> Option<Value> {
    let (_, load) = remembered::<H>(owner, name, function, own, here)?;
    load.method.copied(here)
}

pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method: false } = i else { return load_method(turn, i, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match own_attribute::<H>(window.peek(1), name, function, own, turn.here) {
        Some(value) => {
            let owner = window.exchange_top(value);
            discard_then(turn.here, owner, pc, top)
        }
        None => load_attr_of_any(turn, i, pc, top),
    }
}

/// An attribute that is called next.
#[inline(never)]
fn load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, .. } = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match method_of_class::<H>(window.peek(1), name, function, own, turn.here) {
        Some(function) => {
            let owner = window.exchange_top(function);
            window.push(owner);
            At::new(pc, top + 1)
        }
        None => load_attr_of_any(turn, i, pc, top),
    }
}

/// `local.name`
pub(super) fn fused_load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    match own_attribute::<H>(window.at(slot.into()), name, function, own, turn.here) {
        Some(value) => {
            window.push(value);
            At::new(pc + 1, top + 1)
        }
        None => unfused(turn, pc, top),
    }
}

/// `local.name`, to be called next.
pub(super) fn fused_load_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    let Some(function) = method_of_class::<H>(window.at(slot.into()), name, function, own, turn.here) else {
        return fused_load_method_of_builtin(turn, i, pc, top);
    };
    match window.at(slot.into()).copied(turn.here) {
        Some(owner) => {
            window.push_both(function, owner);
            At::new(pc + 1, top + 2)
        }
        None => put_back(turn, function, pc, top),
    }
}

/// The same for an object of a built-in class.
#[inline(never)]
fn fused_load_method_of_builtin<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadMethod { slot, name } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Object(object) = window.at(slot.into()) else { return unfused(turn, pc, top) };
    let Some(class) = builtins::class_of_container(&object.kind) else { return unfused(turn, pc, top) };
    let name = turn.running.function.globals.name(name);
    let Some(function) = turn.running.own.lookups.known_method(class, name) else {
        return unfused(turn, pc, top);
    };
    let Some(owner) = object.copied(turn.here) else { return unfused(turn, pc, top) };
    window.push_both(Value::Native(function), Value::Object(owner));
    At::new(pc + 1, top + 2)
}

/// `local.name op= …`: the object stays below its attribute.
pub(super) fn fused_copy_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCopyAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let mut window = window!(turn, top);
    let Some(value) = own_attribute::<H>(window.at(slot.into()), name, function, own, turn.here) else {
        return unfused(turn, pc, top);
    };
    match window.at(slot.into()).copied(turn.here) {
        Some(owner) => {
            window.push_both(owner, value);
            At::new(pc + 2, top + 2)
        }
        None => put_back(turn, value, pc, top),
    }
}

/// The owner of what was found cannot be copied in passing: the plain instructions find it again.
#[inline(never)]
fn put_back<H: Host>(turn: &mut Turn<'_, H>, found: Value, pc: usize, top: usize) -> At {
    drop(found);
    unfused(turn, pc, top)
}

/// The method of an object of a built-in class, where it is as remembered, or whatever it is.
#[inline(never)]
fn load_attr_of_any<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return modules::load_attr(turn, i, pc, top) };
    if matches!(object.kind, Kind::Instance(_)) {
        return load_attr_of_instance(turn, i, pc, top);
    }
    let Some(class) = builtins::class_of_container(&object.kind).filter(|_| method) else {
        return modules::load_attr(turn, i, pc, top);
    };
    let name = turn.running.function.globals.name(name);
    let Some(function) = turn.running.own.lookups.known_method(class, name) else {
        return in_full(turn, pc, top);
    };
    let owner = window.exchange_top(Value::Native(function));
    window.push(owner);
    At::new(pc, top + 1)
}

/// The attribute of an object of a program's class, which is remembered from now on.
#[inline(never)]
fn load_attr_of_instance<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name: place, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, instance.class(), of_class, number, name);
    if !found.is_plain {
        return in_full(turn, pc, top);
    }
    let of_class = if found.is_function { found.value.clone() } else { Value::Null };
    let attributes = lock(&instance.attributes);
    if let Some((shape, values)) = attributes.shaped() {
        let place = attributes.place(name);
        if place.is_some() || !of_class.is_null() {
            let at = place.map_or(NOWHERE, |place| place as u32);
            let method = if place.is_some() { Value::Null } else { of_class.clone() };
            own.lookups.remember_load(shape.key(number), at, method);
        }
        let value = place.and_then(|place| values.get(place)).cloned();
        drop(attributes);
        return attribute_or_method(turn, (value, of_class), method, pc, top);
    }
    let value = attributes.get(name);
    drop(attributes);
    attribute_or_method(turn, (value, of_class), method, pc, top)
}

/// Puts in the place of an object its own attribute, or else the function of its class, if it is to be called.
fn attribute_or_method<H: Host>(
    turn: &mut Turn<'_, H>,
    found: (Option<Value>, Value),
    method: bool,
    pc: usize,
    top: usize,
) -> At {
    let mut window = window!(turn, top);
    match found {
        (Some(value), _) => {
            window.set_top(value);
            if method {
                window.push(Value::Null);
            }
        }
        (None, function) if method && !function.is_null() => {
            let owner = window.exchange_top(function);
            window.push(owner);
        }
        _ => return in_full(turn, pc, top),
    }
    At::new(pc, window.top)
}
