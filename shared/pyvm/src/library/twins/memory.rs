//! `io.StringIO` and `io.BytesIO` (`Modules/_io/stringio.c`): writing at the end, and reading lines.

use super::field::{Field, Own};
use crate::builtins::iterators as classes;
use crate::object::traverse::of_value;
use crate::object::{Attributes, Function, Kind, Raise, Ref, Result, Type, Value, Walk, lock};

static AT: Field = Field::new("_at");
static CLOSED: Field = Field::new("_closed");
static PARTS: Field = Field::new("_parts");
static CHECK: Own = Own::new("_check");
static WHOLE: Own = Own::new("_whole");
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

/// `readline` of a file in memory.
pub(super) fn read_line(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this] => line(this).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// The parts of an open file, and the place of the next read or write as it is noted.
fn parts<'a>(attributes: &'a Attributes) -> Option<(&'a Ref, &'a Value)> {
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
    let Value::Object(file) = this else { return None };
    if !CHECK.is_of(this) || !WHOLE.is_of(this) {
        return None;
    }
    let mut attributes = lock(&file.kind.instance()?.attributes);
    let (line, end) = {
        let (parts, at) = parts(&attributes)?;
        let Kind::List(parts) = &parts.kind else { return None };
        let parts = lock(parts);
        let ([Value::Object(whole)], Value::Int(at)) = (&parts[..], at) else { return None };
        let at = usize::try_from(*at).ok()?;
        let to_newline = |rest: &[u8]| memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1);
        match &whole.kind {
            Kind::Str(text) => {
                let rest = text.get(text.byte_of(at)..).unwrap_or_default();
                let line = text.part(&rest[..to_newline(rest.as_bytes())]);
                let end = at + line.chars_len();
                (Value::object(Kind::Str(line)), end)
            }
            Kind::Bytes(bytes) => {
                let rest = bytes.get(at..).unwrap_or_default();
                let line = &rest[..to_newline(rest)];
                (Value::bytes(line), at + line.len())
            }
            _ => return None,
        }
    };
    let place = AT.place(&attributes)?;
    let (_, values) = attributes.shaped_mut()?;
    *values.get_mut(place)? = Value::Int(i64::try_from(end).ok()?); // it was a number
    Some(line)
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
