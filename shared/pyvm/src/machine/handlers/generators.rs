//! Generators that a program lets go on: `next(generator)`, `generator.send(value)`, `yield from generator`.

use crate::builtins::aggregate::{ALL, ANY};
use crate::builtins::iterators::NEXT;
use crate::builtins::{Deciding, SUM, Summing, class_of_container};
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins::own_loop;
use crate::machine::After;
use crate::machine::discard::{discard, discard_then};
use crate::machine::gather::Gathering;
use crate::machine::generator::{self, stop_iteration};
use crate::machine::inside::{self, Absorbed};
use crate::machine::nested::{Awaited, Gave, Nested};
use crate::machine::running::Exit;
use crate::machine::turn::{At, Left, Placed, Turn, fuses, in_full, window};
use crate::object::{Calling, Kind, MOST_ITEMS, Quick, Ref, Result, Value, drain, lock};

/// The next item of a loop over a generator.
#[inline(never)]
pub(super) fn next<H: Host>(turn: &mut Turn<'_, H>, exhausted: u32, pc: usize, top: usize) -> At {
    match turn.nest(top - 1, Value::None, Awaited::ByLoop) {
        Gave::Item(item) => {
            window!(turn, top).push(item);
            turn.after_nested(pc, top + 1)
        }
        Gave::End(value) => {
            discard(value);
            turn.after_nested(exhausted as usize + 1, top)
        }
        Gave::Left => turn.leave(Left::Nested, pc, top),
        Gave::Not(_) => turn.leave(Left::Next, pc, top),
    }
}

