//! Dropping values where most are numbers.

use crate::machine::turn::At;
use crate::object::{Here, Value};

/// Drops a value. Most are numbers, for which there is nothing to do: asking first keeps the call out of
/// the run loop's straight path.
#[inline(always)]
pub(crate) fn discard(value: Value) {
    match value {
        Value::Object(object) => drop(object),
        Value::Iter(iter) => drop(iter),
        other => std::mem::forget(other),
    }
}

/// Drops a value, and gives where the frame stands. The call that it may take comes last, so that whoever inlines this
/// keeps nothing for afterwards.
#[inline(always)]
pub(crate) fn discard_then(here: Here<'_>, value: Value, pc: usize, top: usize) -> At {
    match value.dropped(here) {
        None => At::new(pc, top),
        Some(value) => drop_then(value, pc, top),
    }
}

/// The same for two values, the first one first.
#[inline(always)]
pub(crate) fn discard_both_then(here: Here<'_>, first: Value, second: Value, pc: usize, top: usize) -> At {
    match first.dropped(here) {
        None => discard_then(here, second, pc, top),
        Some(first) => drop_both_then(first, second, pc, top),
    }
}

/// Drops a value that takes more.
#[inline(never)]
pub(crate) fn drop_then(value: Value, pc: usize, top: usize) -> At {
    drop(value);
    At::new(pc, top)
}

#[inline(never)]
fn drop_both_then(first: Value, second: Value, pc: usize, top: usize) -> At {
    drop(first);
    discard(second);
    At::new(pc, top)
}
