//! `io.StringIO` and `io.BytesIO` (`Modules/_io/stringio.c`): writing at the end, and reading lines.

use std::sync::OnceLock;

use super::field::{Field, Own};
use crate::builtins::iterators as classes;
use crate::bytecode::Name;
use crate::object::traverse::of_value;
use crate::object::{Attributes, Function, Kind, Raise, Ref, Result, Str, Type, Value, Walk, lock};

static AT: Field = Field::new("_at");
static CLOSED: Field = Field::new("_closed");
static PARTS: Field = Field::new("_parts");
static CHECK: Own = Own::new("_check");
static WHOLE: Own = Own::new("_whole");
static BEGIN: Own = Own::new("_begin");
static SET_ATTRIBUTE: Own = Own::new("__setattr__");
static WRITE: Own = Own::new("write");
static ITER: Own = Own::new("__iter__");
static NEXT: Own = Own::new("__next__");
static READ_LINE: Own = Own::new("readline");

/// `write` of a file in memory.
pub(super) fn write(_: &Function, arguments: &[Value]) -> Value {
    let [this, data] = arguments else { return Value::Null };
    appended(this, data).unwrap_or_default()
}

/// `print_to`: what `print` does with a file of the program's.
pub(super) fn print(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [file, line, Value::False] if WRITE.is_of(file) => match appended(file, line) {
            Some(_) => Value::None,
            None => Value::Null,
        },
        _ => Value::Null,
    }
}

/// `StringIO()`, or with a text.
pub(super) fn begun_of_text(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] | [this, Value::None] => begun(this, Value::str("")),
        [this, text] if text.plain_text().is_some() => begun(this, text.clone()),
        _ => Value::Null,
    }
}

/// `BytesIO()`, or with bytes.
pub(super) fn begun_of_bytes(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] | [this, Value::None] => begun(this, Value::bytes([])),
        [this, bytes] if matches!(bytes.plain_kind(), Some(Kind::Bytes(_))) => begun(this, bytes.clone()),
        _ => Value::Null,
    }
}

/// Fills a new file, as `_begin` does.
fn begun(this: &Value, initial: Value) -> Value {
    static NAMES: OnceLock<[Name; 3]> = OnceLock::new();
    let Value::Object(object) = this else { return Value::Null };
    let Some(instance) = object.kind.instance() else { return Value::Null };
    if !SET_ATTRIBUTE.is_of(this) || !BEGIN.is_of(this) {
        return Value::Null;
    }
    let at = if initial.is_true() { Value::Int(0) } else { Value::None };
    let names = NAMES.get_or_init(|| ["_parts", "_at", "_closed"].map(Name::from));
    for (name, value) in names.iter().zip([Value::list(vec![initial]), at, Value::False]) {
        let old = lock(&instance.attributes).set(name.clone(), value);
        drop(old); // after the lock
    }
    Value::None
}

/// `getvalue` of a file in memory: what was written is joined once.
pub(super) fn value(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] if CHECK.is_of(this) && WHOLE.is_of(this) => whole(this).unwrap_or_default(),
        _ => Value::Null,
    }
}

fn whole(this: &Value) -> Option<Value> {
    let Value::Object(file) = this else { return None };
    let held = {
        let attributes = lock(&file.kind.instance()?.attributes);
        let (held, _) = parts(&attributes)?;
        held.clone()
    };
    let Kind::List(held) = &held.kind else { return None };
    let mut parts = lock(held);
    if let [whole] = &parts[..] {
        return Some(whole.clone());
    }
    let texts: Option<Vec<&Str>> = parts.iter().map(Value::plain_text).collect();
    let whole = match texts {
        Some(texts) => Value::object(Kind::Str(Str::concat(texts.into_iter()))),
        None => {
            let mut whole = Vec::new();
            for part in parts.iter() {
                match part.plain_kind()? {
                    Kind::Bytes(bytes) => whole.extend_from_slice(bytes),
                    _ => return None,
                }
            }
            Value::bytes(whole)
        }
    };
    *parts = vec![whole.clone()]; // texts or bytes die
    Some(whole)
}

/// `read` of a file in memory, with a size or without.
pub(super) fn read(_: &Function, arguments: &[Value]) -> Value {
    let (this, size) = match arguments {
        [this] | [this, Value::None] => (this, None),
        [this, Value::Int(size)] => (this, usize::try_from(*size).ok()),
        _ => return Value::Null,
    };
    taken(this, |rest, of_text| match size {
        None => rest.len(),
        // The first characters are as many bytes, if these are all of ASCII.
        Some(size) if of_text && !rest[..size.min(rest.len())].is_ascii() => {
            let rest = std::str::from_utf8(rest).unwrap_or_default();
            rest.char_indices().nth(size).map_or(rest.len(), |(at, _)| at)
        }
        Some(size) => size.min(rest.len()),
    })
    .unwrap_or_default()
}

