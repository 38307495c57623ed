//! `random.Random`: whole numbers as CPython makes them of random bits (`Lib/random.py`, `_randbelow_with_getrandbits`).

use super::field::{Field, Own};
use crate::modules::random as generator;
use crate::object::{Function, Value};

static SOURCE: Field = Field::new("_source");
static BITS: Own = Own::new("getrandbits");
static BELOW: Own = Own::new("_below");
static RANGE: Own = Own::new("randrange");

pub(super) fn float(_: &Function, arguments: &[Value]) -> Value {
    let [this] = arguments else { return Value::Null };
    let number = SOURCE.of(this).and_then(|source| generator::float(&source));
    number.map_or(Value::Null, Value::float)
}

pub(super) fn bits(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Int(count)] = arguments else { return Value::Null };
    some_bits(this, *count).map_or(Value::Null, Value::Int)
}

fn some_bits(this: &Value, count: i64) -> Option<i64> {
    let count = u32::try_from(count).ok().filter(|count| *count < 63)?;
    generator::bits(&SOURCE.of(this)?, count)
}

pub(super) fn below(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Int(end)] = arguments else { return Value::Null };
    number_below(this, *end).map_or(Value::Null, Value::Int)
}

/// A number from 0 up to `end`.
fn number_below(this: &Value, end: i64) -> Option<i64> {
    if !(1..1 << 62).contains(&end) || !BITS.is_of(this) {
        return None;
    }
    let count = i64::from(64 - end.leading_zeros());
    loop {
        let number = some_bits(this, count)?;
        if number < end {
            return Some(number);
        }
    }
}

pub(super) fn range(_: &Function, arguments: &[Value]) -> Value {
    let (this, start, stop) = match arguments {
        [this, Value::Int(stop)] => (this, 0, *stop),
        [this, Value::Int(start), Value::Int(stop)] => (this, *start, *stop),
        _ => return Value::Null,
    };
    number_between(this, start, stop).map_or(Value::Null, Value::Int)
}

pub(super) fn integer(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Int(first), Value::Int(last)] = arguments else { return Value::Null };
    let stop = last.checked_add(1).filter(|_| RANGE.is_of(this));
    stop.and_then(|stop| number_between(this, *first, stop)).map_or(Value::Null, Value::Int)
}

fn number_between(this: &Value, start: i64, stop: i64) -> Option<i64> {
    let size = stop.checked_sub(start).filter(|_| BELOW.is_of(this))?;
    start.checked_add(number_below(this, size)?)
}
