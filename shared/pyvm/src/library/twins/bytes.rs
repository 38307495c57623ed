//! `bytearray` (`Objects/bytearrayobject.c`).

use std::sync::atomic::{AtomicU32, Ordering};

use super::field::Field;
use super::rows;
use crate::object::{Class, Function, Instance, Kind, Value};

static EXPORTS: Field = Field::new("_exports");

fn is_byte(value: &Value) -> bool {
    matches!(value, Value::Int(0..=255))
}

/// Whether nobody relies on the size of a `bytearray`.
fn may_resize(this: &Value) -> bool {
    matches!(EXPORTS.of(this), None | Some(Value::Int(0)))
}

/// Whether a value is a `bytearray`, or of a class that derives from it.
fn is_like(value: &Value) -> bool {
    let Some(Kind::Instance(instance)) = value.plain_kind() else { return false };
    is_library_class(instance.class())
        || instance.class().ancestors.iter().any(|class| match class.plain_kind() {
            Some(Kind::Class(class)) => is_library_class(class),
            _ => false,
        })
}

/// Whether a class is the library's `bytearray` itself.
fn is_library_class(class: &Class) -> bool {
    /// The number of the class that was seen last: each interpreter has its own, and a program mostly one interpreter.
    static SEEN: AtomicU32 = AtomicU32::new(0);
    if class.id == SEEN.load(Ordering::Relaxed) {
        return true;
    }
    if &*class.name != "bytearray" {
        return false;
    }
    let own = class.own("_resize");
    let method = own.as_ref().and_then(Value::plain_kind);
    let is_one = matches!(method, Some(Kind::Function(method)) if method.code.source.library);
    if is_one {
        SEEN.store(class.id, Ordering::Relaxed);
    }
    is_one
}

/// The numbers of bytes, or of a `bytearray`.
fn of_bytes(value: &Value) -> Option<Vec<Value>> {
    match value.plain_kind()? {
        Kind::Bytes(bytes) => Some(bytes.iter().map(|byte| Value::Int((*byte).into())).collect()),
        Kind::Instance(_) if is_like(value) => rows::with_items(value, |items| Some(items.clone())),
        _ => None,
    }
}

/// The numbers of these, or in a list, tuple or range.
fn of_any(value: &Value) -> Option<Vec<Value>> {
    of_bytes(value).or_else(|| rows::numbers(value, is_byte))
}

/// `bytearray()`, of a size, of bytes, or of numbers.
pub(super) fn begun(_: &Function, arguments: &[Value]) -> Value {
    let (this, items) = match arguments {
        [this] => (this, Some(Vec::new())),
        [this, Value::Int(size @ 0..)] => (this, zeros(*size)),
        [this, source] => (this, of_any(source)),
        _ => return Value::Null,
    };
    let Some(items) = items else { return Value::Null };
    if rows::begin(this, items) { Value::None } else { Value::Null }
}

/// More is left to the body, which asks for memory first.
const MOST_ZEROS: usize = 1 << 24;

fn zeros(size: i64) -> Option<Vec<Value>> {
    usize::try_from(size).ok().filter(|size| *size <= MOST_ZEROS).map(|size| vec![Value::Int(0); size])
}

/// `bytearray.__getitem__`
pub(super) fn get(_: &Function, arguments: &[Value]) -> Value {
    let found = match arguments {
        [this, Value::Int(index)] => rows::get(this, *index),
        [this, slice] if matches!(slice.plain_kind(), Some(Kind::Slice(_))) => part(this, slice),
        _ => None,
    };
    found.unwrap_or_default()
}

/// A part is a new object of just this class.
fn part(this: &Value, slice: &Value) -> Option<Value> {
    let Some(Kind::Instance(instance)) = this.plain_kind() else { return None };
    if !is_library_class(instance.class()) {
        return None;
    }
    let made = Value::object(Kind::Instance(Instance::new(instance.class_ref().clone())));
    rows::begin(&made, rows::part(this, slice)?).then_some(made)
}

/// `bytearray.__setitem__`
pub(super) fn set(_: &Function, arguments: &[Value]) -> Value {
    let done = match arguments {
        [this, Value::Int(index), byte @ Value::Int(0..=255)] => rows::set(this, *index, byte.clone()),
        [this, slice, source] if matches!(slice.plain_kind(), Some(Kind::Slice(_))) && may_resize(this) => {
            of_any(source).and_then(|numbers| rows::set_part(this, slice, numbers))
        }
        _ => None,
    };
    done.unwrap_or_default()
}

/// `len(bytearray)`
pub(super) fn count(_: &Function, arguments: &[Value]) -> Value {
    arguments.first().and_then(rows::count).unwrap_or_default()
}

/// `iter(bytearray)`
pub(super) fn walk(_: &Function, arguments: &[Value]) -> Value {
    arguments.first().and_then(rows::walk).unwrap_or_default()
}

/// `bytearray.append`
pub(super) fn append(_: &Function, arguments: &[Value]) -> Value {
    let added = match arguments {
        [this, byte @ Value::Int(0..=255)] if may_resize(this) => rows::with_items(this, |items| {
            items.push(byte.clone());
            Some(Value::None)
        }),
        _ => None,
    };
    added.unwrap_or_default()
}

/// `bytearray.extend`
pub(super) fn extend(_: &Function, arguments: &[Value]) -> Value {
    let [this, more] = arguments else { return Value::Null };
    joined(this, of_any(more)).map_or(Value::Null, |()| Value::None)
}

/// `bytearray += bytes`
pub(super) fn join(_: &Function, arguments: &[Value]) -> Value {
    let [this, more] = arguments else { return Value::Null };
    joined(this, of_bytes(more)).map_or(Value::Null, |()| this.clone())
}

fn joined(this: &Value, more: Option<Vec<Value>>) -> Option<()> {
    let more = more.filter(|_| may_resize(this))?;
    rows::with_items(this, |items| {
        items.extend(more);
        Some(())
    })
}

/// `bytearray.__eq__`
pub(super) fn equal(_: &Function, arguments: &[Value]) -> Value {
    let [this, other] = arguments else { return Value::Null };
    let Some(others) = of_bytes(other) else { return Value::Null };
    let same = |(a, b): (&Value, &Value)| matches!((a, b), (Value::Int(a), Value::Int(b)) if a == b);
    let equal = rows::with_items(this, |items| {
        Some(items.len() == others.len() && items.iter().zip(&others).all(same))
    });
    equal.map_or(Value::Null, Value::from)
}

/// `byte in bytearray`
pub(super) fn contains(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Int(byte)] = arguments else { return Value::Null };
    let found = rows::with_items(this, |items| {
        for item in items {
            match item {
                Value::Int(item) if item == byte => return Some(true),
                Value::Int(_) => {}
                _ => return None,
            }
        }
        Some(false)
    });
    found.map_or(Value::Null, Value::from)
}
