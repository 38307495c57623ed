//! Calls of Python functions and classes.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins;
use crate::machine::After;
use crate::machine::call;
use crate::machine::discard::discard;
use crate::machine::handlers::native_calls::call_native;
use crate::machine::handlers::{generators, special};
use crate::machine::inside;
use crate::machine::lookup::{INIT, NEW};
use crate::machine::turn::{At, Left, Placed, Turn, in_full, window};
use crate::object::{Instance, Kind, Object, Value, lock};

pub(super) fn call<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let at = top - count as usize - 2;
    let Some([callee, receiver, ..]) = turn.running.window.slots.get(at..) else {
        return in_full(turn, pc, top);
    };
    match callee {
        Value::Object(callee) if let Kind::Function(function) = &callee.kind => {
            let given = count as usize + usize::from(!receiver.is_null());
            let (code, first) = (&*function.code, (top - given) as u32);
            let locals = code.locals.len() as u32;
            let placed = Placed { at: at as u32, first, given: given as u32, locals };
            if given == code.frame_parameters {
                return inside::call(turn, placed, pc, top);
            }
            let has_defaults = function.takes(given) && !code.is_generator;
            if has_defaults && let Some(at) = inside::call_with_defaults(turn, placed, pc) {
                return at;
            }
            turn.running.own.placed = placed;
            if has_defaults {
                turn.leave(Left::CallWithDefaults, pc, top)
            } else {
                call_sorted(turn, i, pc, top)
            }
        }
        Value::Native(_) | Value::Type(_) => call_native(turn, i, pc, top),
        _ => call_class(turn, i, pc, top),
    }
}

/// Calls a function with arguments by name.
pub(super) fn call_kw<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CallKw(count) = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let (count, at) = (count as usize, top - count as usize - 3);
    let Value::Object(callee) = window.at(at) else { return in_full(turn, pc, top) };
    let Kind::Function(function) = &callee.kind else { return in_full(turn, pc, top) };
    let given = count + usize::from(!window.at(at + 1).is_null());
    let (first, locals) = (top - 1 - given, function.code.locals.len());
    let placed = Placed { at: at as u32, first: first as u32, given: given as u32, locals: locals as u32 };
    let names = window.pop();
    if let Some(at) = inside::call_sorted(turn, placed, &names, pc) {
        return at;
    }
    let own = &mut *turn.running.own;
    (own.placed, own.keywords) = (placed, names);
    turn.leave(Left::CallSorted, pc, top - 1)
}

/// Calls a function with the items of a tuple or list.
pub(super) fn call_function_ex<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::CallFunctionEx { named } = i else { return in_full(turn, pc, top) };
    let mut window = window!(turn, top);
    let top_argument = top - 1 - usize::from(named);
    let at = top_argument - 2;
    let (Some(Kind::Function(function)), Some(Kind::Tuple(_) | Kind::List(_))) =
        (window.at(at).plain_kind(), window.at(top_argument).plain_kind())
    else {
        return in_full(turn, pc, top);
    };
    let locals = function.code.locals.len() as u32;
    let mut spread = None;
    if named {
        let Some(Kind::Dict(dict)) = window.peek(1).plain_kind() else { return in_full(turn, pc, top) };
        if !lock(dict).is_empty() {
            spread = call::spread_names(window.at(top_argument), dict);
            if spread.is_none() {
                return in_full(turn, pc, top);
            }
        }
        discard(window.pop());
    }
    let given = u32::from(!window.at(at + 1).is_null());
    let placed = Placed { at: at as u32, first: top_argument as u32 - given, given, locals };
    let mut names = Value::Null;
    if let Some((named, arguments)) = spread {
        names = named;
        discard(window.exchange(top_argument, arguments));
    }
    let names = match inside::call_spread(turn, placed, names, pc, top_argument + 1) {
        Ok(at) => return at,
        Err(names) => names,
    };
    let own = &mut *turn.running.own;
    (own.placed, own.keywords) = (placed, names);
    turn.leave(Left::CallSpread, pc, top_argument + 1)
}

