//! The order of numbers, texts and tuples of them: what is compared without asking anybody.

use std::cmp::Ordering;

use crate::object::{Kind, Value};

/// The order of two values of the same class, where it is plain.
#[inline]
pub(crate) fn plain_order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a.cmp(b)),
        (Value::Float(a), Value::Float(b)) => a.get().partial_cmp(&b.get()),
        (Value::Object(a), Value::Object(b)) => match (&a.kind, &b.kind) {
            (Kind::Str(a), Kind::Str(b)) => Some((**a).cmp(&**b)),
            (Kind::Tuple(a), Kind::Tuple(b)) => of_tuples(a, b),
            _ => None,
        },
        _ => None,
    }
}

fn of_tuples(a: &[Value], b: &[Value]) -> Option<Ordering> {
    for (a, b) in a.iter().zip(b) {
        match plain_order(a, b)? {
            Ordering::Equal => {}
            other => return Some(other),
        }
    }
    Some(a.len().cmp(&b.len()))
}

/// What values have to have in common so that any two of them have a plain order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Int,
    Float,
    Str,
}

fn class(value: &Value) -> Option<Class> {
    match value {
        Value::Int(_) => Some(Class::Int),
        Value::Float(number) if !number.get().is_nan() => Some(Class::Float),
        Value::Object(object) if matches!(object.kind, Kind::Str(_)) => Some(Class::Str),
        _ => None,
    }
}

fn tuple(value: &Value) -> Option<&[Value]> {
    match value {
        Value::Object(object) if let Kind::Tuple(items) = &object.kind => Some(items),
        _ => None,
    }
}

/// Whether any two of these have a plain order: all are numbers of one class or texts, or tuples alike of them.
pub(crate) fn are_plainly_ordered<'v>(values: impl IntoIterator<Item = &'v Value>) -> bool {
    let mut values = values.into_iter();
    let Some(first) = values.next() else { return true };
    if let Some(of_first) = class(first) {
        return values.all(|value| class(value) == Some(of_first));
    }
    let Some(of_first) = tuple(first).and_then(|items| items.iter().map(class).collect::<Option<Vec<_>>>())
    else {
        return false;
    };
    values.all(|value| {
        tuple(value).is_some_and(|items| {
            items.len() == of_first.len()
                && items.iter().zip(&of_first).all(|(item, of_first)| class(item) == Some(*of_first))
        })
    })
}