/// `readline` of a file in memory.
pub(super) fn read_line(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] => line(this).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// The parts of an open file, and the place of the next read or write as it is noted.
fn parts(attributes: &Attributes) -> Option<(&Ref, &Value)> {
    let (at, closed, parts) = (AT.place(attributes)?, CLOSED.place(attributes)?, PARTS.place(attributes)?);
    let (_, values) = attributes.shaped()?;
    match (values.get(parts)?, values.get(closed)?) {
        (Value::Object(parts), Value::False) => Some((parts, values.get(at)?)),
        _ => None,
    }
}

/// Adds a text or bytes at the end, where that is where the next ones go. Gives its length.
fn appended(this: &Value, data: &Value) -> Option<Value> {
    let (Value::Object(file), Value::Object(written)) = (this, data) else { return None };
    if !CHECK.is_of(this) {
        return None;
    }
    let attributes = lock(&file.kind.instance()?.attributes);
    let (parts, Value::None) = parts(&attributes)? else { return None };
    let Kind::List(parts) = &parts.kind else { return None };
    let mut parts = lock(parts);
    let Some(Value::Object(first)) = parts.first() else { return None };
    let length = match (&first.kind, &written.kind) {
        (Kind::Str(_), Kind::Str(text)) => text.chars_len(),
        (Kind::Bytes(_), Kind::Bytes(bytes)) => bytes.len(),
        _ => return None,
    };
    parts.push(data.clone());
    i64::try_from(length).ok().map(Value::Int)
}

/// The next line; empty at the end.
fn line(this: &Value) -> Option<Value> {
    taken(this, |rest, _| memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1))
}

/// The next part of a file, whose length in bytes `length` says of the rest and of whether that is text. The place moves
/// behind it.
fn taken(this: &Value, length: impl Fn(&[u8], bool) -> usize) -> Option<Value> {
    let Value::Object(file) = this else { return None };
    if !CHECK.is_of(this) || !WHOLE.is_of(this) {
        return None;
    }
    let mut attributes = lock(&file.kind.instance()?.attributes);
    let (part, end) = {
        let (parts, at) = parts(&attributes)?;
        let Kind::List(parts) = &parts.kind else { return None };
        let parts = lock(parts);
        let ([Value::Object(whole)], Value::Int(at)) = (&parts[..], at) else { return None };
        let at = usize::try_from(*at).ok()?;
        match &whole.kind {
            Kind::Str(text) => {
                let rest = text.get(text.byte_of(at)..).unwrap_or_default();
                let part = text.part(&rest[..length(rest.as_bytes(), true)]);
                let end = at + part.chars_len();
                (Value::object(Kind::Str(part)), end)
            }
            Kind::Bytes(bytes) => {
                let rest = bytes.get(at..).unwrap_or_default();
                let part = &rest[..length(rest, false)];
                (Value::bytes(part), at + part.len())
            }
            _ => return None,
        }
    };
    let place = AT.place(&attributes)?;
    let (_, values) = attributes.shaped_mut()?;
    *values.get_mut(place)? = Value::Int(i64::try_from(end).ok()?); // it was a number
    Some(part)
}

/// The walk of a loop over the lines of a file in memory.
pub(super) fn lines(file: &Value) -> Option<Box<dyn Walk>> {
    let Value::Object(object) = file else { return None };
    let plain = ITER.is_of(file) && NEXT.is_of(file) && READ_LINE.is_of(file) && CHECK.is_of(file);
    let attributes = lock(&object.kind.instance()?.attributes);
    let (_, Value::Int(_)) = parts(&attributes)? else { return None };
    plain.then(|| Box::new(Lines(file.clone())) as Box<dyn Walk>)
}

#[derive(Clone, Debug)]
struct Lines(Value);

impl Walk for Lines {
    fn next(&mut self) -> Option<Result<Value>> {
        match line(&self.0) {
            Some(line) => Some(line).filter(Value::is_true).map(Ok),
            None if matches!(CLOSED.of(&self.0), Some(Value::True)) => {
                Some(Err(Raise::value_error("I/O operation on closed file")))
            }
            None => None, // something was written at the end
        }
    }

    fn traverse(&self, visit: &mut dyn FnMut(&Ref)) {
        of_value(&self.0, visit);
    }

    fn copy(&self) -> Box<dyn Walk> {
        Box::new(self.clone())
    }

    fn class(&self) -> &'static Type {
        &classes::STR_ITERATOR
    }
}
