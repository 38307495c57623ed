//! `functools.lru_cache`: results that are there (`infinite_lru_cache_wrapper` and `bounded_lru_cache_wrapper`,
//! `Modules/_functoolsmodule.c`).

use std::sync::OnceLock;

use crate::object::{Dict, Function, Kind, Mutex, Value, lock};

/// The variables of the function around the wrapper that a twin uses.
const NAMES: [&str; 4] = ["typed", "maxsize", "hits", "results"];

/// Them, where they are as the library has them. All wrappers have the same code.
fn variables(wrapper: &Function) -> Option<[&Mutex<Value>; 4]> {
    static PLACES: OnceLock<[usize; 4]> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let free = &wrapper.code.locals[wrapper.code.free.clone()];
        NAMES.map(|name| free.iter().position(|free| **free == *name).unwrap_or(usize::MAX))
    });
    let cell = |place: usize| match wrapper.closure.get(place)?.kind()? {
        Kind::Cell(value) => Some(value),
        _ => None,
    };
    let [typed, maxsize, hits, results] = *places;
    Some([cell(typed)?, cell(maxsize)?, cell(hits)?, cell(results)?])
}

pub(super) fn remembered(wrapper: &Function, arguments: &[Value]) -> Value {
    found(wrapper, arguments).unwrap_or_default()
}

fn found(wrapper: &Function, arguments: &[Value]) -> Option<Value> {
    let [typed, maxsize, hits, results] = variables(wrapper)?;
    if !matches!(*lock(typed), Value::False) {
        return None;
    }
    let bounded = match *lock(maxsize) {
        Value::None => false,
        Value::Int(1..) => true,
        _ => return None,
    };
    let key = key(arguments)?;
    let count = match *lock(hits) {
        Value::Int(count) => count,
        _ => return None,
    };
    let results = lock(results).clone();
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
