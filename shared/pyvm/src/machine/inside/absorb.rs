//! Generators of which one native function takes all items, inside the instruction that calls it: `sum(…)`, `any(…)`,
//! `list(…)`.
//!
//! The generator's values lie on the slots above the caller's operands, as those of a call do, so that the calls it makes run
//! inside, too. They move there once, and not for each item. A generator that is left for anything but an item or its end
//! becomes one of the thread's frames (`ThreadState::unnest`), which goes on to take the items.

use crate::bytecode::Code;
use crate::host::Host;
use crate::machine::After;
use crate::machine::discard::discard;
use crate::machine::generator::{Generator, Lent, generator_of, shift};
use crate::machine::nested::Nested;
use crate::machine::running::{Exit, Running};
use crate::machine::turn::{At, Left, Turn, fuses, try_lock};
use crate::machine::window::Window;
use crate::object::{Calling, Raise, Ref, Value, lock};

/// What came of it.
pub(crate) enum Absorbed {
    /// The generator has ended, and all items are taken.
    End(After),
    /// An item has decided that there is nothing more to ask for.
    Decided,
    /// Go on there.
    Left(At),
    /// Nothing was done.
    Not(After),
}

/// What comes after an item that is not dealt with at a glance.
enum Next {
    Item,
    Decided,
    Call(Box<Calling>),
    Raise(Raise),
}

/// Lets a generator run to its end, if it can run inside the present instruction, and hands its items to `after`. The caller's
/// operands have been taken from its slots, those from `top` on are empty; `pc` is where it goes on.
#[inline(never)]
pub(crate) fn absorb<H: Host>(
    turn: &mut Turn<'_, H>,
    object: Ref,
    mut after: After,
    pc: usize,
    top: usize,
) -> Absorbed {
    let Some(mut lent) = lend(turn, &object, top) else { return Absorbed::Not(after) };
    let Turn { running, host, here, .. } = turn;
    let Running { window, own, depth, .. } = running;
    let slots = &mut window.slots[top..];
    let stands = At::new(lent.frame.pc, lent.frame.top);
    shift(&mut lent.values[..stands.top], &mut slots[..stands.top]);
    let function = lent.frame.function();
    let code = &*function.code;
    let (levels, mut at) = (own.levels, stands);
    own.levels -= 1;
    let running = Running { window: Window::new(slots, 0), pc: 0, code, function, depth: *depth + 1, own };
    let mut inner = Turn { running, host: &mut **host, here: *here, finalizes: false };
    let next = loop {
        // As if it had been asked for the next item; nothing lies above the top.
        std::mem::forget(std::mem::replace(&mut inner.running.window.slots[at.top], Value::None));
        at = inner.run(At::new(at.pc, at.top + 1), &mut false);
        if !at.left_for(Left::Yield) {
            break Next::Item;
        }
        let At { pc, top } = at.stands();
        at = At::new(pc, top - 1);
        let mut item = Value::taken(&mut inner.running.window.slots[top - 1]);
        if after.absorbs(&mut item) {
            discard(item);
            continue;
        }
        match take(&inner, &mut after, item) {
            Next::Item => {}
            next => break next,
        }
    };
    inner.running.own.levels = levels;
    let slots = &mut *inner.running.window.slots;
    if let Next::Item = next {
        if !at.left_for(Left::Return) {
            let nested = Nested::Absorbed { generator: object, lent, first: top, at, after };
            turn.running.own.nested.push(nested);
            return Absorbed::Left(turn.leave(Left::Nested, pc, top));
        }
        discard(std::mem::take(&mut slots[0]));
        if let Some(generator) = generator_of(&object) {
            lock(generator).end_lent();
        }
        return Absorbed::End(after);
    }
    shift(&mut slots[..at.top], &mut lent.values[..at.top]);
    suspend(turn, &object, lent, at);
    match next {
        Next::Item | Next::Decided => Absorbed::Decided,
        Next::Call(calling) => Absorbed::Left(turn.stop(Ok(Exit::CallWith(calling)), pc, top)),
        Next::Raise(raise) => Absorbed::Left(turn.stop(Err(raise), pc, top)),
    }
}

/// What a generator lends that may run on the slots from `top` on.
fn lend<H: Host>(turn: &Turn<'_, H>, object: &Ref, top: usize) -> Option<Lent> {
    let Running { window, own, depth, .. } = &turn.running;
    if const { !fuses::<H>() }
        || own.levels == 0
        || own.profile.is_some()
        || !own.handled.is_null()
        || *depth + 2 >= own.interpreter.recursion_limit()
        || !own.interpreter.is_plain()
    {
        return None;
    }
    let mut generator = try_lock::<H, _>(turn.here, generator_of(object)?)?;
    if window.slots.len() < top + generator.room() { None } else { generator.lend(false) }
}

/// Deals with an item.
#[inline(never)]
fn take<H: Host>(inner: &Turn<'_, H>, after: &mut After, item: Value) -> Next {
    let interpreter = &inner.running.own.interpreter;
    match after {
        After::Decide(deciding) => match deciding.decides(interpreter, &item) {
            Ok(true) => Next::Decided,
            Ok(false) => Next::Item,
            Err(calling) => Next::Call(calling),
        },
        After::Sum(summing) => match summing.add(interpreter, item) {
            Ok(None) => Next::Item,
            Ok(Some(calling)) => Next::Call(Box::new(calling)),
            Err(raise) => Next::Raise(raise),
        },
        _ => Next::Raise(Raise::memory_error("the sequence would be larger than this machine's limit")),
    }
}

/// The generator waits again, where somebody may let it go on.
fn suspend<H: Host>(turn: &mut Turn<'_, H>, object: &Ref, mut lent: Lent, at: At) {
    lent.frame.stands(at);
    let (own, code): (_, &Code) = (&mut *turn.running.own, lent.frame.code());
    if !code.exception_table.is_empty() && Generator::brings_finalizers(code, at.pc, &own.interpreter) {
        own.interpreter.note_finalizers();
    }
    if let Some(generator) = generator_of(object) {
        let mut generator = lock(generator);
        generator.give_back(lent);
        if !own.handled.is_null() {
            generator.handles(std::mem::take(&mut own.handled));
        }
    }
}
