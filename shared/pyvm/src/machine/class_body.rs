//! The names of a class body, which live in a dict.

use crate::object::{Dict, Kind, Value, lock};

// Names are text, which always has a hash: the results below cannot be errors.

/// The value of a name, if the body has bound it.
pub(crate) fn load(names: &Value, name: &str) -> Option<Value> {
    let Some(Kind::Dict(dict)) = names.kind() else { return None };
    lock(dict).get(&Value::str(name)).ok().flatten().cloned()
}

/// Binds a name.
pub(crate) fn store(names: &Value, name: &str, value: Value) {
    if let Some(Kind::Dict(dict)) = names.kind() {
        let old = lock(dict).insert(Value::str(name), value);
        drop(old);
    }
}

/// Unbinds a name; false where it was not bound.
pub(crate) fn delete(names: &Value, name: &str) -> bool {
    let Some(Kind::Dict(dict)) = names.kind() else { return false };
    let old = lock(dict).remove(&Value::str(name));
    matches!(old, Ok(Some(_)))
}

/// `SETUP_ANNOTATIONS`
pub(crate) fn set_up_annotations(names: &Value) {
    if load(names, "__annotations__").is_none() {
        store(names, "__annotations__", Value::dict(Dict::default()));
    }
}
