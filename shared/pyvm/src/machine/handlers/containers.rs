//! Containers that are built, added to and taken apart, and the loops over them.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins::own_loop;
use crate::machine::discard::{discard, discard_then};
use crate::machine::handlers::special;
use crate::machine::sequence;
use crate::machine::turn::{At, Turn, fuses, in_full, window};
use crate::object::{Dict, Iter, Kind, Value, lock};

pub(super) fn build_tuple<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BuildTuple(count) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let items = window.take(count as usize);
    window.push(Value::tuple(items));
    At::new(pc, window.top)
}

pub(super) fn build_list<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BuildList(count) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let items = window.take(count as usize);
    window.push(Value::list(items));
    At::new(pc, window.top)
}

/// A dict of keys that are numbers or texts.
pub(super) fn build_map<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::BuildMap(count) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let entries = window.last(2 * count as usize);
    if !entries.iter().step_by(2).all(is_plain_key) {
        return in_full(turn, pc, top);
    }
    let mut dict = Dict::with_room(count as usize);
    for pair in entries.chunks_exact_mut(2) {
        let [key, value] = pair else { continue };
        match dict.insert(std::mem::take(key), std::mem::take(value)) {
            Ok(old) => discard(old.unwrap_or_default()),
            Err(_) => unreachable!("numbers and texts have a hash"),
        }
    }
    let top = top - 2 * count as usize;
    let mut window = window!(turn, top);
    window.push(Value::dict(dict));
    At::new(pc, top + 1)
}

/// Takes a tuple or list apart. The items of a tuple that dies with that are moved, not copied.
pub(super) fn unpack_sequence<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::UnpackSequence(count) = i else { return in_full(turn, pc, top) };
    let count = count as usize;
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek(1) else { return in_full(turn, pc, top) };
    match &object.kind {
        Kind::Tuple(items) if items.len() == count => {}
        Kind::List(items) if lock(items).len() == count => return unpack_list(turn, i, pc, top),
        _ => return in_full(turn, pc, top),
    }
    let mut value = window.pop();
    if let Value::Object(object) = &mut value
        && let Some(object) = object.only(turn.here)
        && let Kind::Tuple(items) = &mut object.kind
    {
        items.iter_mut().rev().for_each(|item| window.push(std::mem::take(item)));
    } else if let Value::Object(object) = &value
        && let Kind::Tuple(items) = &object.kind
    {
        items.iter().rev().for_each(|item| window.push(item.clone()));
    }
    discard_then(turn.here, value, pc, top - 1 + count)
}

#[inline(never)]
fn unpack_list<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::UnpackSequence(count) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let value = window.pop();
    let taken = match &value {
        Value::Object(object) if let Kind::List(items) = &object.kind => {
            let items = lock(items);
            // Another thread may have changed the list since it was looked at.
            let fits = items.len() == count as usize;
            if fits {
                items.iter().rev().for_each(|item| window.push(item.clone()));
            }
            fits
        }
        _ => false,
    };
    if !taken {
        window.push(value);
        return in_full(turn, pc, top);
    }
    discard_then(turn.here, value, pc, top - 1 + count as usize)
}

/// An iterator over a container. One that nobody else knows becomes the loop's own, so that the loop need not lock it
/// each time.
pub(super) fn get_iter<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Object(object) = window.peek_mut(1) else { return special::get_iter(turn, pc, top) };
    let iter = match &object.kind {
        Kind::Generator(_) => return At::new(pc, top),
        Kind::Iterator(_) if const { !H::COUNTS } => {
            match object.only(turn.here).map(|object| &mut object.kind) {
                Some(Kind::Iterator(iter)) => std::mem::replace(iter.get_mut(), Iter::ended()),
                _ => return in_full(turn, pc, top),
            }
        }
        Kind::Instance(_) if const { !H::COUNTS } => return get_iter_of_library(turn, pc, top),
        Kind::List(_) | Kind::Tuple(_) => Iter::Sequence { of: object.clone(), at: 0 },
        Kind::Range(range) => Iter::over_range(*range),
        _ => return special::get_iter(turn, pc, top),
    };
    let old = window.exchange_top(Value::Iter(Box::new(iter)));
    discard_then(turn.here, old, pc, top)
}

