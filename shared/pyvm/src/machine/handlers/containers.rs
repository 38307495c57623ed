//! Containers that are built, added to and taken apart, and the loops over them.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins::own_loop;
use crate::machine::discard::{discard, discard_then};
use crate::machine::handlers::special;
use crate::machine::sequence;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Iter, Kind, Value, lock};

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
        Kind::Instance(_) if const { !H::COUNTS } => match own_loop(window.peek(1)) {
            Some(iter) => iter,
            None => return special::get_iter(turn, pc, top),
        },
        Kind::List(_) | Kind::Tuple(_) => Iter::Sequence { of: object.clone(), at: 0 },
        Kind::Range(range) => Iter::over_range(*range),
        _ => return special::get_iter(turn, pc, top),
    };
    let old = window.exchange_top(Value::Iter(Box::new(iter)));
    discard_then(turn.here, old, pc, top)
}

/// Adds to the set that a comprehension builds.
pub(super) fn set_add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::SetAdd(depth) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let added = match window.peek(depth as usize + 1) {
        Value::Object(object) if let Kind::Set(set) = &object.kind => {
            lock(set).add(window.peek(1).clone()).is_ok()
        }
        _ => false,
    };
    if !added {
        return in_full(turn, pc, top);
    }
    discard_then(turn.here, window.pop(), pc, top - 1)
}

/// Adds to the dict that a comprehension builds.
pub(super) fn map_add<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::MapAdd(depth) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (key, value) = window.pair();
    let old = match window.peek(depth as usize + 2) {
        Value::Object(object) if let Kind::Dict(dict) = &object.kind => {
            lock(dict).insert(key.clone(), value.clone())
        }
        _ => return in_full(turn, pc, top),
    };
    let Ok(old) = old else { return in_full(turn, pc, top) };
    discard(old.unwrap_or_default());
    window.truncate(top - 2);
    At::new(pc, top - 2)
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
