//! Attributes of objects of a program's classes, and methods of built-in ones.
//!
//! What a class has under a name is remembered ([`Lookups`](crate::machine::lookup::Lookups)), and where its last object
//! had an attribute of its own. Where the memory fails, the longer functions look.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::handlers::modules;
use crate::machine::lookup::{Found, Key};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Function, Here, Instance, Kind, Value, lock};

/// An object of a program's class, and what is remembered of its class under a name, where that needs no descriptor.
#[inline(always)]
fn remembered<'v, 'o>(
    owner: &'v Value,
    name: u32,
    function: &Function,
    own: &'o mut Own,
) -> Option<(&'v Instance, &'o Found)> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let found = own.lookups.known(&own.interpreter, instance.class_id, Key::of(function, name))?;
    if found.is_plain { Some((instance, found)) } else { None }
}

/// What an object of a program's class has of its own under a name, where it is as remembered.
#[inline(always)]
fn own_attribute<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &mut Own,
    here: Here<'_>,
) -> Option<Value> {
    let (instance, found) = remembered(owner, name, function, own)?;
    try_lock::<H, _>(here, &instance.attributes)?.at(found.spot, here)
}

/// The function that an object's class has under a name, and the object itself surely has not, where it is as
/// remembered.
#[inline(always)]
fn method_of_class<H: Host>(
    owner: &Value,
    name: u32,
    function: &Function,
    own: &mut Own,
    here: Here<'_>,
) -> Option<Value> {
    let (instance, found) = remembered(owner, name, function, own)?;
    if !found.is_function || !try_lock::<H, _>(here, &instance.attributes)?.lack(found.sign) {
        return None;
    }
    found.value.copied(here)
}

pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method: false } = i else { return load_method(turn, i, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
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
    let (function, own) = (turn.running.function, &mut *turn.running.own);
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
    let (function, own) = (turn.running.function, &mut *turn.running.own);
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
    let (function, own) = (turn.running.function, &mut *turn.running.own);
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
    let (function, own) = (turn.running.function, &mut *turn.running.own);
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
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let name = function.globals.name(place);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let key = Key::of(function, place);
    let found = own.lookups.find(&own.interpreter, instance.class(), of_class, key, name);
    if !found.is_plain {
        return in_full(turn, pc, top);
    }
    let attribute = lock(&instance.attributes).find(name, &mut found.spot);
    match attribute {
        Some(value) => {
            window.set_top(value);
            if method {
                window.push(Value::Null);
            }
        }
        None if method && found.is_function => {
            let function = found.value.clone();
            let owner = window.exchange_top(function);
            window.push(owner);
        }
        None => return in_full(turn, pc, top),
    }
    At::new(pc, window.top)
}
