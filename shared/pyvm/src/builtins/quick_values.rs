//! The commonest cases of what programs ask of numbers, truths and classes, as in [`quick`](crate::builtins::quick).

use crate::object::{Kind, Value};

/// `bool(value)` of one of the machine's own values.
pub(super) fn bool(value: &Value) -> Value {
    match value {
        Value::Null | Value::None | Value::False => Value::False,
        Value::True => Value::True,
        Value::Int(number) => Value::from(*number != 0),
        Value::Float(number) => Value::from(number.get() != 0.0),
        _ => match value.plain_kind() {
            Some(Kind::Str(_) | Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_) | Kind::Set(_)) => {
                Value::from(value.is_true())
            }
            _ => Value::Null,
        },
    }
}

/// `int.bit_length()`
pub(super) fn bit_length(number: &Value) -> Value {
    match number {
        Value::Int(number) => Value::Int(i64::from(64 - number.unsigned_abs().leading_zeros())),
        _ => Value::Null,
    }
}

/// `int.bit_count()`
pub(super) fn bit_count(number: &Value) -> Value {
    match number {
        Value::Int(number) => Value::Int(i64::from(number.unsigned_abs().count_ones())),
        _ => Value::Null,
    }
}

/// `int.to_bytes(length, byteorder)` of a number that fits.
pub(super) fn to_bytes(number: &Value, length: &Value, order: &Value) -> Value {
    let (Value::Int(number @ 0..), Value::Int(length @ 0..)) = (number, length) else { return Value::Null };
    let little = match order.plain_text().map(|order| &**order) {
        Some("little") => true,
        Some("big") => false,
        _ => return Value::Null,
    };
    let all = number.to_le_bytes();
    let Some((kept, rest)) = usize::try_from(*length).ok().and_then(|length| all.split_at_checked(length))
    else {
        return Value::Null;
    };
    if rest.iter().any(|byte| *byte != 0) {
        return Value::Null;
    }
    match little {
        true => Value::bytes(kept),
        false => Value::bytes(kept.iter().rev().copied().collect::<Vec<u8>>()),
    }
}

/// `callable(value)` of what needs no look at a class.
pub(super) fn callable(value: &Value) -> Value {
    match value {
        Value::Type(_) => Value::True,
        Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_) => Value::False,
        _ => match value.plain_kind() {
            Some(Kind::Function(_) | Kind::Method(_) | Kind::Class(_)) => Value::True,
            Some(Kind::Str(_) | Kind::List(_) | Kind::Tuple(_) | Kind::Dict(_)) => Value::False,
            _ => Value::Null,
        },
    }
}

/// `issubclass(class, of)` of two built-in classes.
pub(super) fn issubclass(class: &Value, of: &Value) -> Value {
    match (class, of) {
        (Value::Type(class), Value::Type(of)) => Value::from(class.is_a(of)),
        _ => Value::Null,
    }
}
