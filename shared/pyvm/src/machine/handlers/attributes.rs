//! Attributes of objects of a program's classes, and methods of built-in ones.
//!
//! What a class has under a name is remembered ([`Lookups`](crate::machine::lookup::Lookups)), and where its last object
//! had an attribute of its own. Where the memory fails, the longer functions look.

use std::sync::atomic::Ordering;

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, unfused, window};
use crate::machine::window::{discard, discard_both_then, discard_then};
use crate::object::{Function, Kind, Value, lock, try_lock};

/// What an attribute of an object is.
enum Quick {
    /// One of its own.
    Own(Value),
    /// A function of its class.
    Method(Value),
}

/// The attribute of an object of a program's class, where it is as remembered.
#[inline(always)]
fn quick(owner: &Value, name: u32, method: bool, function: &Function, own: &mut Own) -> Option<Quick> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let name = function.globals.name(name);
    let found = own.lookups.known(&own.interpreter, instance.class(), name)?;
    if !found.is_plain {
        return None;
    }
    let attributes = try_lock(&instance.attributes)?;
    if method && found.is_function && attributes.lack(found.sign) {
        return found.value.copied().map(Quick::Method);
    }
    attributes.at(found.place, name).map(Quick::Own)
}

pub(super) fn load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    match quick(window.peek(1), name, method, function, own) {
        Some(Quick::Own(value)) => {
            let owner = window.exchange_top(value);
            if method {
                window.push(Value::Null);
            }
            discard_then(owner, pc, window.top)
        }
        Some(Quick::Method(function)) => {
            let owner = window.exchange_top(function);
            window.push(owner);
            (pc, top + 1)
        }
        None => load_attr_of_any(turn, i, pc, top),
    }
}

/// `local.name`
pub(super) fn fused_load_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadAttr { method, slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    match quick(window.at(slot.into()), name, method, function, own) {
        Some(Quick::Own(value)) if method => {
            window.push_both(value, Value::Null);
            (pc + 1, top + 2)
        }
        Some(Quick::Own(value)) => {
            window.push(value);
            (pc + 1, top + 1)
        }
        Some(Quick::Method(function)) => match window.at(slot.into()).copied() {
            Some(owner) => {
                window.push_both(function, owner);
                (pc + 1, top + 2)
            }
            None => put_back(turn, function, pc, top),
        },
        None => unfused(turn, pc, top),
    }
}

/// `local.name op= …`: the object stays below its attribute.
pub(super) fn fused_copy_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCopyAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let Some(Quick::Own(value)) = quick(window.at(slot.into()), name, false, function, own) else {
        return unfused(turn, pc, top);
    };
    match window.at(slot.into()).copied() {
        Some(owner) => {
            window.push_both(owner, value);
            (pc + 2, top + 2)
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
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    if matches!(object.kind, Kind::Instance(_)) {
        return load_attr_of_instance(turn, i, pc, top);
    }
    let Some(class) = builtins::class_of_container(&object.kind).filter(|_| method) else {
        return in_full(turn, pc, top);
    };
    let name = turn.running.function.globals.name(name);
    let Some(function) = turn.running.own.lookups.known_method(class, name) else {
        return in_full(turn, pc, top);
    };
    let owner = window.exchange_top(Value::Native(function));
    window.push(owner);
    (pc, top + 1)
}

/// The attribute of an object of a program's class, which is remembered from now on.
#[inline(never)]
fn load_attr_of_instance<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadAttr { name, method } = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let name = function.globals.name(name);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, instance.class(), of_class, name);
    if !found.is_plain {
        return in_full(turn, pc, top);
    }
    let attribute = lock(&instance.attributes).find(name, &mut found.place);
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
    (pc, window.top)
}

/// Sets an attribute that an object of a program's class has already, where it is as remembered. Gives the value back
/// otherwise, the old one where it is done.
#[inline(always)]
fn set_quickly(
    owner: &Value,
    name: u32,
    value: Value,
    function: &Function,
    own: &mut Own,
) -> Result<Value, Value> {
    let Value::Object(object) = owner else { return Err(value) };
    let Kind::Instance(instance) = &object.kind else { return Err(value) };
    let class = instance.class();
    let name = function.globals.name(name);
    let Some(found) = own.lookups.known(&own.interpreter, class, name) else { return Err(value) };
    if found.is_data || !class.sets_plainly.load(Ordering::Relaxed) {
        return Err(value);
    }
    let Some(mut attributes) = try_lock(&instance.attributes) else { return Err(value) };
    match attributes.place_at(found.place, name) {
        Some(place) => Ok(std::mem::replace(place, value)),
        None => Err(value),
    }
}

pub(super) fn store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let value = std::mem::take(window.peek_mut(2));
    match set_quickly(window.peek(1), name, value, function, own) {
        Ok(old) => {
            let owner = window.pop();
            discard_both_then(old, owner, pc, top - 2)
        }
        Err(value) => {
            std::mem::forget(window.exchange(top - 2, value));
            add_attr(turn, i, pc, top)
        }
    }
}

/// The same with the object below the value.
pub(super) fn fused_swap_store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedSwapStoreAttr { name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let value = window.pop();
    match set_quickly(window.peek(1), name, value, function, own) {
        Ok(old) => {
            let owner = window.pop();
            discard_both_then(old, owner, pc + 1, top - 2)
        }
        Err(value) => {
            window.push(value);
            unfused(turn, pc, top)
        }
    }
}

/// `local.name = top`
pub(super) fn fused_store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedStoreAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let value = window.pop();
    match set_quickly(window.at(slot.into()), name, value, function, own) {
        Ok(old) => discard_then(old, pc + 1, top - 1),
        Err(value) => {
            window.push(value);
            unfused(turn, pc, top)
        }
    }
}

/// Sets an attribute of an object of a program's class, and remembers where it is.
#[inline(never)]
fn add_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let class = instance.class();
    if !class.sets_plainly.load(Ordering::Relaxed) {
        return in_full(turn, pc, top);
    }
    let name = function.globals.name(name);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, class, of_class, name);
    if found.is_data {
        return in_full(turn, pc, top);
    }
    let value = window.peek(2).clone();
    let old = lock(&instance.attributes).put(name, &mut found.place, found.sign, value);
    discard(old);
    discard(window.pop());
    discard(window.pop());
    (pc, top - 2)
}
