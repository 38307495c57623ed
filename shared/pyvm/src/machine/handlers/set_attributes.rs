//! Setting attributes of objects of a program's classes.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::{discard, discard_both_then, discard_then};
use crate::machine::lookup::Key;
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Function, Here, Kind, Value, lock};

/// Sets an attribute that an object of a program's class has already, where it is as remembered. Gives the value back
/// otherwise, the old one where it is done.
#[inline(always)]
fn set_quickly<H: Host>(
    owner: &Value,
    name: u32,
    value: Value,
    function: &Function,
    own: &mut Own,
    here: Here<'_>,
) -> Result<Value, Value> {
    let Value::Object(object) = owner else { return Err(value) };
    let Kind::Instance(instance) = &object.kind else { return Err(value) };
    let key = Key::of(function, name);
    let Some(found) = own.lookups.known(&own.interpreter, instance.class_id, key) else { return Err(value) };
    if !found.sets_plainly {
        return Err(value);
    }
    let Some(mut attributes) = try_lock::<H, _>(here, &instance.attributes) else { return Err(value) };
    match attributes.place_at(found.spot) {
        Some(place) => Ok(std::mem::replace(place, value)),
        None => Err(value),
    }
}

pub(super) fn store_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(name) = i else { return in_full(turn, pc, top) };
    let (function, own) = (turn.running.function, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let value = std::mem::take(window.peek_mut(2));
    match set_quickly::<H>(window.peek(1), name, value, function, own, turn.here) {
        Ok(old) => {
            let owner = window.pop();
            discard_both_then(turn.here, old, owner, pc, top - 2)
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
    match set_quickly::<H>(window.peek(1), name, value, function, own, turn.here) {
        Ok(old) => {
            let owner = window.pop();
            discard_both_then(turn.here, old, owner, pc + 1, top - 2)
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
    match set_quickly::<H>(window.at(slot.into()), name, value, function, own, turn.here) {
        Ok(old) => discard_then(turn.here, old, pc + 1, top - 1),
        Err(value) => {
            window.push(value);
            unfused(turn, pc, top)
        }
    }
}

/// Sets an attribute of an object of a program's class, and remembers where it is.
#[inline(never)]
fn add_attr<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreAttr(place) = i else { return in_full(turn, pc, top) };
    let function = turn.running.function;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    let Kind::Instance(instance) = &object.kind else { return in_full(turn, pc, top) };
    let name = function.globals.name(place);
    let of_class = || Value::Object(instance.class.clone());
    let own = &mut *turn.running.own;
    let key = Key::of(function, place);
    let found = own.lookups.find(&own.interpreter, instance.class(), of_class, key, name);
    if !found.sets_plainly {
        return in_full(turn, pc, top);
    }
    let value = window.peek(2).clone();
    let old = lock(&instance.attributes).put(name, &mut found.spot, found.sign, value);
    discard(old);
    discard(window.pop());
    discard(window.pop());
    At::new(pc, top - 2)
}
