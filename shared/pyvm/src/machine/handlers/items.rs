//! Items of containers.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::{discard, discard_both_then, discard_then};
use crate::machine::handlers::{containers, derived, keys, special, texts};
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::machine::{fused, sequence};
use crate::object::{Kind, Value, lock};

pub(super) fn binary_subscr<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let (container, index) = window.pair();
    if let Value::Object(_) = index {
        return binary_subscr_by_object(turn, pc, top);
    }
    let Some(item) = fused::common_item(container, index, turn.here, try_lock::<H, _>) else {
        return binary_subscr_of_text(turn, pc, top);
    };
    let (right, left) = window.exchange_pair(item);
    discard_both_then(turn.here, right, left, pc, top - 1)
}

/// A character of a text of ASCII.
#[inline(never)]
fn binary_subscr_of_text<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let (Value::Object(container), index) = window.pair() else {
        return binary_subscr_rarely(turn, pc, top);
    };
    let (text, at) = match (&container.kind, index) {
        (Kind::Str(text), Value::Int(at)) => (text, at),
        (Kind::Extended(_), _) => return derived::binary_subscr(turn, pc, top),
        (Kind::Instance(_), _) => return special::get_item(turn, pc, top),
        _ => return binary_subscr_rarely(turn, pc, top),
    };
    let Some(byte) = texts::byte(text, *at) else { return binary_subscr_rarely(turn, pc, top) };
    let Some(character) = turn.running.own.characters.known(byte, turn.here) else {
        return binary_subscr_rarely(turn, pc, top);
    };
    let (right, left) = window.exchange_pair(character);
    std::mem::forget(right); // a number
    discard_then(turn.here, left, pc, top - 1)
}

/// What a container has under an object: a dict under a text, most often.
#[inline(never)]
fn binary_subscr_by_object<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let (Value::Object(container), Value::Object(key)) = window.pair() else {
        return binary_subscr_rarely(turn, pc, top);
    };
    let found = match (&container.kind, &key.kind) {
        (Kind::Dict(dict), Kind::Str(text)) => {
            lock(dict).value_of_text(key, text).and_then(|value| value.copied(turn.here))
        }
        (Kind::Extended(_), _) => return derived::binary_subscr(turn, pc, top),
        (Kind::Instance(_), _) => return special::get_item(turn, pc, top),
        _ => None,
    };
    let Some(found) = found else { return binary_subscr_rarely(turn, pc, top) };
    let (right, left) = window.exchange_pair(found);
    discard_both_then(turn.here, right, left, pc, top - 1)
}

#[inline(never)]
fn binary_subscr_rarely<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let (container, index) = window.pair();
    let Some(item) = fused::item(container, index, turn.here, &mut turn.running.own.characters) else {
        return keys::ask_hash(turn, [top - 2, top - 1], pc, top)
            .unwrap_or_else(|| derived::binary_subscr(turn, pc, top));
    };
    let (right, left) = window.exchange_pair(item);
    discard_both_then(turn.here, right, left, pc, top - 1)
}

/// The item of the topmost operand at a constant place.
pub(super) fn fused_top_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTopItem { constant } = i else { return unfused(turn, pc, top) };
    let constant = &turn.running.code.constants[constant as usize];
    let mut window = window!(turn, top);
    let item = match (window.peek(1), constant) {
        (Value::Object(object), Value::Int(at)) if let Kind::Str(text) = &object.kind => {
            texts::byte(text, *at).and_then(|byte| turn.running.own.characters.known(byte, turn.here))
        }
        (container, index) => fused::common_item(container, index, turn.here, try_lock::<H, _>),
    };
    let Some(item) = item else { return unfused(turn, pc, top) };
    let container = window.exchange_top(item);
    discard_then(turn.here, container, pc + 1, top)
}

pub(super) fn binary_slice<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    match window!(turn, top).peek(3) {
        Value::Object(object) if matches!(object.kind, Kind::Str(_)) => texts::slice(turn, pc, top),
        _ => containers::binary_slice(turn, pc, top),
    }
}

pub(super) fn store_subscr<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let window = window!(turn, top);
    match (window.peek(2), window.peek(1)) {
        (Value::Object(container), Value::Object(_)) => match container.kind {
            Kind::Dict(_) => store_in_dict(turn, pc, top),
            Kind::Extended(_) | Kind::Instance(_) => derived::store_subscr(turn, pc, top),
            _ => store_rarely(turn, pc, top),
        },
        (Value::Object(container), Value::Int(_)) if matches!(container.kind, Kind::List(_)) => {
            store_in_list(turn, pc, top)
        }
        _ => store_rarely(turn, pc, top),
    }
}

