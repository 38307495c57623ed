//! Items, members and iteration of a program's objects.

use super::{begin, begins, by_twin, call_on_operands};
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard;
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::turn::{At, Turn, in_full, window};
use crate::machine::{After, fused};
use crate::object::{Kind, Value};

/// `container[index]`
#[inline(never)]
pub(in crate::machine::handlers) fn get_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    match call_on_operands::<_, 2>(turn, Special::GET_ITEM, pc, top) {
        Some(at) => at,
        None => get_item_of_extended(turn, pc, top),
    }
}

/// The same of an object whose class derives from a built-in one, and leaves its items to that one.
fn get_item_of_extended<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let [container, index] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Value::Object(object) = container else { return in_full(turn, pc, top) };
    let Kind::Extended(extended) = &object.kind else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    // A dict's subclass may have a `__missing__`.
    if matches!(extended.payload.kind(), Some(Kind::Dict(_)))
        || !matches!(method(own, &extended.instance, Special::GET_ITEM, 2), Method::None)
    {
        return in_full(turn, pc, top);
    }
    let Some(item) = fused::item(&extended.payload, index, turn.here, &mut own.characters) else {
        return in_full(turn, pc, top);
    };
    window!(turn, top).replace_pair(item);
    At::new(pc, top - 1)
}

/// `del container[index]`
#[inline(never)]
pub(in crate::machine::handlers) fn delete_item<H: Host>(
    turn: &mut Turn<'_, H>,
    pc: usize,
    top: usize,
) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 2]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::DELETE_ITEM, 2) else {
        return in_full(turn, pc, top);
    };
    begin(turn, (function, locals), (top - 2, top - 2), After::Discard, At::new(pc, top))
}

/// `container[index] = value`
#[inline(never)]
pub(in crate::machine::handlers) fn set_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let container = &turn.running.window.slots[top - 2];
    let Some(instance) = instance_of(container).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let found = method(turn.running.own, instance, Special::SET_ITEM, 3);
    // The value lies below the container and the index.
    turn.running.window.slots[top - 3..top].rotate_left(1);
    let Method::Plain(function, locals) = found else {
        if matches!(found, Method::Other)
            && let Some(At { pc, top }) = by_twin(turn, Special::SET_ITEM, 3, pc, top)
        {
            window!(turn, top).pop_plain(); // `None`
            return At::new(pc, top - 1);
        }
        turn.running.window.slots[top - 3..top].rotate_right(1);
        return in_full(turn, pc, top);
    };
    begin(turn, (function, locals), (top - 3, top - 3), After::Discard, At::new(pc, top))
}

/// `item in container`
#[inline(never)]
pub(in crate::machine::handlers) fn contains<H: Host>(
    turn: &mut Turn<'_, H>,
    i: I,
    pc: usize,
    top: usize,
) -> At {
    let I::ContainsOp { invert } = i else { return in_full(turn, pc, top) };
    let container = &turn.running.window.slots[top - 1];
    let Some(instance) = instance_of(container).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let found = method(turn.running.own, instance, Special::CONTAINS, 2);
    turn.running.window.slots.swap(top - 2, top - 1);
    let Method::Plain(function, locals) = found else {
        if matches!(found, Method::Other)
            && let Some(At { pc, top }) = by_twin(turn, Special::CONTAINS, 2, pc, top)
        {
            let mut window = window!(turn, top);
            let found = window.peek(1).is_true() != invert;
            discard(window.exchange_top(found.into()));
            return At::new(pc, top);
        }
        turn.running.window.slots.swap(top - 2, top - 1);
        return in_full(turn, pc, top);
    };
    begin(turn, (function, locals), (top - 2, top - 2), After::AnyTruth { invert }, At::new(pc, top))
}

/// `iter(object)`, at the start of a loop.
#[inline(never)]
pub(in crate::machine::handlers) fn get_iter<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    match call_on_operands::<_, 1>(turn, Special::ITER, pc, top) {
        Some(at) => at,
        None => in_full(turn, pc, top),
    }
}

/// The next item of a loop over an object; the object stays where it is.
#[inline(never)]
pub(in crate::machine::handlers) fn next<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let iterator = &turn.running.window.slots[top - 1];
    let Some(instance) = instance_of(iterator).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let Method::Plain(function, locals) = method(turn.running.own, instance, Special::NEXT, 1) else {
        return in_full(turn, pc, top);
    };
    let iterator = iterator.clone();
    window!(turn, top).push(iterator);
    begin(turn, (function, locals), (top, top), After::ForIter, At::new(pc, top + 1))
}
