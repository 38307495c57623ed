//! `re.Match`.

use super::super::field::Field;
use crate::modules::re::group_of_name;
use crate::object::{Function, Kind, Str, Value};

static RE: Field = Field::new("re");
static COMPILED: Field = Field::new("_compiled");
static STRING: Field = Field::new("string");
static SPANS: Field = Field::new("_spans");

/// Where a group of a match is.
fn place(this: &Value, group: &Value) -> Option<(i64, i64)> {
    let group = match group {
        Value::Int(group) => usize::try_from(*group).ok()?,
        name => group_of_name(&COMPILED.of(&RE.of(this)?)?, name.plain_text()?)?,
    };
    let spans = SPANS.of(this)?;
    let Some(Kind::Tuple(spans)) = spans.plain_kind() else { return None };
    match spans.get(2 * group..2 * group + 2)? {
        [Value::Int(start), Value::Int(end)] => Some((*start, *end)),
        _ => None,
    }
}

/// A part of a text or of bytes.
fn part(whole: &Value, (start, end): (i64, i64), missing: &Value) -> Option<Value> {
    let Ok(start) = usize::try_from(start) else { return Some(missing.clone()) };
    let end = usize::try_from(end).ok()?;
    match whole.plain_kind()? {
        Kind::Str(text) if text.is_ascii() => {
            Some(Value::object(Kind::Str(Str::ascii(text.get(start..end)?))))
        }
        Kind::Str(text) => Some(Value::str(text.slice(start, end))),
        Kind::Bytes(bytes) => Some(Value::bytes(bytes.get(start..end)?)),
        _ => None,
    }
}

fn text_of(this: &Value, group: &Value) -> Option<Value> {
    part(&STRING.of(this)?, place(this, group)?, &Value::None)
}

/// `match.group(…)`, and `match[…]`.
pub(in super::super) fn group(_: &Function, arguments: &[Value]) -> Value {
    let found = match arguments {
        [this] => text_of(this, &Value::Int(0)),
        [this, group] => text_of(this, group),
        [this, groups @ ..] => {
            let texts: Option<Vec<Value>> = groups.iter().map(|group| text_of(this, group)).collect();
            texts.map(Value::tuple)
        }
        [] => None,
    };
    found.unwrap_or_default()
}

/// `match.groups(…)`
pub(in super::super) fn groups(_: &Function, arguments: &[Value]) -> Value {
    let (this, missing) = match arguments {
        [this] => (this, &Value::None),
        [this, missing] => (this, missing),
        _ => return Value::Null,
    };
    all_groups(this, missing).unwrap_or_default()
}

fn all_groups(this: &Value, missing: &Value) -> Option<Value> {
    let (whole, spans) = (STRING.of(this)?, SPANS.of(this)?);
    let Some(Kind::Tuple(spans)) = spans.plain_kind() else { return None };
    let texts: Option<Vec<Value>> = spans
        .chunks_exact(2)
        .skip(1)
        .map(|pair| match pair {
            [Value::Int(start), Value::Int(end)] => part(&whole, (*start, *end), missing),
            _ => None,
        })
        .collect();
    texts.map(Value::tuple)
}

/// What a function of one group, or of the whole match, makes of its place.
fn of_place(arguments: &[Value], make: impl FnOnce((i64, i64)) -> Value) -> Value {
    let found = match arguments {
        [this] => place(this, &Value::Int(0)),
        [this, group] => place(this, group),
        _ => None,
    };
    found.map_or(Value::Null, make)
}

/// `match.start(…)`
pub(in super::super) fn start(_: &Function, arguments: &[Value]) -> Value {
    of_place(arguments, |(start, _)| Value::Int(start))
}

/// `match.end(…)`
pub(in super::super) fn end(_: &Function, arguments: &[Value]) -> Value {
    of_place(arguments, |(_, end)| Value::Int(end))
}

/// `match.span(…)`
pub(in super::super) fn span(_: &Function, arguments: &[Value]) -> Value {
    of_place(arguments, |(start, end)| Value::tuple(vec![Value::Int(start), Value::Int(end)]))
}
