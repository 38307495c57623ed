//! `functools.lru_cache`: results that are there (`infinite_lru_cache_wrapper` and `bounded_lru_cache_wrapper`,
//! `Modules/_functoolsmodule.c`).

use std::sync::OnceLock;

use super::counter::default_factory;
use crate::object::{Function, Kind, Mutex, Ref, Value, lock};

/// The variables of the function around the wrapper that a twin uses.
const NAMES: [&str; 6] = ["typed", "maxsize", "hits", "results", "function", "misses"];

/// Them, where they are as the library has them. All wrappers have the same code.
fn variables(wrapper: &Function) -> Option<[&Mutex<Value>; 6]> {
    static PLACES: OnceLock<[usize; 6]> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let free = &wrapper.code.locals[wrapper.code.free.clone()];
        NAMES.map(|name| free.iter().position(|free| **free == *name).unwrap_or(usize::MAX))
    });
    let cell = |place: usize| match wrapper.closure.get(place)?.kind()? {
        Kind::Cell(value) => Some(value),
        _ => None,
    };
    let [typed, maxsize, hits, results, function, misses] = *places;
    Some([cell(typed)?, cell(maxsize)?, cell(hits)?, cell(results)?, cell(function)?, cell(misses)?])
}

pub(super) fn remembered(wrapper: &Function, arguments: &[Value]) -> Value {
    found(wrapper, arguments).unwrap_or_default()
}

fn found(wrapper: &Function, arguments: &[Value]) -> Option<Value> {
    let [typed, maxsize, hits, results, ..] = variables(wrapper)?;
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
        // A key that is used becomes the last one.
        if bounded { results.refreshed(&key).ok()?? } else { results.get(&key).ok()??.clone() }
    };
    *lock(hits) = Value::Int(count + 1); // a number dies
    Some(result)
}

/// A result that is to be remembered when it is there.
#[derive(Clone, Debug)]
pub struct Remembering {
    /// The wrapper that remembers its function's results, or the `defaultdict` for whose missing key this is the value.
    by: Ref,
    key: Value,
}

/// What a wrapper calls for arguments whose result is not there, and what is to be remembered then; the call is counted. `None` where
/// its Python code has to do that.
pub(crate) fn missed(callee: &Ref, arguments: &[Value]) -> Option<(Value, Remembering)> {
    let Kind::Function(wrapper) = &callee.kind else { return None };
    if !wrapper.code.source.library || &*wrapper.code.qualname != "cached.<locals>.wrapper" {
        return None;
    }
    let [typed, maxsize, _, results, function, misses] = variables(wrapper)?;
    if !matches!(*lock(typed), Value::False) || !matches!(*lock(maxsize), Value::None | Value::Int(1..)) {
        return None;
    }
    let function = lock(function).clone();
    match function.kind()? {
        Kind::Function(called) if called.code.frame_parameters == arguments.len() => {}
        _ => return None,
    }
    let key = key(arguments)?;
    let results = lock(results).clone();
    let Kind::Dict(results) = results.kind()? else { return None };
    if !matches!(lock(results).get(&key), Ok(None)) {
        return None;
    }
    let mut misses = lock(misses);
    let Value::Int(count) = *misses else { return None };
    *misses = Value::Int(count + 1); // a number dies
    Some((function, Remembering { by: callee.clone(), key }))
}

/// What a `defaultdict` calls for a key that it has not, and what is to be remembered then. `None` where the Python code of its
/// `__missing__` has to do that.
pub(crate) fn wanted(missing: &Function, this: &Value, key: &Value) -> Option<(Value, Remembering)> {
    if !missing.code.source.library || &*missing.code.qualname != "defaultdict.__missing__" {
        return None;
    }
    let Value::Object(by) = this else { return None };
    let factory = default_factory(this).filter(|_| key.is_plain_key())?;
    match factory.plain_kind()? {
        Kind::Function(called) if called.code.frame_parameters == 0 => {}
        _ => return None,
    }
    Some((factory, Remembering { by: by.clone(), key: key.clone() }))
}

impl Remembering {
    /// Remembers the result. A full memory forgets what was used longest ago.
    pub(crate) fn keep(self, result: &Value) {
        let Self { by, key } = self;
        let wrapper = match &by.kind {
            Kind::Function(wrapper) => wrapper,
            kind => {
                // It fails only for keys that somebody has to be asked about, which this is not.
                let Kind::Extended(extended) = kind else { return };
                let Some(Kind::Dict(dict)) = extended.payload.plain_kind() else { return };
                let old = lock(dict).insert(key, result.clone());
                drop(old); // after the lock
                return;
            }
        };
        let Some([_, maxsize, _, results, ..]) = variables(wrapper) else { return };
        let (maxsize, results) = (lock(maxsize).clone(), lock(results).clone());
        let Some(Kind::Dict(results)) = results.kind() else { return };
        let mut results = lock(results);
        let is_full = matches!(maxsize, Value::Int(most) if results.len() as i64 >= most);
        let forgotten = match results.get(&key) {
            Ok(None) if is_full => results.pop(false),
            _ => None,
        };
        // It fails only for keys that somebody has to be asked about, which these are not.
        let old = results.insert(key, result.clone());
        drop(results); // before what dies looks at it
        drop((old, forgotten));
    }
}

/// What the arguments are remembered by: one number or text itself, else the tuple of them.
fn key(arguments: &[Value]) -> Option<Value> {
    if !arguments.iter().all(Value::is_plain_key) {
        return None;
    }
    Some(match arguments {
        [one @ Value::Int(_)] => one.clone(),
        [Value::Object(one)] if matches!(one.kind, Kind::Str(_)) => Value::Object(one.clone()),
        _ => Value::tuple(arguments.to_vec()),
    })
}
