//! `functools.lru_cache`: results that are there (`infinite_lru_cache_wrapper` and `bounded_lru_cache_wrapper`,
//! `Modules/_functoolsmodule.c`).

use crate::object::{Dict, Function, Kind, Value, lock};

/// A variable of the function around the wrapper.
fn variable<'f>(wrapper: &'f Function, name: &str) -> Option<&'f crate::object::Mutex<Value>> {
    let code = &wrapper.code;
    let place = code.locals[code.free.clone()].iter().position(|free| **free == *name)?;
    match wrapper.closure.get(place)?.kind()? {
        Kind::Cell(value) => Some(value),
        _ => None,
    }
}

pub(super) fn remembered(wrapper: &Function, arguments: &[Value]) -> Value {
    found(wrapper, arguments).unwrap_or_default()
}

fn found(wrapper: &Function, arguments: &[Value]) -> Option<Value> {
    if !matches!(*lock(variable(wrapper, "typed")?), Value::False) {
        return None;
    }
    let bounded = match *lock(variable(wrapper, "maxsize")?) {
        Value::None => false,
        Value::Int(1..) => true,
        _ => return None,
    };
    let key = key(arguments)?;
    let hits = variable(wrapper, "hits")?;
    let count = match *lock(hits) {
        Value::Int(count) => count,
        _ => return None,
    };
    let results = lock(variable(wrapper, "results")?).clone();
    let Kind::Dict(results) = results.kind()? else { return None };
    let result = {
        let mut results = lock(results);
        let result = results.get(&key).ok()??.clone();
        if bounded {
            arrive_again(&mut results, &key);
        }
        result
    };
    *lock(hits) = Value::Int(count + 1); // a number dies
    Some(result)
}

/// A key that is used becomes the last one.
fn arrive_again(results: &mut Dict, key: &Value) {
    if let Ok(Some((key, result))) = results.remove(key) {
        // It was found just now: it is compared without asking anybody.
        let _ = results.insert(key, result);
    }
}

/// What the arguments are remembered by: one number or text itself, else the tuple of them.
fn key(arguments: &[Value]) -> Option<Value> {
    if !arguments.iter().all(is_plain) {
        return None;
    }
    Some(match arguments {
        [one @ Value::Int(_)] => one.clone(),
        [Value::Object(one)] if matches!(one.kind, Kind::Str(_)) => Value::Object(one.clone()),
        _ => Value::tuple(arguments.to_vec()),
    })
}

/// Whether it is compared without asking anybody.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Str(_) => true,
            Kind::Tuple(items) => items.iter().all(is_plain),
            _ => false,
        },
        _ => true,
    }
}
