//! Global variables, and those that functions share.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::discard::discard_then;
use crate::machine::turn::{At, Turn, fuses, in_full, try_lock, unfused, window};
use crate::object::{Here, Kind, Value};

pub(super) fn load_global<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadGlobal { name, push_null } = i else { return in_full(turn, pc, top) };
    let globals = &*turn.running.function.globals;
    let own = &mut turn.running.own.globals;
    let value = match own.of(globals) {
        Some(copies) => globals.cached(name, copies, turn.here),
        None => own.in_place(globals, name),
    };
    let Some(value) = value else { return load_from_slot(turn, i, pc, top) };
    let mut window = window!(turn, top);
    if push_null {
        window.push_both(value, Value::Null);
    } else {
        window.push(value);
    }
    At::new(pc, window.top)
}

/// A list, text or other counted object, of which a thread keeps no copy; or what it has not read since it was set.
#[inline(never)]
fn load_from_slot<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadGlobal { name, push_null } = i else { return in_full(turn, pc, top) };
    let globals = &*turn.running.function.globals;
    let Some(value) = turn.running.own.globals.in_slot(globals, name) else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    window.push(value);
    if push_null {
        window.push(Value::Null);
    }
    At::new(pc, window.top)
}

/// A name in the body of a module.
pub(super) fn load_name<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadName(name) = i else { return in_full(turn, pc, top) };
    let globals = &*turn.running.function.globals;
    let own = &mut turn.running.own.globals;
    if turn.running.code.is_class {
        return in_full(turn, pc, top);
    }
    let cached = own.of(globals).and_then(|copies| globals.cached(name, copies, turn.here));
    let Some(value) = cached.or_else(|| own.in_slot(globals, name)) else { return in_full(turn, pc, top) };
    window!(turn, top).push(value);
    At::new(pc, top + 1)
}

/// A name in the body of a module.
pub(super) fn store_name<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    match i {
        I::StoreName(name) if !turn.running.code.is_class => {
            store_global(turn, I::StoreGlobal(name), pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

pub(super) fn store_global<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreGlobal(name) = i else { return in_full(turn, pc, top) };
    let value = window!(turn, top).pop();
    let old = turn.running.function.globals.store(name, value);
    discard_then(turn.here, old, pc, top - 1)
}

/// Most functions inside others have one variable of those.
pub(super) fn copy_free_vars<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let (code, function) = (turn.running.code, turn.running.function);
    let [cell] = &function.closure[..] else { return copy_all_free_vars(turn, i, pc, top) };
    let Some(cell) = cell.copied(turn.here) else { return in_full(turn, pc, top) };
    // The slot is empty.
    std::mem::forget(window!(turn, top).exchange(code.free.start, cell));
    begun(turn, pc, top)
}

#[inline(never)]
fn copy_all_free_vars<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    let (code, function) = (turn.running.code, turn.running.function);
    let mut window = window!(turn, top);
    for (slot, cell) in code.free.clone().zip(&function.closure) {
        window.set_local(slot, cell.clone());
    }
    begun(turn, pc, top)
}

/// After `COPY_FREE_VARS`: does the work of the `RESUME` that follows, where that may be done at once.
#[inline(always)]
fn begun<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    if const { fuses::<H>() } && turn.running.code.instructions.get(pc) == Some(&I::Resume) {
        return turn.look_up(I::Resume, pc + 1, top);
    }
    At::new(pc, top)
}

pub(super) fn load_deref<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::LoadDeref(slot) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(value) = in_cell::<H>(turn.here, window.at(slot as usize)) else {
        return in_full(turn, pc, top);
    };
    window.push(value);
    At::new(pc, top + 1)
}

pub(super) fn fused_deref_null<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedDerefNull { slot } = i else { return unfused(turn, pc, top) };
    let mut window = window!(turn, top);
    let Some(value) = in_cell::<H>(turn.here, window.at(slot.into())) else { return unfused(turn, pc, top) };
    window.push_both(value, Value::Null);
    At::new(pc + 1, top + 2)
}

/// A variable of an enclosing function, where it is.
pub(super) fn fused_load_free<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedLoadFree { index } = i else { return unfused(turn, pc, top) };
    let cell = turn.running.function.closure.get(usize::from(index));
    let Some(value) = cell.and_then(|cell| in_cell::<H>(turn.here, cell)) else {
        return unfused(turn, pc, top);
    };
    window!(turn, top).push(value);
    At::new(pc, top + 1)
}

pub(super) fn fused_free_null<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::FusedFreeNull { index } = i else { return unfused(turn, pc, top) };
    let cell = turn.running.function.closure.get(usize::from(index));
    let Some(value) = cell.and_then(|cell| in_cell::<H>(turn.here, cell)) else {
        return unfused(turn, pc, top);
    };
    window!(turn, top).push_both(value, Value::Null);
    At::new(pc + 1, top + 2)
}

/// The value in a cell that is not locked.
#[inline(always)]
fn in_cell<H: Host>(here: Here<'_>, cell: &Value) -> Option<Value> {
    let Value::Object(object) = cell else { return None };
    let Kind::Cell(value) = &object.kind else { return None };
    try_lock::<H, _>(here, value)?.copied(here)
}

pub(super) fn store_deref<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::StoreDeref(slot) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let value = window.pop();
    match exchange::<H>(turn.here, window.at(slot as usize), value) {
        Ok(old) => discard_then(turn.here, old, pc, top - 1),
        Err(value) => {
            window.push(value);
            in_full(turn, pc, top)
        }
    }
}

/// Puts a value into a cell, and gives the old one; gives the value back where the cell is locked, or none.
#[inline(always)]
fn exchange<H: Host>(here: Here<'_>, cell: &Value, value: Value) -> Result<Value, Value> {
    let Value::Object(object) = cell else { return Err(value) };
    let Kind::Cell(place) = &object.kind else { return Err(value) };
    match try_lock::<H, _>(here, place) {
        Some(mut place) => Ok(std::mem::replace(&mut *place, value)),
        None => Err(value),
    }
}
