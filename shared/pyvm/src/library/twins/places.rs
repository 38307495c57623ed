//! `bisect`: places in sorted lists (`internal_bisect_left`, `internal_bisect_right`, `Modules/_bisectmodule.c`).

use crate::bytecode::CompareOperator;
use crate::number;
use crate::object::{Function, Kind, Value, lock};

/// `bisect_left(a, x, lo=0, hi=None)`
pub(super) fn left(_: &Function, arguments: &[Value]) -> Value {
    found(arguments, goes_right_of_less)
}

/// `bisect_right(a, x, lo=0, hi=None)`
pub(super) fn right(_: &Function, arguments: &[Value]) -> Value {
    found(arguments, goes_right_of_equal)
}

/// `insort_left(a, x, lo=0, hi=None)`
pub(super) fn insert_left(_: &Function, arguments: &[Value]) -> Value {
    inserted(arguments, goes_right_of_less)
}

/// `insort_right(a, x, lo=0, hi=None)`
pub(super) fn insert_right(_: &Function, arguments: &[Value]) -> Value {
    inserted(arguments, goes_right_of_equal)
}

/// Whether the place of `x` is right of an item; `None` where Python code has to say it.
type GoesRight = fn(item: &Value, x: &Value) -> Option<bool>;

fn goes_right_of_less(item: &Value, x: &Value) -> Option<bool> {
    number::compare(CompareOperator::Less, item, x).ok()
}

fn goes_right_of_equal(item: &Value, x: &Value) -> Option<bool> {
    number::compare(CompareOperator::Less, x, item).ok().map(|less| !less)
}

fn place(items: &[Value], arguments: &[Value], goes_right: GoesRight) -> Option<usize> {
    let (x, bounds) = match arguments {
        [_, x, bounds @ ..] => (x, bounds),
        _ => return None,
    };
    let (mut low, mut high) = match *bounds {
        [] => (0, items.len()),
        [Value::Int(low)] | [Value::Int(low), Value::None] => (usize::try_from(low).ok()?, items.len()),
        [Value::Int(low), Value::Int(high)] => (usize::try_from(low).ok()?, usize::try_from(high).ok()?),
        _ => return None,
    };
    while low < high {
        let middle = usize::midpoint(low, high);
        let item = items.get(middle).filter(|item| item.is_plain_key())?;
        if goes_right(item, x)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(low)
}

fn found(arguments: &[Value], goes_right: GoesRight) -> Value {
    let [list, x, ..] = arguments else { return Value::Null };
    let place = match list.plain_kind() {
        Some(Kind::List(items)) if x.is_plain_key() => place(&lock(items), arguments, goes_right),
        Some(Kind::Tuple(items)) if x.is_plain_key() => place(items, arguments, goes_right),
        _ => None,
    };
    place.map_or(Value::Null, |place| Value::Int(place as i64))
}

fn inserted(arguments: &[Value], goes_right: GoesRight) -> Value {
    let [list, x, ..] = arguments else { return Value::Null };
    let Some(Kind::List(items)) = list.plain_kind().filter(|_| x.is_plain_key()) else { return Value::Null };
    let mut items = lock(items);
    match place(&items, arguments, goes_right) {
        Some(place) => {
            let place = place.min(items.len());
            items.insert(place, x.clone());
            Value::None
        }
        None => Value::Null,
    }
}
