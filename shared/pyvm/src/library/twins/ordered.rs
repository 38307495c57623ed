//! `collections.OrderedDict`: moving a key, taking the item at an end (`OrderedDict_move_to_end_impl`,
//! `_odict_popkey_hash`, `Objects/odictobject.c`).

use super::field::Own;
use crate::object::{Function, Kind, Value, lock};

static ITER: Own = Own::new("__iter__");
static LEN: Own = Own::new("__len__");

/// `OrderedDict.move_to_end` of a key that is there.
pub(super) fn move_to_end(_: &Function, arguments: &[Value]) -> Value {
    let (this, key, last) = match arguments {
        [this, key] => (this, key, true),
        [this, key, last @ (Value::True | Value::False)] => (this, key, last.is_true()),
        _ => return Value::Null,
    };
    let Some(Kind::Dict(dict)) = this.kind() else { return Value::Null };
    let mut dict = lock(dict);
    let moved = if last { dict.move_to_end(key) } else { dict.move_to_front(key) };
    match moved {
        Ok(true) => Value::None,
        _ => Value::Null,
    }
}

/// `OrderedDict.popitem(last=True)` of one that is not empty.
pub(super) fn pop_item(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] if is_plain(this) => taken(this, true),
        [this, last @ (Value::True | Value::False)] if is_plain(this) => taken(this, last.is_true()),
        _ => Value::Null,
    }
}

/// `_popped(this, last)`
pub(super) fn popped(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this, last @ (Value::True | Value::False)] => taken(this, last.is_true()),
        _ => Value::Null,
    }
}

/// Whether a derived class says nothing of what is in it.
fn is_plain(this: &Value) -> bool {
    ITER.is_of(this) && LEN.is_of(this)
}

/// The item at an end, as a tuple.
fn taken(this: &Value, last: bool) -> Value {
    let Some(Kind::Dict(dict)) = this.kind() else { return Value::Null };
    let item = lock(dict).pop(last);
    item.map_or(Value::Null, |(key, value)| Value::tuple(vec![key, value]))
}
