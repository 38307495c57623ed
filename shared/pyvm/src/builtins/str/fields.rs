//! The commonest cases of the methods of `str` that fill fields, and take lines apart: see `builtins/quick.rs`.

use crate::builtins::str::pad::Side;
use crate::object::{Kind, Letters, Str, Value};

/// Wider fields are left to the method itself, which knows the limit.
const WIDEST: usize = 1 << 16;

fn value(text: Str) -> Value {
    Value::object(Kind::Str(text))
}

/// A text of ASCII, and the width of a field for it.
fn field<'v>(this: &'v Value, width: &Value) -> Option<(&'v Str, usize)> {
    let Value::Int(width) = *width else { return None };
    let width = usize::try_from(width).unwrap_or(0);
    let text = this.plain_text().filter(|text| text.is_ascii())?;
    if width > WIDEST { None } else { Some((text, width)) }
}

fn push(letters: &mut Letters, byte: u8, times: usize) {
    const SPACES: &str = "                                ";
    let mut left = times;
    if byte == b' ' {
        while left >= SPACES.len() {
            letters.push_str(SPACES);
            left -= SPACES.len();
        }
        letters.push_str(&SPACES[..left]);
        return;
    }
    let one = [byte];
    let one = std::str::from_utf8(&one).unwrap_or_default();
    (0..left).for_each(|_| letters.push_str(one));
}

fn padded(this: &Value, width: &Value, fill: &Value, side: Side) -> Option<Value> {
    let (text, width) = field(this, width)?;
    let fill = match fill {
        Value::Null => b' ',
        fill => match fill.plain_text()?.as_bytes() {
            [byte] if byte.is_ascii() => *byte,
            _ => return None,
        },
    };
    let Some(room) = width.checked_sub(text.len()).filter(|room| *room > 0) else {
        return Some(this.clone());
    };
    let left = side.left(room, width);
    let mut letters = Letters::with_capacity(width);
    push(&mut letters, fill, left);
    letters.push_str(text);
    push(&mut letters, fill, room - left);
    Some(value(Str::ascii(letters)))
}

/// `str.center(width, fillchar=" ")`
pub(super) fn center(this: &Value, width: &Value, fill: &Value) -> Value {
    padded(this, width, fill, Side::Both).unwrap_or_default()
}

/// `str.ljust(width, fillchar=" ")`
pub(super) fn left(this: &Value, width: &Value, fill: &Value) -> Value {
    padded(this, width, fill, Side::Right).unwrap_or_default()
}

/// `str.rjust(width, fillchar=" ")`
pub(super) fn right(this: &Value, width: &Value, fill: &Value) -> Value {
    padded(this, width, fill, Side::Left).unwrap_or_default()
}

/// `str.zfill(width)`
pub(super) fn zeros(this: &Value, width: &Value) -> Value {
    let Some((text, width)) = field(this, width) else { return Value::Null };
    let Some(room) = width.checked_sub(text.len()).filter(|room| *room > 0) else { return this.clone() };
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    let mut letters = Letters::with_capacity(width);
    letters.push_str(sign);
    push(&mut letters, b'0', room);
    letters.push_str(digits);
    value(Str::ascii(letters))
}

/// `str.partition(separator)`
pub(super) fn partition(this: &Value, separator: &Value) -> Value {
    let (Some(text), Some(part)) = (this.plain_text(), separator.plain_text()) else { return Value::Null };
    if part.is_empty() {
        return Value::Null;
    }
    Value::tuple(match text.place_of(part) {
        Some(at) => {
            let (before, after) = (&text[..at], &text[at + part.len()..]);
            vec![value(text.part(before)), separator.clone(), value(text.part(after))]
        }
        None => vec![this.clone(), value(Str::default()), value(Str::default())],
    })
}

/// `str.splitlines()` of a text whose lines end with newlines only.
pub(super) fn lines(this: &Value) -> Value {
    let Some(text) = this.plain_text().filter(|text| text.is_ascii()) else { return Value::Null };
    let bytes = text.as_bytes();
    if bytes.iter().any(|byte| matches!(byte, b'\x0b'..=b'\r' | b'\x1c'..=b'\x1e')) {
        return Value::Null;
    }
    let (mut lines, mut start) = (Vec::new(), 0);
    for end in memchr::memchr_iter(b'\n', bytes) {
        lines.push(value(Str::ascii(&text[start..end])));
        start = end + 1;
    }
    if start < bytes.len() {
        lines.push(value(Str::ascii(&text[start..])));
    }
    Value::list(lines)
}
