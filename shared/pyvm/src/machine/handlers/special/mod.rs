//! Instructions whose operand is an object of a program's class that answers by a special method.
//!
//! In the plain case the function begins to run at once, with the operands as its arguments, and an
//! [`After`] says what becomes of its result. CPython has the same in `BINARY_SUBSCR_GETITEM`, `LOAD_ATTR_PROPERTY`
//! and the like (`Python/bytecodes.c`), and in the slots of `Objects/typeobject.c`. Everything else goes the general way,
//! and so do hosts that count instructions: for them the time of an operator is that of the general way.

mod calls;
mod containers;
mod fallbacks;
mod forwards;
mod managers;
mod natives;
mod operators;
mod properties;

use crate::host::Host;
use crate::machine::After;
use crate::machine::discard::{discard, discard_then};
use crate::machine::inside;
use crate::machine::special::{Method, Special, instance_of, method};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Left, Placed, Turn, fuses, in_full, window};
use crate::object::{Kind, Value};

pub(super) use calls::{call, call_method_of_three, make, make_filled};
pub(super) use containers::{contains, delete_item, get_item, get_iter, next, set_item};
pub(super) use fallbacks::{get_fallback, set_fallback};
pub(super) use managers::{before_with, fused_end_with};
pub(super) use natives::{call_native, format_simple};
pub(super) use operators::{binary, compare};
pub(super) use properties::{get_property, getter, set_property};

/// Whether functions may begin to run in the middle of an instruction.
#[inline(always)]
pub(super) fn begins<H: Host>(turn: &Turn<'_, H>) -> bool {
    (const { fuses::<H>() }) && turn.running.own.profile.is_none()
}

/// Leaves for the call of a function. Its arguments lie in their order from `first` on; the caller keeps `at` slots.
#[inline(always)]
pub(in crate::machine::handlers) fn begin<H: Host>(
    turn: &mut Turn<'_, H>,
    (function, locals): (Value, u32),
    (at, first): (usize, usize),
    after: After,
    At { pc, top }: At,
) -> At {
    let Value::Object(function) = function else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    own.placed = Placed { at: at as u32, first: first as u32, given: 0, locals };
    own.beginning = Some((function, after));
    turn.leave(Left::Begin, pc, top)
}

/// Leaves for the call of a function whose arguments are the `GIVEN` topmost operands and whose result takes their place: it
/// is called like any other.
#[inline(always)]
pub(super) fn begin_plainly<H: Host, const GIVEN: usize>(
    turn: &mut Turn<'_, H>,
    (function, locals): (Value, u32),
    At { pc, top }: At,
) -> At {
    let at = top - GIVEN;
    // There is always room for one operand more: see `MOST_COPIES`.
    let Some(slots) = turn.running.window.slots.get_mut(at..at + GIVEN + 1) else {
        return in_full(turn, pc, top);
    };
    for place in (0..GIVEN).rev() {
        slots.swap(place, place + 1);
    }
    std::mem::forget(std::mem::replace(&mut slots[0], function)); // the empty place
    let given = GIVEN as u32;
    let placed = Placed { at: at as u32, first: at as u32 + 1, given, locals };
    inside::call(turn, placed, pc, top + 1)
}

/// Calls the special method of the lowest of the `GIVEN` topmost operands with all of them, for a result that takes their
/// place. They are in the order of its parameters. `None` where there is no such method to be called plainly.
#[inline(always)]
fn call_on_operands<H: Host, const GIVEN: usize>(
    turn: &mut Turn<'_, H>,
    special: Special,
    pc: usize,
    top: usize,
) -> Option<At> {
    if !begins(turn) {
        return None;
    }
    let instance = instance_of(turn.running.window.slots.get(top - GIVEN)?)?;
    match method(turn.running.own, instance, special, GIVEN) {
        Method::Plain(function, locals) => {
            Some(begin_plainly::<_, GIVEN>(turn, (function, locals), At::new(pc, top)))
        }
        Method::Other => by_twin(turn, special, GIVEN, pc, top),
        Method::None => None,
    }
}

/// What the native twin of a library's special method gives for an object and what follows it.
#[inline(never)]
fn result_of_twin(own: &mut Own, special: Special, arguments: &[Value]) -> Value {
    let Some(instance) = arguments.first().and_then(instance_of) else { return Value::Null };
    let class = || Value::Object(instance.class_ref().clone());
    let found = special.of_class(own, instance.class(), class);
    let Some(Kind::Function(function)) = found.plain_kind() else { return Value::Null };
    function.twin.map_or(Value::Null, |twin| twin(function, arguments))
}

/// The same for the topmost operands, whose place the result takes.
fn by_twin<H: Host>(
    turn: &mut Turn<'_, H>,
    special: Special,
    given: usize,
    pc: usize,
    top: usize,
) -> Option<At> {
    let at = top - given;
    let result = result_of_twin(turn.running.own, special, &turn.running.window.slots[at..top]);
    if result.is_null() {
        return None;
    }
    let mut window = window!(turn, top);
    window.truncate(at + 1);
    let object = window.exchange(at, result);
    Some(discard_then(turn.here, object, pc, at + 1))
}

/// A Python function that takes just so many arguments, and how many local variables it has.
fn plain(function: &Value, given: usize) -> Option<(Value, u32)> {
    match function.kind() {
        Some(Kind::Function(inner)) if inner.code.plain_parameters == given => {
            Some((function.clone(), inner.code.locals.len() as u32))
        }
        _ => None,
    }
}

/// The truth of an object: as its class says, or true.
#[inline(never)]
pub(super) fn truth<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let Some(instance) = instance_of(&turn.running.window.slots[top - 1]).filter(|_| begins(turn)) else {
        return in_full(turn, pc, top);
    };
    let is_plain = matches!(&turn.running.window.slots[top - 1], Value::Object(object) if matches!(object.kind, Kind::Instance(_)));
    let own = &mut *turn.running.own;
    let (found, after) = match method(own, instance, Special::BOOL, 1) {
        Method::None => (method(own, instance, Special::LEN, 1), After::Length { invert: false }),
        found => (found, After::Truth { invert: false }),
    };
    match found {
        Method::Plain(function, locals) => {
            begin(turn, (function, locals), (top - 1, top - 1), after, At::new(pc, top))
        }
        Method::None if is_plain => {
            let old = window!(turn, top).exchange_top(Value::True);
            discard(old);
            At::new(pc, top)
        }
        _ => in_full(turn, pc, top),
    }
}

/// Whether a value is an object whose class is known to say nothing of its truth.
#[inline(always)]
pub(super) fn is_surely_true(own: &Own, value: &Value) -> bool {
    let Value::Object(object) = value else { return false };
    let Kind::Instance(instance) = &object.kind else { return false };
    let class = instance.class().id;
    let lacks = |special: Special| {
        own.lookups
            .known(&own.interpreter, class, special.number())
            .is_some_and(|found| found.value.is_null())
    };
    lacks(Special::BOOL) && lacks(Special::LEN)
}
