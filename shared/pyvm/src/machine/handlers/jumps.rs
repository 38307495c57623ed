//! Jumps and loops.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins;
use crate::machine::discard::{discard_then, drop_then};
use crate::machine::handlers::{generators, special};
use crate::machine::operators::may_overload;
use crate::machine::turn::{At, Turn, in_full, try_lock, unfused, window};
use crate::object::{Kind, Step, Value, lock};

pub(super) fn pop_jump_if_false<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::PopJumpIfFalse(target) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let next = match window.peek(1) {
        Value::False => target as usize,
        Value::True => pc,
        _ => return in_full(turn, pc, top),
    };
    window.pop_plain();
    At::new(next, top - 1)
}

pub(super) fn pop_jump_if_true<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::PopJumpIfTrue(target) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let next = match window.peek(1) {
        Value::True => target as usize,
        Value::False => pc,
        _ => return in_full(turn, pc, top),
    };
    window.pop_plain();
    At::new(next, top - 1)
}

/// Jumps by the truth of a number, constant, text or built-in container.
pub(super) fn fused_truth_jump<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTruthJump { jumps_if, target } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let truth = match window.peek(1) {
        Value::True => true,
        Value::False | Value::None => false,
        Value::Int(number) => *number != 0,
        _ => return truth_of_object(turn, i, pc, top),
    };
    window.pop_plain();
    At::new(if truth == jumps_if { target as usize } else { pc + 1 }, top - 1)
}

#[inline(never)]
fn truth_of_object<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedTruthJump { jumps_if, target } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    if let Some(truth) = truth_of_container(window.peek(1)) {
        let value = window.pop();
        let next = if truth == jumps_if { target as usize } else { pc + 1 };
        return discard_then(turn.here, value, next, top - 1);
    }
    let mut truth = window.peek(1).is_true();
    if may_overload(window.peek(1)) {
        if special::is_surely_true(turn.running.own, window.peek(1)) {
            truth = true;
        } else {
            match twins::special(std::slice::from_ref(window.peek(1)), "__bool__") {
                Some(answer) => truth = answer.is_true(),
                None => return unfused(turn, pc, top),
            }
        }
    }
    let value = window.pop();
    let next = if truth == jumps_if { target as usize } else { pc + 1 };
    discard_then(turn.here, value, next, top - 1)
}

/// Whether a list, dict, text or other built-in container holds something; `None` for whatever else.
#[inline(always)]
fn truth_of_container(value: &Value) -> Option<bool> {
    let is_empty = match value.plain_kind()? {
        Kind::List(items) => lock(items).is_empty(),
        Kind::Dict(entries) => lock(entries).is_empty(),
        Kind::Str(text) => text.chars_len() == 0,
        Kind::Deque(deque) => lock(deque).items().is_empty(),
        Kind::Set(members) => lock(members).is_empty(),
        _ => return None,
    };
    Some(!is_empty)
}

pub(super) fn pop_jump_if_none<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::PopJumpIfNone(target) = i else { return in_full(turn, pc, top) };
    let value = window!(turn, top).pop();
    let next = if matches!(value, Value::None) { target as usize } else { pc };
    discard_then(turn.here, value, next, top - 1)
}

pub(super) fn pop_jump_if_not_none<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::PopJumpIfNotNone(target) = i else { return in_full(turn, pc, top) };
    let value = window!(turn, top).pop();
    let next = if matches!(value, Value::None) { pc } else { target as usize };
    discard_then(turn.here, value, next, top - 1)
}

pub(super) fn jump_forward<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    match i {
        I::JumpForward(target) | I::JumpBackwardNoInterrupt(target) => At::new(target as usize, top),
        _ => in_full(turn, pc, top),
    }
}

pub(super) fn jump_backward<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::JumpBackward(target) = i else { return in_full(turn, pc, top) };
    turn.look_up(i, target as usize, top)
}

pub(super) fn resume<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    turn.look_up(i, pc, top)
}

/// At the start of a function that copies nothing.
pub(super) fn fused_resume<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    turn.look_up(I::Resume, pc + 1, top)
}

/// After a `yield` whose value is not used.
pub(super) fn fused_resume_pop<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    if !matches!(window.peek(1), Value::None) {
        return unfused(turn, pc, top);
    }
    window.pop_plain();
    turn.look_up(I::Resume, pc + 1, top - 1)
}

pub(super) fn for_iter<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ForIter(exhausted) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    match window.peek_mut(1) {
        Value::Iter(iter) => match iter.next_number() {
            Step::Item(number) => {
                window.push(Value::Int(number));
                At::new(pc, top + 1)
            }
            // Past END_FOR; POP_TOP drops the iterator.
            Step::End => At::new(exhausted as usize + 1, top),
            Step::Other => for_item(turn, i, pc, top),
        },
        Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => {
            generators::next(turn, exhausted, pc, top)
        }
        _ => special::next(turn, pc, top),
    }
}

/// Back to a loop, and its next item into a local variable.
pub(super) fn fused_jump_next<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedJumpNext { target } = i else { return unfused(turn, pc, top) };
    go_on(turn, target as usize, top)
}

/// The same after an operand that nobody wants.
pub(super) fn fused_pop_next<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedPopNext { target } = i else { return unfused(turn, pc, top) };
    match window!(turn, top).pop().dropped(turn.here) {
        None => go_on(turn, target as usize, top - 1),
        Some(value) => drop_then(value, pc, top - 1),
    }
}

