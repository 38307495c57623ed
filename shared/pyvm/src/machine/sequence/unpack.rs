//! `a, b = value` and `a, *b = value`

use crate::object::{Iter, Kind, Raise, Result, Value, ask, can_iterate, collect, drain, is_iterable, lock};

/// `UNPACK_SEQUENCE`: exactly `count` items (`_PyEval_UnpackIterableStackRef`, `Python/ceval.c`).
///
/// # Errors
/// `ValueError` where there are more or fewer, `TypeError` where the value is not iterable.
pub(crate) fn unpack(value: &Value, count: usize) -> Result<Vec<Value>> {
    let items = match value.kind() {
        Some(Kind::Tuple(items)) => return sized(items.clone(), count),
        Some(Kind::List(items)) => {
            let items = lock(items).clone();
            return sized(items, count);
        }
        // One item more is taken, to see that there are too many; the others stay.
        Some(Kind::Iterator(_)) => Iter::over(value.clone())?.take(count + 1).collect::<Result<_>>()?,
        _ if is_iterable(value) => {
            let most = Value::Int(i64::try_from(count).unwrap_or(i64::MAX - 1) + 1);
            drain(&ask("_take", &[value, &most])?)?
        }
        _ => all(value)?,
    };
    sized(items, count)
}

fn sized(items: Vec<Value>, count: usize) -> Result<Vec<Value>> {
    if items.len() < count {
        let got = items.len();
        return Err(Raise::value_error(format!("not enough values to unpack (expected {count}, got {got})")));
    }
    if items.len() > count {
        return Err(Raise::value_error(format!("too many values to unpack (expected {count})")));
    }
    Ok(items)
}

fn all(value: &Value) -> Result<Vec<Value>> {
    if !can_iterate(value) {
        return Err(Raise::type_error(format!("cannot unpack non-iterable {} object", value.type_name())));
    }
    collect(value.clone())
}

/// `UNPACK_EX`: `before` items, a list of the rest, `after` items; in that order.
///
/// # Errors
/// `ValueError` where there are too few, `TypeError` where the value is not iterable.
pub(crate) fn unpack_with_rest(value: &Value, before: usize, after: usize) -> Result<Vec<Value>> {
    let mut items = match value.kind() {
        Some(Kind::Iterator(_)) => drain(value)?,
        _ => all(value)?,
    };
    let least = before + after;
    if items.len() < least {
        let got = items.len();
        return Err(Raise::value_error(format!(
            "not enough values to unpack (expected at least {least}, got {got})"
        )));
    }
    let last = items.split_off(items.len() - after);
    let rest = items.split_off(before);
    items.push(Value::list(rest));
    items.extend(last);
    Ok(items)
}
