//! Calls that run inside the instruction that makes them.
//!
//! Most calls of Python functions end before anything else happens to their thread. They run in a loop of their own on the
//! slots above the caller's, and make no frame. As soon as one is left for anything but its return, an exception say, it
//! becomes one of the thread's frames, with all the calls around it (`ThreadState::unnest`), and everything goes on as if it
//! had been one from the start. CPython keeps its frames linked all the time (`_PyEvalFramePushAndInit`,
//! `Python/ceval.c`), where a pointer changes.

mod absorb;
mod operator;
mod sorted;

use crate::bytecode::Instruction as I;
use crate::host::{Checks, Host};
use crate::machine::After;
use crate::machine::discard::discard_then;
use crate::machine::nested::Nested;
use crate::machine::run::MOST_COPIES;
use crate::machine::running::Running;
use crate::machine::turn::{At, Left, Placed, Turn, fuses};
use crate::machine::window::Window;
use crate::object::{Kind, Ref, Value};

pub(super) use absorb::{Absorbed, absorb};
pub(super) use operator::operator;
pub(super) use sorted::{call_sorted, call_spread};

/// So many calls run inside each other: each takes a little of the machine's own stack.
pub(super) const DEEPEST: usize = 64;

/// Makes a call whose parameters are just the arguments. `top` is where the caller's operands end.
#[inline(never)]
pub(super) fn call<H: Host>(turn: &mut Turn<'_, H>, placed: Placed, pc: usize, top: usize) -> At {
    let Some(left) = run(turn, &placed) else {
        turn.running.own.placed = placed;
        return turn.leave(Left::Call, pc, top);
    };
    if !left.left_for(Left::Return) {
        return nested(turn, &placed, left, After::Push, pc);
    }
    let (place, slots) = (placed.at as usize, &mut *turn.running.window.slots);
    let value = Value::taken(&mut slots[placed.first as usize]);
    let callee = std::mem::replace(&mut slots[place], value);
    discard_then(turn.here, callee, pc, place + 1)
}

/// The same where the last parameters have defaults. `None` where there is no room for them here.
#[inline(never)]
pub(super) fn call_with_defaults<H: Host>(turn: &mut Turn<'_, H>, placed: Placed, pc: usize) -> Option<At> {
    let (below, slots) = turn.running.window.slots.split_at_mut_checked(placed.first as usize)?;
    let Value::Object(callee) = below.get(placed.at as usize)? else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    let (given, wanted) = (placed.given as usize, function.code.plain_parameters);
    let defaults = &function.defaults[function.defaults.len() + given - wanted..];
    for (slot, default) in slots.get_mut(given..wanted)?.iter_mut().zip(defaults) {
        std::mem::forget(std::mem::replace(slot, default.clone())); // nothing lies above the top
    }
    Some(call(turn, placed, pc, placed.first as usize + wanted))
}

/// Fills a new object by such a call of its `__init__`. The object is the result.
#[inline(never)]
pub(super) fn init<H: Host>(turn: &mut Turn<'_, H>, placed: Placed, made: Ref, pc: usize, top: usize) -> At {
    let Some(left) = run(turn, &placed) else {
        let own = &mut *turn.running.own;
        (own.placed, own.made) = (placed, Some(made));
        return turn.leave(Left::CallInit, pc, top);
    };
    let (place, slots) = (placed.at as usize, &mut *turn.running.window.slots);
    let result = &mut slots[placed.first as usize];
    if !left.left_for(Left::Return) || !matches!(result, Value::None) {
        return nested(turn, &placed, left, After::Instance(made), pc);
    }
    *result = Value::Null;
    let callee = std::mem::replace(&mut slots[place], Value::Object(made));
    discard_then(turn.here, callee, pc, place + 1)
}

/// Runs a call until it is left. `None` where it has to be made as a frame.
#[inline(always)]
fn run<H: Host>(turn: &mut Turn<'_, H>, placed: &Placed) -> Option<At> {
    let Turn { running, host, here, finalizes } = turn;
    let Running { window, own, depth, .. } = running;
    if const { !fuses::<H>() } || own.levels == 0 || own.profile.is_some() {
        return None;
    }
    let (below, slots) = window.slots.split_at_mut_checked(placed.first as usize)?;
    let Value::Object(callee) = below.get(placed.at as usize)? else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    let code = &*function.code;
    if slots.len() < code.frame_size() + MOST_COPIES
        || *depth + 1 >= own.interpreter.recursion_limit()
        || !own.interpreter.is_looked_after(*finalizes)
    {
        return None;
    }
    let is_asked = const { matches!(H::CHECKS, Checks::BackwardJumps) } && host.eval_breaker(I::Resume);
    let at = At::new(if is_asked { 0 } else { code.body }, placed.locals as usize);
    own.levels -= 1;
    let running = Running { window: Window::new(slots, 0), pc: 0, code, function, depth: *depth + 1, own };
    let mut inner = Turn { running, host: &mut **host, here: *here, finalizes: *finalizes };
    let left = if *finalizes { inner.run_finalizing(at, &mut false) } else { inner.run(at, &mut false) };
    own.levels += 1;
    Some(left)
}

/// A call that was left for something else than its return.
#[inline(never)]
fn nested<H: Host>(turn: &mut Turn<'_, H>, placed: &Placed, left: At, after: After, pc: usize) -> At {
    let (place, first) = (placed.at as usize, placed.first as usize);
    turn.running.own.nested.push(Nested::Call { place, first, at: left, after });
    turn.leave(Left::Nested, pc, place)
}