/// `yield from` a generator, or an iterator over a container.
pub(super) fn send<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    match turn.running.window.slots.get(top - 2) {
        Some(Value::Object(object))
            if matches!(object.kind, Kind::Generator(_)) && turn.running.own.profile.is_none() =>
        {
            turn.leave(Left::Delegate, pc, top)
        }
        Some(Value::Iter(_)) if matches!(turn.running.window.slots[top - 1], Value::None) => {
            next_of_container(turn, i, pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// Lets a generator go on by a call; it lies below the topmost operand, which it is sent, and both are all that is left of the call.
#[inline(never)]
fn resume_by_call<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let sent = window!(turn, top).pop();
    match turn.nest(top - 2, sent, Awaited::ByCall) {
        Gave::Item(item) => {
            discard(window!(turn, top - 1).exchange_top(item));
            turn.after_nested(pc, top - 1)
        }
        Gave::End(value) => {
            discard(window!(turn, top - 1).pop());
            turn.stop(Err(stop_iteration(value)), pc, top - 2)
        }
        Gave::Left => {
            // Whoever was left has a reference of its own.
            discard(window!(turn, top - 1).pop());
            turn.leave(Left::Nested, pc, top - 2)
        }
        Gave::Not(sent) => {
            window!(turn, top - 1).push(sent);
            turn.leave(Left::Resume, pc, top)
        }
    }
}

#[inline(never)]
fn next_of_container<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let (I::Send(end), Some([Value::Iter(iter), sent @ Value::None])) =
        (i, turn.running.window.slots.get_mut(top - 2..top))
    else {
        return in_full(turn, pc, top);
    };
    match iter.next_simply() {
        Some(Ok(item)) => {
            std::mem::forget(std::mem::replace(sent, item)); // `None`
            At::new(pc, top)
        }
        // `None` is the result.
        None => At::new(end as usize, top),
        Some(Err(raise)) => turn.stop(Err(raise), pc, top - 1),
    }
}

/// A call of a generator's function with just its parameters: makes the generator without a frame in between. The call is placed.
/// `None` where it is another one.
#[inline(always)]
pub(super) fn make<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> Option<At> {
    let Placed { at, first, given, .. } = turn.running.own.placed;
    let (at, first) = (at as usize, first as usize);
    let depth = turn.running.depth;
    let Value::Object(callee) = turn.running.window.slots.get(at)? else { return None };
    let Kind::Function(function) = &callee.kind else { return None };
    let code = &*function.code;
    if const { !fuses::<H>() }
        || !code.is_generator
        || code.plain_parameters != given as usize
        || depth + 1 >= turn.running.own.interpreter.recursion_limit()
    {
        return None;
    }
    let begun = match code.instructions[..] {
        [I::ReturnGenerator, ..] => 1,
        [I::CopyFreeVars(_), I::ReturnGenerator, ..] => 2,
        _ => return None,
    };
    let mut window = window!(turn, top);
    let Value::Object(callee) = window.exchange(at, Value::Null) else { return None };
    let generator = generator::make(callee, begun, &mut window.slots[first..top]);
    window.slots[at] = generator;
    Some(turn.look_up(i, pc, at + 1))
}

/// The function's frame becomes a generator.
pub(super) fn return_generator<H: Host>(turn: &mut Turn<'_, H>, _: I, pc: usize, top: usize) -> At {
    turn.leave(Left::MakeGenerator, pc, top)
}

/// A call of a generator's method that lets it go on, as `call_quickly` sees it: the generator is the topmost operand, or a local
/// variable, and what it is sent is loaded at `pc`.
#[inline(never)]
pub(super) fn resume_by_method<H: Host>(
    turn: &mut Turn<'_, H>,
    slot: Option<u16>,
    name: u32,
    pc: usize,
    top: usize,
) -> Option<At> {
    let running = &turn.running;
    let at = slot.map_or(top - 1, usize::from);
    let Some(Value::Object(generator)) = running.window.slots.get(at) else { return None };
    if !matches!(generator.kind, Kind::Generator(_)) || running.own.profile.is_some() {
        return None;
    }
    let class = class_of_container(&generator.kind)?;
    let method = running.own.lookups.known_method(class, running.function.globals.name(name))?;
    let Some(Quick::Resumes { given }) = method.quick else { return None };
    let (sent, next) = match (running.code.instructions.get(pc..)?, given) {
        ([I::Call(0), ..], 1) => (Value::None, pc + 1),
        ([I::LoadConst(constant), I::Call(1), ..], 2) => {
            (running.code.constants.get(*constant as usize)?.clone(), pc + 2)
        }
        ([I::LoadFast(local), I::Call(1), ..], 2) => {
            (running.window.slots.get(*local as usize).filter(|local| !local.is_null())?.clone(), pc + 2)
        }
        _ => return None,
    };
    let generator = slot.map(|_| generator.clone());
    let mut window = window!(turn, top);
    if let Some(generator) = generator {
        window.push(Value::Object(generator));
    }
    window.push(sent);
    let top = window.top;
    Some(resume_by_call(turn, next, top))
}

/// A call of a native function that lets a generator go on: of `given` arguments, the first is the generator and the second, if
/// there is one, what it is sent. `None` where it is no generator.
#[inline(always)]
pub(super) fn resume<H: Host>(
    turn: &mut Turn<'_, H>,
    at: usize,
    given: usize,
    pc: usize,
    top: usize,
) -> Option<At> {
    let mut window = window!(turn, top);
    match window.peek(given) {
        Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => {}
        _ => return None,
    }
    let sent = if given == 2 { window.pop() } else { Value::None };
    let generator = window.pop();
    window.truncate(at);
    window.push_both(generator, sent);
    Some(resume_by_call(turn, pc, at + 2))
}

/// A call of a native function of which an iterator is an argument: with one argument, of a function that begins by taking all its
/// items; or `next(generator, default)`. `None` where it is another one, or just begins now that the items are there.
#[inline(never)]
pub(super) fn gather<H: Host>(turn: &mut Turn<'_, H>, count: usize, pc: usize, top: usize) -> Option<At> {
    let mut window = window!(turn, top);
    let at = top - count - 2;
    if count == 2 {
        return next_or(turn, at, pc, top);
    }
    let gathers = match window.at(at) {
        Value::Native(function) if std::ptr::eq(*function, &raw const ANY) => {
            return decide(turn, true, at, pc, top);
        }
        Value::Native(function) if std::ptr::eq(*function, &raw const ALL) => {
            return decide(turn, false, at, pc, top);
        }
        Value::Native(function) => function.gathers,
        Value::Type(class) => class.new.gathers,
        _ => false,
    };
    let Value::Object(object) = window.peek(1) else { return None };
    let sums = matches!(window.at(at), Value::Native(function) if std::ptr::eq(*function, &raw const SUM));
    if !(gathers || sums) || count != 1 {
        return None;
    }
    let items = match &object.kind {
        Kind::Generator(generator)
            if fuses::<H>()
                && let Some(items) = lock(generator).mapped() =>
        {
            Ok(items)
        }
        Kind::Generator(_) if sums => return add_up(turn, at, pc, top),
        _ if sums => return None,
        Kind::Generator(_) => return gather_all(turn, at, pc, top),
        Kind::Iterator(_) => drain(window.peek(1)),
        Kind::Instance(_) => own_loop(window.peek(1))?.take(MOST_ITEMS).collect(),
        _ => return None,
    };
    match items {
        Ok(items) => {
            let old = window.exchange_top(Value::list(items));
            drop(old);
            None
        }
        Err(raise) => Some(turn.stop(Err(raise), pc, top)),
    }
}

/// A native function wants all items of a generator in the place of its last argument.
fn gather_all<H: Host>(turn: &mut Turn<'_, H>, at: usize, pc: usize, top: usize) -> Option<At> {
    let mut window = window!(turn, top);
    let Value::Object(generator) = window.peek(1).clone() else { return None };
    let arguments = window.take(1 + usize::from(!window.at(at + 1).is_null()));
    let callable = std::mem::take(window.local(at));
    let calling = Calling { callable, arguments, keywords: Value::Null, after: After::Push };
    let after = After::Gather(Box::new(Gathering::new(generator.clone(), calling)));
    match inside::absorb(turn, generator.clone(), after, pc, at) {
        Absorbed::End(After::Gather(gathering)) => {
            // It is called as if they had been there from the start.
            let Calling { callable, mut arguments, .. } = gathering.finish();
            let slots = &mut turn.running.window.slots;
            for slot in [top - 1, at + 1] {
                slots[slot] = arguments.pop().unwrap_or_default();
            }
            slots[at] = callable;
            None
        }
        absorbed => resume_unless(turn, absorbed, generator, pc, at),
    }
}

/// `sum(generator)`
fn add_up<H: Host>(turn: &mut Turn<'_, H>, at: usize, pc: usize, top: usize) -> Option<At> {
    let generator = taken_generator(turn, at, top)?;
    let summing = Summing::new(&turn.running.own.interpreter, generator.clone());
    match inside::absorb(turn, generator.clone(), After::Sum(Box::new(summing)), pc, at) {
        Absorbed::End(After::Sum(summing)) => Some(give_result(turn, summing.total(), pc, at)),
        absorbed => resume_unless(turn, absorbed, generator, pc, at),
    }
}

/// `any(generator)` or `all(generator)`, which look for an item of this truth.
fn decide<H: Host>(turn: &mut Turn<'_, H>, until: bool, at: usize, pc: usize, top: usize) -> Option<At> {
    let generator = taken_generator(turn, at, top)?;
    let after = After::Decide(Box::new(Deciding { generator: generator.clone(), until }));
    match inside::absorb(turn, generator.clone(), after, pc, at) {
        Absorbed::End(_) => Some(give_result(turn, Value::from(!until), pc, at)),
        Absorbed::Decided => {
            drop(generator);
            Some(give_result(turn, Value::from(until), pc, at))
        }
        absorbed => resume_unless(turn, absorbed, generator, pc, at),
    }
}

/// The generator that is the only argument of a call, which it takes from its slots. `None` where it is another call.
fn taken_generator<H: Host>(turn: &mut Turn<'_, H>, at: usize, top: usize) -> Option<Ref> {
    let mut window = window!(turn, top);
    match (window.at(at + 1), window.peek(1)) {
        (Value::Null, Value::Object(object))
            if top == at + 3 && matches!(object.kind, Kind::Generator(_)) => {}
        _ => return None,
    }
    let Value::Object(generator) = window.pop() else { return None };
    window.truncate(at);
    Some(generator)
}

/// Pushes what a native function gives that has taken the items of a generator.
fn give_result<H: Host>(turn: &mut Turn<'_, H>, result: Value, pc: usize, top: usize) -> At {
    window!(turn, top).push(result);
    let at = turn.look_up(I::Call(1), pc, top + 1);
    if at.goes_on() { turn.after_nested(at.pc, at.top) } else { at }
}

/// Where the generator could not run inside the instruction, it goes on as one of the thread's frames.
fn resume_unless<H: Host>(
    turn: &mut Turn<'_, H>,
    absorbed: Absorbed,
    generator: Ref,
    pc: usize,
    top: usize,
) -> Option<At> {
    Some(match absorbed {
        Absorbed::Left(at) => at,
        Absorbed::Not(after) => turn.stop(Ok(Exit::Resume(generator, Ok(Value::None), after)), pc, top),
        Absorbed::End(_) | Absorbed::Decided => unreachable!("whoever called looked for these"),
    })
}

/// `next(iterator, default)` of a generator, or of an iterator over a container.
fn next_or<H: Host>(turn: &mut Turn<'_, H>, at: usize, pc: usize, top: usize) -> Option<At> {
    let window = window!(turn, top);
    let object = match (window.at(at), window.at(at + 1), window.peek(2)) {
        (Value::Native(function), Value::Null, Value::Object(object))
            if std::ptr::eq(*function, &raw const NEXT) =>
        {
            object
        }
        _ => return None,
    };
    match &object.kind {
        Kind::Generator(_) => Some(next_of_generator_or(turn, at, pc, top)),
        Kind::Iterator(iter) => {
            let next = lock(iter).next_simply();
            match next {
                Some(Err(raise)) => Some(turn.stop(Err(raise), pc, top)),
                next => {
                    let At { pc, top } = give_next(turn, at, next.and_then(Result::ok), pc, top);
                    Some(turn.look_up(I::Call(2), pc, top))
                }
            }
        }
        _ => None,
    }
}

/// Puts the next item in the place of the call of `next` with a default; that, where there is none.
fn give_next<H: Host>(turn: &mut Turn<'_, H>, at: usize, item: Option<Value>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let default = window.pop();
    let (item, spare) = match item {
        Some(item) => (item, default),
        None => (default, Value::Null),
    };
    let iterator = window.pop();
    std::mem::forget(window.exchange(at, item)); // the native function; above it lies the empty place
    discard(spare);
    discard_then(turn.here, iterator, pc, at + 1)
}

fn next_of_generator_or<H: Host>(turn: &mut Turn<'_, H>, at: usize, pc: usize, top: usize) -> At {
    match turn.nest(top - 2, Value::None, Awaited::ByCall) {
        Gave::Item(item) => {
            let At { pc, top } = give_next(turn, at, Some(item), pc, top);
            turn.after_nested(pc, top)
        }
        Gave::End(value) => {
            discard(value);
            let At { pc, top } = give_next(turn, at, None, pc, top);
            turn.after_nested(pc, top)
        }
        Gave::Left => {
            let mut window = window!(turn, top);
            let default = window.pop();
            if let Some(Nested::Generator { default: place, .. }) = turn.running.own.nested.last_mut() {
                *place = Some(Box::new(default));
            }
            // Whoever was left has a reference of its own.
            window!(turn, top - 1).truncate(at);
            turn.leave(Left::Nested, pc, at)
        }
        Gave::Not(_) => {
            let mut window = window!(turn, top);
            let default = window.pop();
            let generator = window.pop();
            window.truncate(at);
            let Value::Object(generator) = generator else { return in_full(turn, pc, at) };
            let after = After::NextOr(Box::new(default));
            turn.stop(Ok(Exit::Resume(generator, Ok(Value::None), after)), pc, at)
        }
    }
}
