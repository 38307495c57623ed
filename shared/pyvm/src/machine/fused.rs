//! Executes fused instructions: operands stay in their local variables, and no reference to them is counted.

use std::cmp::Ordering;

use crate::bytecode::{BinaryOperator, Code, CompareOperator, Instruction as I};
use crate::machine::Interpreter;
use crate::machine::lookup::Lookups;
use crate::machine::sequence;
use crate::machine::window::{Window, discard};
use crate::number;
use crate::object::{Function, Kind, Value, lock};

/// Loads an attribute of a local variable's instance. False where the plain instructions have to do it, errors and
/// questions included.
#[inline(always)]
pub(super) fn load_attribute(
    slot: u16,
    name: u32,
    function: &Function,
    window: &mut Window<'_>,
    interpreter: &Interpreter,
    lookups: &mut Lookups,
) -> bool {
    let Value::Object(object) = window.at(slot.into()) else { return false };
    let Kind::Instance(instance) = &object.kind else { return false };
    let class = instance.class();
    if class.intercepts {
        return false;
    }
    let name = function.globals.name(name);
    let found = lookups.find(interpreter, class, || Value::Object(instance.class.clone()), name);
    if found.is_data {
        return false;
    }
    let Some(value) = lock(&instance.attributes).find(name, &mut found.place) else { return false };
    window.push(value);
    true
}

/// `container[index]` of a list, tuple or dict; `None` for anything that is not so simple.
#[inline(always)]
pub(super) fn item(container: &Value, index: &Value) -> Option<Value> {
    let Value::Object(object) = container else { return None };
    let at = |at: &i64| usize::try_from(*at).ok();
    match (&object.kind, index) {
        (Kind::List(items), Value::Int(i)) => at(i).and_then(|at| lock(items).get(at).cloned()),
        (Kind::Tuple(items), Value::Int(i)) => at(i).and_then(|at| items.get(at).cloned()),
        (Kind::Dict(dict), _) => lock(dict).get(index).ok()?.cloned(),
        _ => None,
    }
}

/// `container[index] = value` of a list that has such an item; the old one is dropped.
#[inline(always)]
pub(super) fn set_item(container: &Value, index: &Value, value: &Value) -> bool {
    let (Value::Object(object), Value::Int(at)) = (container, index) else { return false };
    let Kind::List(items) = &object.kind else { return false };
    let mut items = lock(items);
    let Some(place) = usize::try_from(*at).ok().and_then(|at| items.get_mut(at)) else { return false };
    let old = std::mem::replace(place, value.clone());
    drop(items);
    discard(old);
    true
}

/// `item in container` of a dict or set.
#[inline(always)]
pub(super) fn contains(container: &Value, item: &Value) -> Option<bool> {
    let Value::Object(object) = container else { return None };
    if !matches!(object.kind, Kind::Dict(_) | Kind::Set(_)) {
        return None;
    }
    sequence::contains(container, item).ok()
}

/// The result for two numbers in place that needs no error and fits.
#[inline(always)]
pub(super) fn binary(op: BinaryOperator, a: &Value, b: &Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => match op {
            // The commonest need no second jump table.
            BinaryOperator::Add => a.checked_add(*b),
            BinaryOperator::Subtract => a.checked_sub(*b),
            BinaryOperator::Multiply => a.checked_mul(*b),
            _ => rarer(op, *a, *b),
        }
        .map(Value::Int),
        (Value::Float(a), Value::Float(b)) => number::small_float(op, a.get(), b.get()).map(Value::float),
        _ => None,
    }
}

#[inline(never)]
fn rarer(op: BinaryOperator, a: i64, b: i64) -> Option<i64> {
    number::small_int(op, a, b)
}

/// How two numbers in place compare.
#[inline(always)]
pub(super) fn compare(op: CompareOperator, a: &Value, b: &Value) -> Option<bool> {
    let order: Option<Ordering> = match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.get().partial_cmp(&b.get()),
        _ => return None,
    };
    Some(number::holds(op, order))
}

/// Executes just the first instruction of those that were fused, where it is a load: they did not apply. False where it
/// is none, or the variable has no value.
#[inline(never)]
pub(super) fn load(first: I, code: &Code, window: &mut Window<'_>) -> bool {
    match first {
        I::LoadFast(slot) if !window.at(slot as usize).is_null() => window.push_local(slot as usize),
        I::LoadFastLoadFast(a, b) if !window.at(a.into()).is_null() && !window.at(b.into()).is_null() => {
            window.push_local(a.into()) && window.push_local(b.into())
        }
        I::LoadConst(constant) => {
            window.push(code.constants[constant as usize].clone());
            true
        }
        _ => false,
    }
}