/// An iterator over an object of the library. What it holds and nobody else knows becomes the loop's own, too.
#[inline(never)]
fn get_iter_of_library<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Some(mut iter) = own_loop(window.peek(1)) else { return special::get_iter(turn, pc, top) };
    discard(window.exchange_top(Value::Null));
    if let Iter::Shared(shared) = &mut iter
        && let Some(object) = shared.only(turn.here)
        && let Kind::Iterator(held) = &mut object.kind
    {
        iter = std::mem::replace(held.get_mut(), Iter::ended());
    }
    std::mem::forget(window.exchange_top(Value::Iter(Box::new(iter)))); // the empty place
    At::new(pc, top)
}

/// `items[::-1]` of a list or a text of ASCII, where the slice is made for that: no slice is made.
pub(super) fn build_slice<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    if !const { fuses::<H>() }
        || i != I::BuildSlice(3)
        || turn.running.code.instructions.get(pc) != Some(&I::BinarySubscr)
    {
        return in_full(turn, pc, top);
    }
    let mut window = window!(turn, top);
    let [items, Value::None, Value::None, Value::Int(-1)] = window.last(4) else {
        return in_full(turn, pc, top);
    };
    let reversed = match items.plain_kind() {
        Some(Kind::List(items)) => Value::list(lock(items).iter().rev().cloned().collect()),
        Some(Kind::Str(text)) if text.is_ascii() => match text.reversed(0, text.len()) {
            Some(text) => Value::object(Kind::Str(text)),
            None => return in_full(turn, pc, top),
        },
        _ => return in_full(turn, pc, top),
    };
    let whole = std::mem::replace(items, reversed);
    window.truncate(top - 3);
    discard_then(turn.here, whole, pc + 1, top - 3)
}

/// Adds to the set that a comprehension builds.
pub(super) fn set_add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::SetAdd(depth) = i else { return in_full(turn, pc, top) };
    let window = window!(turn, top);
    let Some([target, .., member]) = window.slots.get_mut(top - 1 - depth as usize..top) else {
        return in_full(turn, pc, top);
    };
    let Value::Object(object) = target else { return in_full(turn, pc, top) };
    let Kind::Set(set) = &object.kind else { return in_full(turn, pc, top) };
    let kept = lock(set).keep(std::mem::take(member));
    match kept {
        Ok(None) => At::new(pc, top - 1),
        Ok(Some(there)) => discard_then(turn.here, there, pc, top - 1),
        Err(back) => {
            *member = back;
            in_full(turn, pc, top)
        }
    }
}

/// Adds to the dict that a comprehension builds.
pub(super) fn map_add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::MapAdd(depth) = i else { return in_full(turn, pc, top) };
    let window = window!(turn, top);
    let Some([target, .., key, value]) = window.slots.get_mut(top - 2 - depth as usize..top) else {
        return in_full(turn, pc, top);
    };
    let Value::Object(object) = target else { return in_full(turn, pc, top) };
    let Kind::Dict(dict) = &object.kind else { return in_full(turn, pc, top) };
    // The key that is there stays; where another one is equal to it, that one dies.
    let spare = if is_plain_key(key) { Value::Null } else { key.clone() };
    let kept = lock(dict).keep(std::mem::take(key), std::mem::take(value));
    match kept {
        Ok(old) => {
            discard(spare);
            match old {
                Some(old) => discard_then(turn.here, old, pc, top - 2),
                None => At::new(pc, top - 2),
            }
        }
        Err(back) => {
            (*key, *value) = back;
            in_full(turn, pc, top)
        }
    }
}

/// Whether a key is a number in place or a text.
#[inline(always)]
fn is_plain_key(key: &Value) -> bool {
    matches!(key, Value::Int(_)) || key.plain_text().is_some()
}

/// `items[start:stop]` of a list or text, between whole numbers.
pub(super) fn binary_slice<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Some(part) = sequence::between(window.peek(3), window.peek(2), window.peek(1)) else {
        return in_full(turn, pc, top);
    };
    window.pop_plain();
    window.pop_plain();
    let whole = window.exchange_top(part);
    discard_then(turn.here, whole, pc, top - 2)
}
