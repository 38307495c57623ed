//! Calls whose arguments have to be sorted: some are given by name, or in a tuple, or the function has other parameters than
//! positional ones.

use super::call;
use crate::host::Host;
use crate::machine::bind::sort;
use crate::machine::turn::{At, Left, Placed, Turn, fuses};
use crate::object::{Kind, Value, lock};

/// Makes such a call; `names` are a tuple of those of the last arguments, or `Null`. `None` where it has to be made as a
/// frame; then all lies where it was.
#[inline(never)]
pub(in crate::machine) fn call_sorted<H: Host>(
    turn: &mut Turn<'_, H>,
    placed: Placed,
    names: &Value,
    pc: usize,
) -> Option<At> {
    if !calls_inside(turn) {
        return None;
    }
    let (below, slots) = turn.running.window.slots.split_at_mut_checked(placed.first as usize)?;
    let Value::Object(callee) = below.get(placed.at as usize)? else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    // The library's may have native twins.
    if function.code.source.library || function.code.is_generator {
        return None;
    }
    let names: &[Value] = match names.kind() {
        Some(Kind::Tuple(names)) => names,
        _ => &[],
    };
    let given = placed.given as usize;
    let count = function.code.parameters.count().max(given);
    let values = slots.get_mut(..count)?;
    match sort(function, values, given, names)? {
        Ok(()) => Some(call(turn, placed, pc, placed.first as usize + count)),
        Err(raise) => {
            values.fill(Value::Null);
            Some(turn.stop(Err(raise), pc, placed.first as usize))
        }
    }
}

/// The same where the last arguments are the items of the topmost operand, a tuple or list. `Err` gives the names back:
/// nothing was done.
#[inline(never)]
pub(in crate::machine) fn call_spread<H: Host>(
    turn: &mut Turn<'_, H>,
    mut placed: Placed,
    names: Value,
    pc: usize,
    top: usize,
) -> Result<At, Value> {
    let room = turn.running.window.slots.get_mut(top - 1..).unwrap_or_default();
    let items = match room.first().and_then(Value::kind) {
        Some(Kind::Tuple(items)) => items.clone(),
        Some(Kind::List(items)) => lock(items).clone(),
        _ => return Err(names),
    };
    if room.len() < items.len() || !calls_inside(turn) {
        return Err(names);
    }
    placed.given += items.len() as u32;
    let slots = &mut turn.running.window.slots[top - 1..];
    drop(std::mem::take(&mut slots[0]));
    for (slot, item) in slots.iter_mut().zip(items) {
        std::mem::forget(std::mem::replace(slot, item)); // nothing lies above the top
    }
    Ok(call_sorted(turn, placed, &names, pc).unwrap_or_else(|| {
        let own = &mut *turn.running.own;
        (own.placed, own.keywords) = (placed, names);
        turn.leave(Left::CallSorted, pc, (placed.first + placed.given) as usize)
    }))
}

fn calls_inside<H: Host>(turn: &Turn<'_, H>) -> bool {
    let own = &*turn.running.own;
    (const { fuses::<H>() }) && own.levels > 0 && own.profile.is_none()
}
