//! `collections.Counter`: counting (`_count_elements`, `Modules/_collectionsmodule.c`). And what it and `defaultdict` give for
//! a key that they have not.

use std::sync::OnceLock;

use super::field::{Field, Own};
use super::is_own;
use crate::bytecode::Name;
use crate::object::{Dict, Function, Iter, Kind, Set, Value, lock};

static FACTORY: Field = Field::new("default_factory");
static SET_ITEM: Own = Own::new("__setitem__");
static SET_ATTRIBUTE: Own = Own::new("__setattr__");

/// `defaultdict.__init__(self, default_factory=None)`
pub(super) fn begun(_: &Function, arguments: &[Value]) -> Value {
    let (this, factory) = match arguments {
        [this] | [this, Value::None] => (this, Value::None),
        [this, factory @ (Value::Type(_) | Value::Native(_))] => (this, factory.clone()),
        [this, factory] if matches!(factory.plain_kind(), Some(Kind::Function(_) | Kind::Class(_))) => {
            (this, factory.clone())
        }
        _ => return Value::Null,
    };
    let Value::Object(object) = this else { return Value::Null };
    let Some(instance) = object.kind.instance().filter(|_| SET_ATTRIBUTE.is_of(this)) else {
        return Value::Null;
    };
    static NAME: OnceLock<Name> = OnceLock::new();
    let name = NAME.get_or_init(|| "default_factory".into()).clone();
    let old = lock(&instance.attributes).set(name, factory);
    drop(old); // after the lock
    Value::None
}

/// What makes the values of a `defaultdict`, where its items are set by nobody else.
pub(super) fn default_factory(this: &Value) -> Option<Value> {
    FACTORY.of(this).filter(|_| SET_ITEM.is_of(this))
}

/// `Counter.__missing__`
pub(super) fn none(_: &Function, _: &[Value]) -> Value {
    Value::Int(0)
}

/// `defaultdict.__missing__`, where the value is an empty one of a built-in class.
pub(super) fn made(_: &Function, arguments: &[Value]) -> Value {
    let [this, key] = arguments else { return Value::Null };
    let Some(Value::Type(factory)) = FACTORY.of(this) else { return Value::Null };
    let value = match factory.name {
        "int" => Value::Int(0),
        "float" => Value::float(0.0),
        "str" => Value::str(""),
        "list" => Value::list(Vec::new()),
        "dict" => Value::dict(Dict::default()),
        "set" => Value::set(Set::default()),
        _ => return Value::Null,
    };
    let Some(Kind::Dict(dict)) = this.kind() else { return Value::Null };
    if !SET_ITEM.is_of(this) {
        return Value::Null;
    }
    let inserted = lock(dict).insert(key.clone(), value.clone());
    match inserted {
        Ok(old) => {
            drop(old); // after the lock
            value
        }
        Err(_) => Value::Null,
    }
}

pub(super) fn change(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Int(sign), items, names] = arguments else { return Value::Null };
    match names.kind() {
        Some(Kind::Dict(names)) if lock(names).is_empty() => {}
        _ => return Value::Null,
    }
    let may = is_own(this, "get") && is_own(this, "__setitem__");
    may.then(|| count(this, *sign, items)).flatten().unwrap_or_default()
}

fn count(this: &Value, sign: i64, items: &Value) -> Option<Value> {
    match items {
        Value::Object(object) if matches!(object.kind, Kind::List(_) | Kind::Tuple(_) | Kind::Str(_)) => {}
        _ => return None,
    }
    let mut counts = Dict::default();
    for item in Iter::native(items)? {
        let item = item.ok()?;
        if !item.is_plain_key() {
            return None;
        }
        if let Value::Object(object) = &item
            && let Kind::Str(text) = &object.kind
            && let Some(Value::Int(count)) = counts.place_of_text(object, text)
        {
            *count += sign;
            continue;
        }
        let so_far = match counts.get(&item).ok()? {
            Some(Value::Int(count)) => *count,
            _ => 0,
        };
        counts.insert(item, Value::Int(so_far + sign)).ok()?;
    }
    let Kind::Dict(dict) = this.kind()? else { return None };
    let mut dict = lock(dict);
    if dict.is_empty() {
        *dict = counts;
        return Some(Value::None);
    }
    let mut sums = Vec::with_capacity(counts.len());
    for (key, more) in counts.iter() {
        let Value::Int(more) = more else { return None };
        let sum = match dict.get(key).ok()? {
            Some(Value::Int(count)) => count.checked_add(*more)?,
            Some(_) => return None,
            None => *more,
        };
        sums.push((key.clone(), sum));
    }
    for (key, sum) in sums {
        dict.insert(key, Value::Int(sum)).ok()?; // a number dies
    }
    Some(Value::None)
}
