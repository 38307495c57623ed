//! `BINARY_OP` for everything that the fast path leaves over.

use crate::bytecode::BinaryOperator as Op;
use crate::number::{Number, big, float, power};
use crate::object::{Kind, Raise, Value, lock};

/// `a op b`.
///
/// # Errors
/// Python's own: `TypeError` for operands that do not go together, `ZeroDivisionError`, and so on.
#[inline(never)]
pub(crate) fn binary(op: Op, in_place: bool, a: &Value, b: &Value) -> Result<Value, Raise> {
    match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => numbers(op, x, y).unwrap_or_else(|| Err(unsupported(op, in_place, a, b))),
        _ => sequences(op, a, b)?.ok_or_else(|| unsupported(op, in_place, a, b)),
    }
}

/// Two numbers; `None` where the operator is not for floats.
fn numbers(op: Op, a: Number<'_>, b: Number<'_>) -> Option<Result<Value, Raise>> {
    use Number::{Big, Float, Int};
    if op == Op::Power {
        return Some(power::power(&a, &b));
    }
    Some(match (a, b) {
        (Int(a), Int(b)) => big::binary(op, &a.into(), &b.into()),
        (Int(a), Big(b)) => big::binary(op, &a.into(), b),
        (Big(a), Int(b)) => big::binary(op, a, &b.into()),
        (Big(a), Big(b)) => big::binary(op, a, b),
        (a @ (Int(_) | Big(_)), Float(b)) => match float::from_number(&a) {
            Ok(a) => return float::binary(op, a, b),
            Err(error) => Err(error),
        },
        (Float(a), b) => match float::from_number(&b) {
            Ok(b) => return float::binary(op, a, b),
            Err(error) => Err(error),
        },
    })
}

/// Strings, tuples and lists: `+` joins two of a kind, `*` repeats one.
fn sequences(op: Op, a: &Value, b: &Value) -> Result<Option<Value>, Raise> {
    let joined = match (op, a.kind(), b.kind()) {
        (Op::Add, Some(Kind::Str(x)), Some(Kind::Str(y))) => Value::str([&**x, &**y].concat()),
        (Op::Add, Some(Kind::Tuple(x)), Some(Kind::Tuple(y))) => Value::tuple([&x[..], &y[..]].concat()),
        (Op::Add, Some(Kind::List(x)), Some(Kind::List(y))) => {
            let (mut items, more) = (lock(x).clone(), lock(y).clone());
            items.extend(more);
            Value::list(items)
        }
        (Op::Add, Some(Kind::Str(_) | Kind::Tuple(_) | Kind::List(_)), _) => {
            let kind = a.type_name();
            let other = b.type_name();
            return Err(Raise::type_error(if kind == "str" {
                format!("can only concatenate str (not \"{other}\") to str")
            } else {
                format!("can only concatenate {kind} (not \"{other}\") to {kind}")
            }));
        }
        (Op::Multiply, Some(_), _) => return repeat(a, b),
        (Op::Multiply, _, Some(_)) => return repeat(b, a),
        (Op::Remainder, Some(Kind::Str(_)), _) => {
            return Err(Raise::outside_subset(
                "`%` formatting of a string is outside the subset; use an f-string",
            ));
        }
        _ => return Ok(None),
    };
    Ok(Some(joined))
}

/// `sequence * count`; `None` where the first is no sequence.
fn repeat(sequence: &Value, count: &Value) -> Result<Option<Value>, Raise> {
    let Some(kind @ (Kind::Str(_) | Kind::Tuple(_) | Kind::List(_))) = sequence.kind() else {
        return Ok(None);
    };
    let Ok(count) = count.to_index() else {
        return Err(Raise::type_error(format!(
            "can't multiply sequence by non-int of type '{}'",
            count.type_name()
        )));
    };
    let count = usize::try_from(count).unwrap_or(0);
    let checked = |len: usize, limit: usize| match len.checked_mul(count) {
        Some(total) if total <= limit => Ok(count),
        _ => Err(Raise::memory_error("the repeated sequence would be larger than this machine's limit")),
    };
    Ok(Some(match kind {
        Kind::Str(text) => Value::str(text.repeat(checked(text.len(), MOST_BYTES)?)),
        Kind::Tuple(items) => Value::tuple(repeated(items, checked(items.len(), MOST_ITEMS)?)),
        Kind::List(items) => {
            let items = lock(items).clone();
            Value::list(repeated(&items, checked(items.len(), MOST_ITEMS)?))
        }
        _ => return Ok(None),
    }))
}

fn repeated(items: &[Value], count: usize) -> Vec<Value> {
    std::iter::repeat_n(items, count).flatten().cloned().collect()
}

/// A sequence made by `*` may hold this many items (1.6 GB), so that a slip of the pen in a program
/// ends in a MemoryError and not in a machine that swaps.
const MOST_ITEMS: usize = 100_000_000;
/// The same for a string.
const MOST_BYTES: usize = 1 << 30;

fn unsupported(op: Op, in_place: bool, a: &Value, b: &Value) -> Raise {
    let symbol = match op {
        Op::Power if in_place => "**=".to_owned(),
        Op::Power => "** or pow()".to_owned(),
        op if in_place => format!("{}=", op.symbol()),
        op => op.symbol().to_owned(),
    };
    Raise::type_error(format!(
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        a.type_name(),
        b.type_name()
    ))
}
