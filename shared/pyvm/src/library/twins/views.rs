//! The items of a `memoryview` of bytes (`Objects/memoryobject.c`).

use super::field::Field;
use crate::machine::sequence::place;
use crate::object::{Function, Kind, Value, lock};

static EXPORT: Field = Field::new("_export");
static STORE: Field = Field::new("store");
static READ_ONLY: Field = Field::new("readonly");
static AT: Field = Field::new("_at");
static SIZE: Field = Field::new("_size");
static FORMAT: Field = Field::new("_format");

/// Where a `memoryview` of single bytes looks: what holds them, and the place of this index.
fn look(view: &Value, index: i64, writes: bool) -> Option<(Value, usize)> {
    let (export, Value::Int(1)) = (EXPORT.of(view)?, SIZE.of(view)?) else { return None };
    if writes && !matches!(READ_ONLY.of(&export)?, Value::False) {
        return None;
    }
    let at = AT.of(view)?;
    let Kind::Range(at) = at.plain_kind()? else { return None };
    let index = place(index, usize::try_from(at.len()).ok()?)?;
    let place = usize::try_from(at.item(index as u64)).ok()?;
    is_unsigned(view).then_some((STORE.of(&export)?, place))
}

fn is_unsigned(view: &Value) -> bool {
    FORMAT.of(view).is_some_and(|format| format.as_str() == Some("B"))
}

/// `memoryview.__getitem__` of a byte.
pub(super) fn look_at(_: &Function, arguments: &[Value]) -> Value {
    let [view, Value::Int(index)] = arguments else { return Value::Null };
    let found = look(view, *index, false).and_then(|(store, at)| match store.plain_kind()? {
        Kind::Bytes(bytes) => bytes.get(at).map(|byte| Value::Int((*byte).into())),
        Kind::List(items) => lock(items).get(at).cloned(),
        _ => None,
    });
    found.unwrap_or_default()
}

/// `memoryview.__setitem__` of a byte.
pub(super) fn change(_: &Function, arguments: &[Value]) -> Value {
    let [view, Value::Int(index), byte @ Value::Int(0..=255)] = arguments else { return Value::Null };
    let done = look(view, *index, true).and_then(|(store, at)| match store.plain_kind()? {
        Kind::List(items) => {
            *lock(items).get_mut(at)? = byte.clone(); // a number dies
            Some(Value::None)
        }
        _ => None,
    });
    done.unwrap_or_default()
}
