//! Operators and comparisons of a program's objects.

use super::{begins, by_twin};
use crate::bytecode::{BinaryOperator, CompareOperator, Instruction as I};
use crate::host::Host;
use crate::machine::after::Tried;
use crate::machine::discard::discard_both_then;
use crate::machine::handlers::numbers;
use crate::machine::inside;
use crate::machine::operators::is_not_implemented;
use crate::machine::special::{Method, Special, instance_of, method, right_first};
use crate::machine::thread::Own;
use crate::machine::turn::{At, Turn, in_full, window};
use crate::number;
use crate::object::{Instance, Kind, Ref, Value};

/// `a op b`, and `a op= b`.
#[inline(never)]
pub(in crate::machine::handlers) fn binary<H: Host>(
    turn: &mut Turn<'_, H>,
    i: I,
    pc: usize,
    top: usize,
) -> At {
    let I::BinaryOp { op, in_place } = i else { return in_full(turn, pc, top) };
    let [left, right] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(left).filter(|_| begins(turn)) else {
        return numbers::big_op(turn, i, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
    };
    let (plain, changing) = Special::operator(op);
    let own = &mut *turn.running.own;
    if in_place {
        match method(own, instance, changing, 2) {
            Method::Plain(function, locals) => {
                return inside::operator(
                    turn,
                    (function, locals),
                    Tried::InPlace,
                    is_answer,
                    At::new(pc, top),
                );
            }
            Method::Other => {
                return by_twin(turn, changing, 2, pc, top).unwrap_or_else(|| in_full(turn, pc, top));
            }
            Method::None => {}
        }
    }
    match method(own, instance, plain, 2) {
        Method::Plain(function, locals) if !right_first(instance, right) => {
            inside::operator(turn, (function, locals), Tried::Left, is_answer, At::new(pc, top))
        }
        Method::Other if !right_first(instance, right) => {
            by_twin(turn, plain, 2, pc, top).unwrap_or_else(|| in_full(turn, pc, top))
        }
        Method::None => match within(left, right).and_then(|(left, right)| calculated(op, left, right)) {
            Some(result) => replace(turn, result, pc, top),
            None => in_full(turn, pc, top),
        },
        _ => in_full(turn, pc, top),
    }
}

/// Whether two objects of the program's are the same, or are not, where neither class says more of equality than `object`
/// does (`object_richcompare`, `Objects/typeobject.c`).
fn identity(own: &mut Own, op: CompareOperator, left: &Value, right: &Value) -> Option<bool> {
    let (Value::Object(a), Value::Object(b)) = (left, right) else { return None };
    let (Kind::Instance(one), Kind::Instance(other)) = (&a.kind, &b.kind) else { return None };
    let same = Ref::ptr_eq(a, b);
    let names: &[Special] = match op {
        CompareOperator::Equal => &[Special::EQUAL],
        CompareOperator::NotEqual => &[Special::EQUAL, Special::comparison(CompareOperator::NotEqual)],
        _ => return None,
    };
    let mut says_nothing = |instance: &Instance| {
        names.iter().all(|name| matches!(method(own, instance, *name, 2), Method::None))
    };
    let plain = says_nothing(one) && (Ref::ptr_eq(one.class_ref(), other.class_ref()) || says_nothing(other));
    plain.then_some(same == (op == CompareOperator::Equal))
}

/// `a < b` and the other comparisons.
#[inline(never)]
pub(in crate::machine::handlers) fn compare<H: Host>(
    turn: &mut Turn<'_, H>,
    i: I,
    pc: usize,
    top: usize,
) -> At {
    let I::CompareOp { op, .. } = i else { return in_full(turn, pc, top) };
    let [left, right] = &turn.running.window.slots[top - 2..top] else { return in_full(turn, pc, top) };
    let Some(instance) = instance_of(left).filter(|_| begins(turn)) else { return in_full(turn, pc, top) };
    let own = &mut *turn.running.own;
    if let Some(same) = identity(own, op, left, right) {
        window!(turn, top).replace_pair(Value::from(same));
        return At::new(pc, top - 1);
    }
    let (found, tried) = match method(own, instance, Special::comparison(op), 2) {
        Method::None if op == CompareOperator::NotEqual => {
            (method(own, instance, Special::EQUAL, 2), Tried::Opposite)
        }
        found => (found, Tried::Left),
    };
    match found {
        Method::None => match within(left, right).and_then(|(left, right)| compared(op, left, right)) {
            Some(holds) => replace(turn, holds.into(), pc, top),
            None => in_full(turn, pc, top),
        },
        Method::Plain(function, locals) if !right_first(instance, right) => {
            inside::operator(turn, (function, locals), tried, is_truth(tried), At::new(pc, top))
        }
        Method::Other if matches!(tried, Tried::Left) && !right_first(instance, right) => {
            let special = Special::comparison(op);
            by_twin(turn, special, 2, pc, top).unwrap_or_else(|| in_full(turn, pc, top))
        }
        _ => in_full(turn, pc, top),
    }
}

/// What lies within two operands, the left of which is an object of a class that derives from a built-in one and says nothing of
/// the operator. The right one is a plain value, or an object of the same class, so that it has no say before the left one.
fn within<'v>(left: &'v Value, right: &'v Value) -> Option<(&'v Value, &'v Value)> {
    let Some(Kind::Extended(one)) = left.plain_kind() else { return None };
    match right.plain_kind() {
        Some(Kind::Extended(other)) if Ref::ptr_eq(one.instance.class_ref(), other.instance.class_ref()) => {
            Some((&one.payload, &other.payload))
        }
        Some(Kind::Tuple(_) | Kind::Str(_)) | None => Some((&one.payload, right)),
        Some(_) => None,
    }
}

/// What an operator gives for two numbers.
fn calculated(op: BinaryOperator, left: &Value, right: &Value) -> Option<Value> {
    let is_number = |value: &Value| matches!(value, Value::Int(_) | Value::Float(_));
    if !is_number(left) || !is_number(right) {
        return None;
    }
    number::binary(op, false, left, right).ok()
}

/// What a comparison gives for two numbers, texts or tuples, where nobody has to be asked.
fn compared(op: CompareOperator, left: &Value, right: &Value) -> Option<bool> {
    let is_plain = |value: &Value| match value.plain_kind() {
        None => matches!(value, Value::Int(_) | Value::Float(_)),
        Some(kind) => matches!(kind, Kind::Str(_) | Kind::Tuple(_)),
    };
    if !is_plain(left) || !is_plain(right) {
        return None;
    }
    number::compare(op, left, right).ok()
}

/// A result takes the place of two operands.
fn replace<H: Host>(turn: &mut Turn<'_, H>, result: Value, pc: usize, top: usize) -> At {
    let (right, left) = window!(turn, top).exchange_pair(result);
    discard_both_then(turn.here, right, left, pc, top - 1)
}

/// Whether an operator's result is none that has the other operand asked.
fn is_answer(result: &Value) -> bool {
    !is_not_implemented(result)
}

/// What answers a comparison, whatever wants its result; the opposite has to be made of some.
fn is_truth(tried: Tried) -> fn(&Value) -> bool {
    match tried {
        Tried::Left => |result| matches!(result, Value::True | Value::False),
        _ => |_| false,
    }
}