/// A loop goes on at its head, unless somebody asks for the GIL.
#[inline(always)]
fn go_on<H: Host>(turn: &mut Turn<'_, H>, head: usize, top: usize) -> At {
    let at = turn.look_up(I::JumpBackward(head as u32), head, top);
    match turn.running.code.fused.get(at.pc) {
        Some(next) => into_local(turn, *next, at.pc + 1, at.top),
        None => at,
    }
}

/// The next item into a local variable.
pub(super) fn fused_for_iter<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    into_local(turn, i, pc, top)
}

#[inline(always)]
fn into_local<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForIter { slot, exhausted } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return for_iter(turn, I::ForIter(exhausted), pc, top) };
    match iter.next_number() {
        Step::Item(number) => {
            let old = window.exchange(slot.into(), Value::Int(number));
            discard_then(turn.here, old, pc + 1, top)
        }
        Step::End => At::new(exhausted as usize + 1, top),
        Step::Other => fused_for_item(turn, i, pc, top),
    }
}

/// The next item into a local variable, and then another one on the stack.
pub(super) fn fused_for_iter_load<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForIterLoad { exhausted, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return for_iter(turn, I::ForIter(exhausted), pc, top) };
    match iter.next_number() {
        Step::Item(number) => store_and_load(turn, i, Value::Int(number), pc, top),
        Step::End => At::new(exhausted as usize + 1, top),
        Step::Other => fused_for_item_load(turn, i, pc, top),
    }
}

#[inline(never)]
fn fused_for_item_load<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next_in_sequence(turn.here, try_lock::<H, _>) {
        Some(item) => store_and_load(turn, i, item, pc, top),
        None => fused_for_character_load(turn, i, pc, top),
    }
}

#[inline(never)]
fn fused_for_character_load<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    let Some(byte) = iter.next_byte() else { return unfused(turn, pc, top) };
    let character = turn.running.own.characters.get(byte, turn.here);
    store_and_load(turn, i, character, pc, top)
}

/// Stores the loop's item and loads the other variable; where that takes a call or there is none, the item is just pushed, as by
/// the plain instruction.
#[inline(always)]
fn store_and_load<H: Host>(turn: &mut Turn<'_, H>, i: I, item: Value, pc: usize, top: usize) -> At {
    let I::FusedForIterLoad { store, load, .. } = i else { return push_then(turn, item, pc, top) };
    let mut window = window!(turn, top);
    let loaded = if store == load { &item } else { window.at(load.into()) }.copied(turn.here);
    let Some(loaded) = loaded else { return push_then(turn, item, pc, top) };
    window.push(loaded);
    let old = window.exchange(store.into(), item);
    discard_then(turn.here, old, pc + 1, top + 1)
}

#[inline(never)]
fn push_then<H: Host>(turn: &mut Turn<'_, H>, item: Value, pc: usize, top: usize) -> At {
    window!(turn, top).push(item);
    At::new(pc, top + 1)
}

/// The next item of a list or tuple.
#[inline(never)]
fn for_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return in_full(turn, pc, top) };
    match iter.next_in_sequence(turn.here, try_lock::<H, _>) {
        Some(item) => {
            window.push(item);
            At::new(pc, top + 1)
        }
        None => for_character(turn, i, pc, top),
    }
}

/// The next character of a text of ASCII.
#[inline(never)]
fn for_character<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return in_full(turn, pc, top) };
    let Some(byte) = iter.next_byte() else { return next_item(turn, i, pc, top) };
    window.push(turn.running.own.characters.get(byte, turn.here));
    At::new(pc, top + 1)
}

/// The next item of a list or tuple into a local variable.
#[inline(never)]
fn fused_for_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForIter { slot, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next_in_sequence(turn.here, try_lock::<H, _>) {
        Some(item) => {
            let old = window.exchange(slot.into(), item);
            discard_then(turn.here, old, pc + 1, top)
        }
        None => fused_for_character(turn, i, pc, top),
    }
}

/// The next item of any iterator into a local variable.
#[inline(never)]
fn fused_next_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForIter { slot, exhausted } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    match iter.next() {
        Some(Ok(item)) => {
            let old = window.exchange(slot.into(), item);
            discard_then(turn.here, old, pc + 1, top)
        }
        None => At::new(exhausted as usize + 1, top),
        Some(Err(raise)) => turn.stop(Err(raise), pc, top),
    }
}

/// The next character of a text of ASCII into a local variable.
#[inline(never)]
fn fused_for_character<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedForIter { slot, .. } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return unfused(turn, pc, top) };
    let Some(byte) = iter.next_byte() else { return fused_next_item(turn, i, pc, top) };
    match turn.running.own.characters.known(byte, turn.here) {
        Some(character) => {
            let old = window.exchange(slot.into(), character);
            discard_then(turn.here, old, pc + 1, top)
        }
        None => new_character(turn, byte, pc, top),
    }
}

/// Pushes a character that comes for the first time; the plain instruction that stands next puts it where it belongs.
#[cold]
#[inline(never)]
fn new_character<H: Host>(turn: &mut Turn<'_, H>, byte: u8, pc: usize, top: usize) -> At {
    let character = turn.running.own.characters.get(byte, turn.here);
    window!(turn, top).push(character);
    At::new(pc, top + 1)
}

/// The next item of any iterator.
#[inline(never)]
fn next_item<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::ForIter(exhausted) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Value::Iter(iter) = window.peek_mut(1) else { return in_full(turn, pc, top) };
    match iter.next() {
        Some(Ok(item)) => {
            window.push(item);
            At::new(pc, top + 1)
        }
        None => At::new(exhausted as usize + 1, top),
        Some(Err(raise)) => turn.stop(Err(raise), pc, top),
    }
}
