//! Setting attributes of objects of a program's classes.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::{discard, discard_both_then, discard_then};
use crate::machine::handlers::special;
use crate::machine::lookup::NOWHERE;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Function, Here, Kind, Value, lock};

/// Sets an attribute that an object of a program's class has already, where it is as remembered: takes the value, and
/// gives the old one.
#[inline(always)]
fn set_quickly<H: Host>(
    owner: &Value,
    name: u32,
    value: &mut Value,
    function: &Function,
    own: &Own,
    here: Here<'_>,
) -> Option<Value> {
    let Value::Object(object) = owner else { return None };
    let Kind::Instance(instance) = &object.kind else { return None };
    let mut attributes = try_lock::<H, _>(here, &instance.attributes)?;
    let (shape, values) = attributes.shaped_mut()?;
    let key = shape.key(function.globals.name_number(name));
    let store = own.lookups.store(&own.interpreter, key)?;
    let place = values.get_mut(store.place as usize)?;
    Some(std::mem::replace(place, std::mem::take(value)))
}

pub(super) fn store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let Some([value, owner]) = turn.running.window.slots.get_mut(top - 2..top) else {
        return in_full(turn, pc, top);
    };
    match set_quickly::<H>(owner, name, value, function, own, turn.here) {
        Some(old) => discard_both_then(turn.here, old, std::mem::take(owner), pc, top - 2),
        None => add_attr(turn, i, pc, top),
    }
}

/// The same with the object below the value.
pub(super) fn fused_swap_store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedSwapStoreAttr { name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let Some([owner, value]) = turn.running.window.slots.get_mut(top - 2..top) else {
        return unfused(turn, pc, top);
    };
    match set_quickly::<H>(owner, name, value, function, own, turn.here) {
        Some(old) => discard_both_then(turn.here, old, std::mem::take(owner), pc + 1, top - 2),
        None => unfused(turn, pc, top),
    }
}

/// `local.name = top`
pub(super) fn fused_store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedStoreAttr { slot, name } = i else { return unfused(turn, pc, top) };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let Some([locals @ .., value]) = turn.running.window.slots.get_mut(..top) else {
        return unfused(turn, pc, top);
    };
    let Some(owner) = locals.get(usize::from(slot)) else { return unfused(turn, pc, top) };
    match set_quickly::<H>(owner, name, value, function, own, turn.here) {
        Some(old) => discard_then(turn.here, old, pc + 1, top - 1),
        None => unfused(turn, pc, top),
    }
}

/// `owner.name = value` of two local variables.
pub(super) fn fused_store_local_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedStoreLocalAttr { value, owner, name } = i else { return unfused(turn, pc, top) };
    let slots = &*turn.running.window.slots;
    let (Some(value), Some(Value::Object(object))) =
        (slots.get(usize::from(value)), slots.get(usize::from(owner)))
    else {
        return unfused(turn, pc, top);
    };
    let Kind::Instance(instance) = &object.kind else { return unfused(turn, pc, top) };
    let Some(mut attributes) = try_lock::<H, _>(turn.here, &instance.attributes) else {
        return unfused(turn, pc, top);
    };
    let (function, own) = (turn.running.function, &*turn.running.own);
    let key = attributes.shaped().map(|(shape, _)| shape.key(function.globals.name_number(name)));
    let Some((store, value)) = key
        .and_then(|key| own.lookups.store(&own.interpreter, key))
        .and_then(|store| Some((store, value.copied(turn.here)?)))
    else {
        drop(attributes);
        return unfused(turn, pc, top);
    };
    let left = match store.next {
        // There was no room for it: the longer way makes some.
        Some(next) => attributes.add_in_room(next, value).map(Err),
        None => match attributes.shaped_mut().and_then(|(_, values)| values.get_mut(store.place as usize)) {
            Some(place) => Some(Ok(std::mem::replace(place, value))),
            None => Some(Err(value)),
        },
    };
    drop(attributes);
    match left {
        None => At::new(pc + 1, top),
        Some(Ok(old)) => discard_then(turn.here, old, pc + 1, top),
        Some(Err(value)) => put_back(turn, value, pc, top),
    }
}

/// Nothing has been set: the plain instructions do it.
#[inline(never)]
fn put_back<H: Host>(turn: &mut Turn<'_, H>, value: Value, pc: usize, top: usize) -> At {
    drop(value);
    unfused(turn, pc, top)
}

/// Gives an object of a program's class a new attribute, where that is as remembered.
#[inline(never)]
fn add_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let number = turn.running.function.globals.name_number(name);
    let own = &*turn.running.own;
    let Some([value, owner]) = turn.running.window.slots.get_mut(top - 2..top) else {
        return in_full(turn, pc, top);
    };
    let Value::Object(object) = owner else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let mut attributes = lock(&instance.attributes);
    let shape = attributes.shaped().map(|(shape, _)| shape);
    let store = shape.and_then(|shape| own.lookups.store(&own.interpreter, shape.key(number)));
    let Some(next) = store.and_then(|store| store.next) else {
        drop(attributes);
        return set_attr(turn, i, pc, top);
    };
    attributes.add(next, std::mem::take(value));
    drop(attributes);
    discard_then(turn.here, std::mem::take(owner), pc, top - 2)
}

/// Sets an attribute of an object of a program's class, and remembers where it is.
#[inline(never)]
fn set_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(place) = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let (name, number) = (function.globals.name(place), function.globals.name_number(place));
    let class = instance.class();
    let of_class = || Value::Object(instance.class_ref().clone());
    let own = &mut *turn.running.own;
    let found = own.lookups.find(&own.interpreter, class, of_class, number, name);
    let allowed = class.slots.as_ref().is_none_or(|slots| slots.contains(name));
    if !found.sets_plainly {
        if found.sets_itself {
            return special::set_fallback(turn, name, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
        }
        let property = found.value.clone();
        return special::set_property(turn, &property, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
    }
    if !allowed || &**name == "__dict__" {
        return in_full(turn, pc, top);
    }
    let value = window.peek(2).clone();
    let mut attributes = lock(&instance.attributes);
    let before = attributes.shaped().map(|(shape, _)| shape.key(number));
    let old = attributes.set(name.clone(), value);
    if let (Some(before), Some((shape, _))) = (before, attributes.shaped()) {
        let is_new = shape.key(number) != before;
        let at = attributes.place(name).filter(|_| !is_new).map_or(NOWHERE, |place| place as u32);
        own.lookups.remember_store(before, at, is_new.then_some(shape));
    }
    drop(attributes);
    discard(old);
    discard(window.pop());
    discard(window.pop());
    At::new(pc, top - 2)
}
