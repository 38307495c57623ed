//! Local variables, constants, and the order of the operands.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::Value;

pub(super) fn load_fast<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadFast(slot) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(value) = window.at(slot as usize).copied(turn.here) else { return in_full(turn, pc, top) };
    window.push(value);
    At::new(pc, top + 1)
}

pub(super) fn load_fast_load_fast<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadFastLoadFast(first, second) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(one) = window.at(first.into()).copied(turn.here) else { return in_full(turn, pc, top) };
    let Some(other) = window.at(second.into()).copied(turn.here) else {
        return discard_then_in_full(one, turn, pc, top); // which counts the first one again
    };
    window.push_both(one, other);
    At::new(pc, top + 2)
}

#[inline(never)]
fn discard_then_in_full<H: Host>(value: Value, turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    drop(value);
    in_full(turn, pc, top)
}

pub(super) fn load_fast_and_clear<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadFastAndClear(slot) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let value = std::mem::take(window.local(slot as usize));
    window.push(value);
    At::new(pc, top + 1)
}

pub(super) fn load_const<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadConst(index) = i else { return in_full(turn, pc, top) };
    let Some(value) = turn.running.code.constants[index as usize].copied(turn.here) else {
        return in_full(turn, pc, top);
    };
    window!(turn, top).push(value);
    At::new(pc, top + 1)
}

pub(super) fn store_fast<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreFast(slot) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let value = window.pop();
    let old = window.exchange(slot as usize, value);
    discard_then(turn.here, old, pc, top - 1)
}

pub(super) fn store_fast_load_fast<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreFastLoadFast(store, load) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    // Where both are one variable, what it gets is what is loaded.
    let loaded = if store == load {
        window.peek(1).copied(turn.here)
    } else {
        window.at(load.into()).copied(turn.here)
    };
    let Some(loaded) = loaded else { return in_full(turn, pc, top) };
    let value = window.exchange_top(loaded);
    let old = window.exchange(store.into(), value);
    discard_then(turn.here, old, pc, top)
}

pub(super) fn store_fast_store_fast<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreFastStoreFast(first, second) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let value = window.pop();
    let old = window.exchange(first.into(), value);
    let Some(old) = old.dropped(turn.here) else {
        let value = window.pop();
        let old = window.exchange(second.into(), value);
        return discard_then(turn.here, old, pc, top - 2);
    };
    store_second(turn, old, second, pc, top - 1)
}

#[inline(never)]
fn store_second<H: Host>(turn: &mut Turn<'_, H>, old: Value, second: u16, pc: usize, top: usize) -> At {
    drop(old);
    let mut window = window!(turn, top);
    let value = window.pop();
    window.set_local(second.into(), value);
    At::new(pc, top - 1)
}

pub(super) fn pop_top<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    discard_then(turn.here, window!(turn, top).pop(), pc, top - 1)
}

pub(super) fn push_null<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    window!(turn, top).push(Value::Null);
    At::new(pc, top + 1)
}

pub(super) fn copy<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Copy(depth) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(value) = window.peek(depth as usize).copied(turn.here) else { return in_full(turn, pc, top) };
    window.push(value);
    At::new(pc, top + 1)
}

pub(super) fn swap<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Swap(depth) = i else { return in_full(turn, pc, top) };
    window!(turn, top).swap(depth as usize);
    At::new(pc, top)
}

pub(super) fn nop<H: Host>(_: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    At::new(pc, top)
}
