//! `threading.local`: attributes that each thread sees for itself (`local_getattro` and `local_setattro`,
//! `Modules/_threadmodule.c`). The thread's identification is the last argument.

use super::field::Field;
use crate::object::{Dict, Function, Kind, Ref, Value, lock};

static VALUES: Field = Field::new("_local__values");

/// The thread's attributes; `None` as long as it has not used the object.
fn of_thread(this: &Value, ident: &Value) -> Option<Ref> {
    let threads = VALUES.object(this)?;
    let Kind::Dict(threads) = &threads.kind else { return None };
    match lock(threads).get(ident) {
        Ok(Some(Value::Object(values))) => Some(values.clone()),
        _ => None,
    }
}

fn with<T>(this: &Value, ident: &Value, take: impl FnOnce(&mut Dict) -> Option<T>) -> Option<T> {
    let values = of_thread(this, ident)?;
    let Kind::Dict(values) = &values.kind else { return None };
    take(&mut lock(values))
}

/// `local.__getattr__`
pub(super) fn get(_: &Function, arguments: &[Value]) -> Value {
    let [this, name, ident] = arguments else { return Value::Null };
    with(this, ident, |values| values.get(name).ok()?.cloned()).unwrap_or_default()
}

/// `local.__setattr__`
pub(super) fn set(_: &Function, arguments: &[Value]) -> Value {
    let [this, name, value, ident] = arguments else { return Value::Null };
    let set = with(this, ident, |values| values.insert(name.clone(), value.clone()).ok());
    match set {
        // What was there before dies after the lock.
        Some(_) => Value::None,
        None => Value::Null,
    }
}
