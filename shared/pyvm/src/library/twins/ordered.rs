//! `collections.OrderedDict`: moving a key, taking the item at an end (`OrderedDict_move_to_end_impl`,
//! `_odict_popkey_hash`, `Objects/odictobject.c`).

use crate::object::{Function, Kind, Value, lock};

/// `OrderedDict.move_to_end` to the right end.
pub(super) fn move_to_end(_: &Function, arguments: &[Value]) -> Value {
    let ([this, key] | [this, key, Value::True]) = arguments else { return Value::Null };
    let Some(Kind::Dict(dict)) = this.kind() else { return Value::Null };
    match lock(dict).move_to_end(key) {
        Ok(true) => Value::None,
        _ => Value::Null,
    }
}

/// `_popped(this, last)`
pub(super) fn popped(_: &Function, arguments: &[Value]) -> Value {
    let [this, last @ (Value::True | Value::False)] = arguments else { return Value::Null };
    let Some(Kind::Dict(dict)) = this.kind() else { return Value::Null };
    let item = lock(dict).pop(last.is_true());
    item.map_or(Value::Null, |(key, value)| Value::tuple(vec![key, value]))
}