/// Calls a function whose arguments have to be sorted, or one of the library's by its native twin, where that can do it.
#[inline(never)]
fn call_sorted<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    if const { H::COUNTS } || turn.running.own.profile.is_some() {
        return turn.leave(Left::CallSorted, pc, top);
    }
    if let Some(at) = generators::make(turn, i, pc, top) {
        return at;
    }
    let pending = call::Pending::placed(turn.running.own.placed, Value::Null);
    let mut window = window!(turn, top);
    match pending.call_twin(&mut window) {
        true => turn.look_up(i, pc, pending.at + 1),
        false => {
            let placed = turn.running.own.placed;
            inside::call_sorted(turn, placed, &Value::Null, pc)
                .or_else(|| remember(turn, pc, top))
                .unwrap_or_else(|| turn.leave(Left::CallSorted, pc, top))
        }
    }
}

/// Calls the function whose results a wrapper of `functools.lru_cache` remembers, where it has none for these arguments. The call
/// is placed.
fn remember<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> Option<At> {
    if !special::begins(turn) {
        return None;
    }
    let Placed { at, first, .. } = turn.running.own.placed;
    let (at, first) = (at as usize, first as usize);
    let slots = &mut turn.running.window.slots;
    let Value::Object(callee) = slots.get(at)? else { return None };
    let (function, remembering) = twins::missed(callee, &slots[first..top])?;
    let locals = match function.kind() {
        Some(Kind::Function(function)) => function.code.locals.len() as u32,
        _ => return None,
    };
    drop(std::mem::take(&mut slots[at]));
    let after = After::Remember(Box::new(remembering));
    Some(special::begin(turn, (function, locals), (at, first), after, At::new(pc, top)))
}

/// Calls a class of the program whose objects are made by `object` and filled by an `__init__` of plain parameters, as
/// remembered.
#[inline(never)]
fn call_class<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let (at, own) = (top - count as usize - 2, &mut *turn.running.own);
    let mut window = window!(turn, top);
    let (Value::Object(object), Value::Null) = (window.at(at), window.at(at + 1)) else {
        return special::call_method_of_three(turn, count as usize, pc, top);
    };
    let class = match &object.kind {
        Kind::Class(class) => class,
        Kind::Method(_) => return call_method(turn, i, pc, top),
        _ => return special::call(turn, count as usize, pc, top),
    };
    if !class.metaclass.is_null() {
        return in_full(turn, pc, top);
    }
    if class.native.is_some() {
        return special::make(turn, count as usize, pc, top);
    }
    let new = own.lookups.known(&own.interpreter, class.id, NEW);
    if !new.is_some_and(|new| matches!(new.value, Value::Null | Value::Native(_))) {
        return special::make(turn, count as usize, pc, top);
    }
    let Some(init) = own.lookups.known(&own.interpreter, class.id, INIT) else {
        return in_full(turn, pc, top);
    };
    let Some(Kind::Function(function)) = init.value.kind() else {
        return special::make(turn, count as usize, pc, top);
    };
    if function.code.plain_parameters != count as usize + 1 {
        return match function.twin {
            Some(_) => special::make_filled(turn, count as usize, pc, top),
            None => in_full(turn, pc, top),
        };
    }
    let locals = function.code.locals.len() as u32;
    let placed = Placed { at: at as u32, first: at as u32 + 1, given: count + 1, locals };
    own.interpreter.note_object_of(class);
    let function = init.value.copied(turn.here).unwrap_or_else(|| init.value.clone());
    let made = Object::new(Kind::Instance(Instance::new(object.clone())));
    std::mem::forget(window.exchange(at + 1, Value::Object(made.clone()))); // the empty place
    discard(window.exchange(at, function));
    inside::init(turn, placed, made, pc, top)
}

/// Calls a function with the object that it belongs to.
#[inline(never)]
fn call_method<H: Host>(turn: &mut Turn<'_, H>, i: I, pc: usize, top: usize) -> At {
    let I::Call(count) = i else { return in_full(turn, pc, top) };
    let at = top - count as usize - 2;
    let Some([callable, empty]) = turn.running.window.slots.get_mut(at..at + 2) else {
        return in_full(turn, pc, top);
    };
    let Value::Object(object) = &*callable else { return in_full(turn, pc, top) };
    let Kind::Method(bound) = &object.kind else { return in_full(turn, pc, top) };
    let is_native = matches!(bound.function, Value::Native(_)) && turn.running.own.profile.is_none();
    if const { H::COUNTS } || !is_native && !matches!(bound.function.kind(), Some(Kind::Function(_))) {
        return in_full(turn, pc, top);
    }
    *empty = bound.receiver.clone();
    let function = bound.function.clone();
    discard(std::mem::replace(callable, function));
    call(turn, i, pc, top)
}
