//! `enum`: members found by their values and names (`EnumType.__call__`, `Lib/enum.py`), and bits that combine.

use super::field::Field;
use crate::object::{Class, Function, Kind, Ref, Value, class_of, lock};

static VALUE: Field = Field::new("_value_");

/// The class in a value.
fn class_in(value: &Value) -> Option<&Class> {
    match value.plain_kind()? {
        Kind::Class(class) => Some(class),
        _ => None,
    }
}

/// What a dict of the class itself has under a key.
fn in_own(class: &Class, name: &str, key: &Value) -> Option<Value> {
    let dict = class.own(name)?;
    let Kind::Dict(dict) = dict.plain_kind()? else { return None };
    lock(dict).get(key).ok()?.cloned()
}

/// The member of this value, also one that combines others.
fn with_value(class: &Class, value: &Value) -> Option<Value> {
    if !value.is_plain_key() {
        return None;
    }
    in_own(class, "_value2member_map_", value).or_else(|| in_own(class, "_made_", value))
}

/// `_find(class, value)`: `Color(1)`
pub(super) fn found(_: &Function, arguments: &[Value]) -> Value {
    let [class, value] = arguments else { return Value::Null };
    if class_of(value).is(class) {
        return value.clone();
    }
    class_in(class).and_then(|class| with_value(class, value)).unwrap_or_default()
}

/// `Color["RED"]`
pub(super) fn named(_: &Function, arguments: &[Value]) -> Value {
    let [class, name] = arguments else { return Value::Null };
    if name.plain_text().is_none() {
        return Value::Null;
    }
    class_in(class).and_then(|class| in_own(class, "_member_map_", name)).unwrap_or_default()
}

/// `member in Color`
pub(super) fn contains(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [class, value] if class_of(value).is(class) => Value::True,
        _ => Value::Null,
    }
}

/// Two members of one class, and their bits.
fn bits<'v>(one: &'v Value, other: &Value) -> Option<(&'v Ref, i64, i64)> {
    let (Value::Object(a), Value::Object(b)) = (one, other) else { return None };
    let (a, b) = (a.kind.instance()?.class_ref(), b.kind.instance()?.class_ref());
    match (VALUE.of(one)?, VALUE.of(other)?) {
        (Value::Int(x), Value::Int(y)) if Ref::ptr_eq(a, b) => Some((a, x, y)),
        _ => None,
    }
}

/// The member that an operator makes of two others, where it is there.
fn combined(arguments: &[Value], combine: fn(i64, i64) -> i64) -> Value {
    let [this, other] = arguments else { return Value::Null };
    let Some((class, x, y)) = bits(this, other) else { return Value::Null };
    match &class.kind {
        Kind::Class(class) => with_value(class, &Value::Int(combine(x, y))).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// `a | b`
pub(super) fn either(_: &Function, arguments: &[Value]) -> Value {
    combined(arguments, |x, y| x | y)
}

/// `a & b`
pub(super) fn both(_: &Function, arguments: &[Value]) -> Value {
    combined(arguments, |x, y| x & y)
}

/// `a ^ b`
pub(super) fn one_of(_: &Function, arguments: &[Value]) -> Value {
    combined(arguments, |x, y| x ^ y)
}

/// `b in a`
pub(super) fn holds(_: &Function, arguments: &[Value]) -> Value {
    let [this, other] = arguments else { return Value::Null };
    bits(this, other).map_or(Value::Null, |(_, all, some)| Value::from(all & some == some))
}
