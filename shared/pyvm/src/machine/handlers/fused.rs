//! Fused instructions.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::characters::Characters;
use crate::machine::discard::discard_then;
use crate::machine::fused;
use crate::machine::handlers::fused_texts;
use crate::machine::turn::{At, Turn, try_lock, unfused, window};
use crate::object::{Here, Kind, Str, Value};

pub(super) fn local_null<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalNull { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(value) = window.at(slot.into()).copied(turn.here) else { return unfused(turn, pc, top) };
    window.push_both(value, Value::Null);
    At::new(pc + 1, top + 2)
}

pub(super) fn local_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalItem { container, index } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let item =
        fused::common_item(window.at(container.into()), window.at(index.into()), turn.here, try_lock::<H, _>);
    let Some(item) = item else { return fused_texts::local_item(turn, i, pc, top) };
    window.push(item);
    At::new(pc + 1, top + 1)
}

#[inline(never)]
pub(super) fn local_item_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalItem { container, index } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let characters = &mut turn.running.own.characters;
    let item = fused::item(window.at(container.into()), window.at(index.into()), turn.here, characters);
    let Some(item) = item else { return unfused(turn, pc, top) };
    window.push(item);
    At::new(pc + 1, top + 1)
}

pub(super) fn const_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedConstItem { container, constant } = i else { return unfused(turn, pc, top) };
    let Some(item) = item_at(turn, container.into(), constant) else { return unfused(turn, pc, top) };
    window!(turn, top).push(item);
    At::new(pc + 2, top + 1)
}

pub(super) fn load_const_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadConstItem { load, container, constant } = i else { return unfused(turn, pc, top) };
    let window = window!(turn, top);
    let constant = &turn.running.code.constants[constant as usize];
    let item = match window.at(container.into()).plain_kind() {
        Some(Kind::Str(text)) => character_at(text, constant, &turn.running.own.characters, turn.here),
        Some(Kind::List(_) | Kind::Tuple(_)) => {
            fused::common_item(window.at(container.into()), constant, turn.here, try_lock::<H, _>)
        }
        _ => return load_const_item_rarely(turn, i, pc, top),
    };
    let Some(item) = item else { return load_const_item_rarely(turn, i, pc, top) };
    push_below(turn, load, item, pc, top)
}

#[inline(never)]
fn load_const_item_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadConstItem { load, container, constant } = i else { return unfused(turn, pc, top) };
    let Some(item) = item_at(turn, container.into(), constant) else { return unfused(turn, pc, top) };
    push_below(turn, load, item, pc, top)
}

/// Pushes a local variable, and above it an item.
#[inline(always)]
fn push_below<H: Host>(turn: &mut Turn<'_, H>, load: u8, item: Value, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Some(loaded) = window.at(load.into()).copied(turn.here) else {
        drop(item);
        return unfused(turn, pc, top);
    };
    window.push_both(loaded, item);
    At::new(pc + 2, top + 2)
}

/// The character at a place of a text of ASCII that the thread has made before.
#[inline(always)]
fn character_at(text: &Str, at: &Value, characters: &Characters, here: Here<'_>) -> Option<Value> {
    let Value::Int(at) = at else { return None };
    characters.known(text.byte_at(usize::try_from(*at).ok()?)?, here)
}

/// The item of a local variable at a constant place, where giving it takes no call.
#[inline(always)]
fn item_at<H: Host>(turn: &mut Turn<'_, H>, container: usize, constant: u32) -> Option<Value> {
    let constant = &turn.running.code.constants[constant as usize];
    let characters = &mut turn.running.own.characters;
    fused::item(turn.running.window.slots.get(container)?, constant, turn.here, characters)
}

pub(super) fn set_local_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedSetLocalItem { container, index } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    if !fused::set_item(window.at(container.into()), window.at(index.into()), window.peek(1)) {
        return unfused(turn, pc, top);
    }
    discard_then(turn.here, window.pop(), pc + 1, top - 1)
}

pub(super) fn contains<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedContains { container, invert } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(found) = fused::contains(window.at(container.into()), window.peek(1)) else {
        return unfused(turn, pc, top);
    };
    let item = window.exchange_top(Value::from(found != invert));
    discard_then(turn.here, item, pc + 1, top)
}

pub(super) fn locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocals { op, a, b } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let result = fused::common_binary(op, window.at(a.into()), window.at(b.into()));
    let Some(result) = result else { return locals_rarely(turn, i, pc, top) };
    window.push(result);
    At::new(pc + 1, top + 1)
}