/// Puts another item in a place of a list.
#[inline(never)]
fn store_in_list<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let [value, Value::Object(object), Value::Int(at)] = &mut turn.running.window.slots[top - 3..top] else {
        return store_rarely(turn, pc, top);
    };
    let Kind::List(items) = &object.kind else { return store_rarely(turn, pc, top) };
    let Some(mut items) = try_lock::<H, _>(turn.here, items) else { return store_rarely(turn, pc, top) };
    let Some(place) = items.get_mut(*at as usize) else {
        drop(items);
        return store_rarely(turn, pc, top);
    };
    std::mem::swap(place, value);
    drop(items);
    let mut window = window!(turn, top);
    window.pop_plain();
    let (list, old) = (window.pop(), window.pop());
    discard_both_then(turn.here, list, old, pc, top - 3)
}

/// Gives a text that a dict has as a key another value.
#[inline(never)]
fn store_in_dict<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let [value, container, key] = &mut turn.running.window.slots[top - 3..top] else {
        return store_rarely(turn, pc, top);
    };
    let (Value::Object(object), Value::Object(text)) = (&*container, &*key) else {
        return store_rarely(turn, pc, top);
    };
    let (Kind::Dict(dict), Kind::Str(name)) = (&object.kind, &text.kind) else {
        return store_rarely(turn, pc, top);
    };
    let stored = match lock(dict).place_of_text(text, name) {
        Some(place) => {
            std::mem::swap(place, value);
            true
        }
        None => false,
    };
    if !stored {
        return store_rarely(turn, pc, top);
    }
    discard(std::mem::take(value)); // the old one
    let (key, container) = (std::mem::take(key), std::mem::take(container));
    discard_both_then(turn.here, key, container, pc, top - 3)
}

#[inline(never)]
fn store_rarely<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    if !fused::set_item(window.peek(2), window.peek(1), window.peek(3)) {
        return keys::ask_hash(turn, [top - 2, top - 1], pc, top)
            .unwrap_or_else(|| derived::store_subscr(turn, pc, top));
    }
    window.truncate(top - 3);
    At::new(pc, top - 3)
}

pub(super) fn delete_subscr<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    if !fused::delete_item(window.peek(2), window.peek(1)) {
        return keys::ask_hash(turn, [top - 2, top - 1], pc, top)
            .unwrap_or_else(|| special::delete_item(turn, pc, top));
    }
    window.truncate(top - 2);
    At::new(pc, top - 2)
}

/// Appends to the list that a comprehension builds.
pub(super) fn list_append<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ListAppend(depth) = i else { return in_full(turn, pc, top) };
    let Some([list, .., item]) = turn.running.window.slots.get_mut(top - 1 - depth as usize..top) else {
        return append_rarely(turn, i, pc, top);
    };
    if let Value::Object(object) = &*list
        && let Kind::List(items) = &object.kind
        && let Some(mut items) = try_lock::<H, _>(turn.here, items)
        && items.len() < items.capacity()
    {
        items.push(std::mem::take(item));
        return At::new(pc, top - 1);
    }
    append_rarely(turn, i, pc, top)
}

#[inline(never)]
fn append_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ListAppend(depth) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let item = window.pop();
    sequence::append(window.peek(depth as usize), item);
    At::new(pc, top - 1)
}

pub(super) fn contains_op<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let window = window!(turn, top);
    match window.peek(1) {
        Value::Object(container) if matches!(container.kind, Kind::Str(_)) => {
            contains_in_text(turn, i, pc, top)
        }
        _ => contains_rarely(turn, i, pc, top),
    }
}

/// `text in text`
#[inline(never)]
fn contains_in_text<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ContainsOp { invert } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (part, text) = window.pair();
    let Some([part, text]) = texts::both(part, text) else { return contains_rarely(turn, i, pc, top) };
    let found = text.finds(part);
    let (right, left) = window.exchange_pair(Value::from(found != invert));
    discard_both_then(turn.here, right, left, pc, top - 1)
}

#[inline(never)]
fn contains_rarely<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ContainsOp { invert } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (item, container) = window.pair();
    let Some(found) = fused::contains(container, item) else {
        return keys::ask_hash(turn, [top - 1, top - 2], pc, top)
            .unwrap_or_else(|| derived::contains_op(turn, invert, pc, top));
    };
    let (right, left) = window.exchange_pair(Value::from(found != invert));
    discard_both_then(turn.here, right, left, pc, top - 1)
}
