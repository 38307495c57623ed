//! Items of objects of classes derived from `dict`.

use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::library::twins;
use crate::machine::After;
use crate::machine::derived::Method;
use crate::machine::discard::{discard, discard_both_then};
use crate::machine::handlers::special;
use crate::machine::special::{Special, instance_of};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::object::{Kind, Value, lock};

/// `container[key]`
#[inline(never)]
pub(super) fn binary_subscr<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let here = turn.here;
    let mut window = window!(turn, top);
    let own = &mut *turn.running.own;
    let (container, key) = window.pair();
    let Some(dict) = own.derived.dict(&own.interpreter, container, Method::Get) else {
        return special::get_item(turn, pc, top);
    };
    let item = match key {
        Value::Object(object) if let Kind::Str(text) = &object.kind => {
            lock(dict).value_of_text(object, text).and_then(|item| item.copied(here))
        }
        _ => None,
    };
    let Some(item) = item else { return any_item(turn, pc, top) };
    let (key, container) = window.exchange_pair(item);
    discard_both_then(here, key, container, pc, top - 1)
}

/// The same of any key, also one that is not there yet, where the library says natively what its value is then.
#[inline(never)]
fn any_item<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let own = &mut *turn.running.own;
    let (container, key) = window.pair();
    // Its class leaves this to it: that was asked before.
    let Some(Kind::Dict(dict)) = container.kind() else { return in_full(turn, pc, top) };
    let found = lock(dict).get(key).map(Option::<&Value>::cloned);
    let Ok(found) = found else { return in_full(turn, pc, top) };
    let item = found.or_else(|| if const { H::COUNTS } { None } else { missing(own, window.last(2)) });
    let Some(item) = item else {
        return make_missing(turn, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
    };
    let (key, container) = window.exchange_pair(item);
    discard_both_then(turn.here, key, container, pc, top - 1)
}

/// Calls the function that makes the value of a missing key of a `defaultdict`.
#[inline(never)]
fn make_missing<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> Option<At> {
    if !special::begins(turn) {
        return None;
    }
    let [this, key] = turn.running.window.slots.get(top - 2..top)? else { return None };
    let instance = instance_of(this)?;
    let class = || Value::Object(instance.class_ref().clone());
    let missing = Special::MISSING.of_class(turn.running.own, instance.class(), class);
    let Some(Kind::Function(missing)) = missing.plain_kind() else { return None };
    let (function, remembering) = twins::wanted(missing, this, key)?;
    let locals = match function.plain_kind() {
        Some(Kind::Function(function)) => function.code.locals.len() as u32,
        _ => return None,
    };
    window!(turn, top).truncate(top - 2);
    let after = After::Remember(Box::new(remembering));
    Some(special::begin(turn, (function, locals), (top - 2, top - 2), after, At::new(pc, top - 2)))
}

/// What a dict's class gives for a key that the dict has not, where the library says so natively.
fn missing(own: &mut Own, arguments: &[Value]) -> Option<Value> {
    let instance = instance_of(arguments.first()?).filter(|_| own.profile.is_none())?;
    let class = || Value::Object(instance.class_ref().clone());
    let method = Special::MISSING.of_class(own, instance.class(), class);
    let Some(Kind::Function(function)) = method.plain_kind() else { return None };
    let item = function.twin?(function, arguments);
    if item.is_null() { None } else { Some(item) }
}

/// `container[key] = value`
#[inline(never)]
pub(super) fn store_subscr<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let own = &mut *turn.running.own;
    let [value, container, key] = &mut turn.running.window.slots[top - 3..top] else {
        return in_full(turn, pc, top);
    };
    let Some(dict) = own.derived.dict(&own.interpreter, container, Method::Set) else {
        return special::set_item(turn, pc, top);
    };
    let stored = match &*key {
        Value::Object(object) if let Kind::Str(text) = &object.kind => {
            lock(dict).place_of_text(object, text).map(|place| std::mem::swap(place, value)).is_some()
        }
        _ => false,
    };
    if !stored {
        return store_any(turn, pc, top);
    }
    discard(std::mem::take(value)); // the old one
    let (key, container) = (std::mem::take(key), std::mem::take(container));
    discard_both_then(turn.here, key, container, pc, top - 3)
}

/// The same of any key.
#[inline(never)]
fn store_any<H: Host>(turn: &mut Turn<'_, H>, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let own = &mut *turn.running.own;
    let (container, key, value) = (window.peek(2), window.peek(1), window.peek(3));
    let Some(dict) = own.derived.dict(&own.interpreter, container, Method::Set) else {
        return in_full(turn, pc, top);
    };
    let Ok(old) = lock(dict).insert(key.clone(), value.clone()) else { return in_full(turn, pc, top) };
    discard(old.unwrap_or_default());
    window.truncate(top - 3);
    At::new(pc, top - 3)
}

/// `key in container`
#[inline(never)]
pub(super) fn contains_op<H: Host>(turn: &mut Turn<'_, H>, invert: bool, pc: usize, top: usize) -> At {
    let mut window = window!(turn, top);
    let own = &mut *turn.running.own;
    let (key, container) = window.pair();
    let Some(dict) = own.derived.dict(&own.interpreter, container, Method::Contains) else {
        return special::contains(turn, I::ContainsOp { invert }, pc, top);
    };
    let found = lock(dict).get(key).map(|found| found.is_some());
    let Ok(found) = found else { return in_full(turn, pc, top) };
    let (container, key) = window.exchange_pair(Value::from(found != invert));
    discard_both_then(turn.here, container, key, pc, top - 1)
}