#[inline(never)]
fn locals_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocals { op, a, b } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let result = fused::binary(op, window.at(a.into()), window.at(b.into()));
    let Some(result) = result else { return fused_texts::locals(turn, i, pc, top) };
    window.push(result);
    At::new(pc + 1, top + 1)
}

pub(super) fn local_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalConst { op, slot, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let mut window = window!(turn, top);
    let result = fused::common_binary(op, window.at(slot.into()), constant);
    let Some(result) = result else { return local_const_rarely(turn, i, pc, top) };
    window.push(result);
    At::new(pc + 2, top + 1)
}

#[inline(never)]
fn local_const_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLocalConst { op, slot, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let mut window = window!(turn, top);
    let result = fused::binary(op, window.at(slot.into()), constant);
    let Some(result) = result else { return fused_texts::local_const(turn, i, pc, top) };
    window.push(result);
    At::new(pc + 2, top + 1)
}

pub(super) fn top_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopLocal { op, slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let result = fused::common_binary(op, window.peek(1), window.at(slot.into()));
    let Some(result) = result else { return top_local_rarely(turn, i, pc, top) };
    window.set_number(result);
    At::new(pc + 1, top)
}

#[inline(never)]
fn top_local_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopLocal { op, slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let result = fused::binary(op, window.peek(1), window.at(slot.into()));
    let Some(result) = result else { return fused_texts::top_local(turn, i, pc, top) };
    window.set_number(result);
    At::new(pc + 1, top)
}

pub(super) fn top_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopConst { op, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let mut window = window!(turn, top);
    let Some(result) = fused::common_binary(op, window.peek(1), constant) else {
        return top_const_rarely(turn, i, pc, top);
    };
    window.set_number(result);
    At::new(pc + 1, top)
}

#[inline(never)]
fn top_const_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopConst { op, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let mut window = window!(turn, top);
    let Some(result) = fused::binary(op, window.peek(1), constant) else {
        return fused_texts::top_const(turn, i, pc, top);
    };
    window.set_number(result);
    At::new(pc + 1, top)
}

/// Where the comparison of these two leads, where both are numbers in place: as the fused instruction says that stands
/// in the place of the comparison.
#[inline(always)]
fn leads<H>(turn: &Turn<'_, H>, at: usize, a: &Value, b: &Value) -> Option<usize> {
    let I::FusedCompare { orders, target, .. } = *turn.running.code.fused.get(at)? else { return None };
    Some(if fused::is_among(orders, a, b)? { target as usize } else { at + 2 })
}

pub(super) fn compare_locals<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareLocals { a, b } = i else { return unfused(turn, pc, top) };
    let slots = &turn.running.window.slots;
    match leads(turn, pc, &slots[usize::from(a)], &slots[usize::from(b)]) {
        Some(next) => At::new(next, top),
        None => fused_texts::compare_locals(turn, i, pc, top),
    }
}

pub(super) fn compare_local_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareLocalConst { slot, constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    match leads(turn, pc + 1, &turn.running.window.slots[usize::from(slot)], constant) {
        Some(next) => At::new(next, top),
        None => fused_texts::compare_local_const(turn, i, pc, top),
    }
}

pub(super) fn compare_top_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareTopLocal { slot } = i else { return unfused(turn, pc, top) };
    let slots = &turn.running.window.slots;
    let Some(next) = leads(turn, pc, &slots[top - 1], &slots[usize::from(slot)]) else {
        return fused_texts::compare_top_local(turn, i, pc, top);
    };
    window!(turn, top).pop_plain();
    At::new(next, top - 1)
}

pub(super) fn compare_top_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompareTopConst { constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[usize::from(constant)];
    let Some(next) = leads(turn, pc, &turn.running.window.slots[top - 1], constant) else {
        return fused_texts::compare_top_const(turn, i, pc, top);
    };
    window!(turn, top).pop_plain();
    At::new(next, top - 1)
}

pub(super) fn compare<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedCompare { orders, target, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let (a, b) = window.pair();
    let Some(jumps) = fused::is_among(orders, a, b) else { return fused_texts::compare(turn, i, pc, top) };
    window.pop_plain();
    window.pop_plain();
    At::new(if jumps { target as usize } else { pc + 1 }, top - 2)
}
