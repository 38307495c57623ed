//! Walks over lists, tuples, strings and `bytes` by position.

use crate::object::{Kind, Value, lock};

/// The item at a position, which moves on. A walk that came to the end stays there, even where the list grows
/// afterwards.
pub(super) fn next(kind: &Kind, at: &mut usize) -> Option<Value> {
    let found = match kind {
        Kind::List(items) => lock(items).get(*at).cloned().map(|item| (item, 1)),
        Kind::Tuple(items) => items.get(*at).cloned().map(|item| (item, 1)),
        Kind::Bytes(bytes) => bytes.get(*at).map(|byte| (Value::Int((*byte).into()), 1)),
        Kind::Str(text) => {
            text.get(*at..).and_then(|rest| rest.chars().next()).map(|c| (character(c), c.len_utf8()))
        }
        _ => None,
    };
    let Some((item, width)) = found else {
        *at = usize::MAX;
        return None;
    };
    *at += width;
    Some(item)
}

/// The item before a position, which moves there.
pub(super) fn previous(kind: &Kind, left: &mut usize) -> Option<Value> {
    let at = left.checked_sub(1)?;
    let found = match kind {
        Kind::List(items) => lock(items).get(at).cloned().map(|item| (item, 1)),
        Kind::Tuple(items) => items.get(at).cloned().map(|item| (item, 1)),
        Kind::Bytes(bytes) => bytes.get(at).map(|byte| (Value::Int((*byte).into()), 1)),
        Kind::Str(text) => {
            text.get(..*left).and_then(|rest| rest.chars().next_back()).map(|c| (character(c), c.len_utf8()))
        }
        _ => None,
    };
    let Some((item, width)) = found else {
        *left = 0; // the list has become shorter
        return None;
    };
    *left -= width;
    Some(item)
}

fn character(c: char) -> Value {
    Value::character(c)
}
