//! The commonest cases of the methods of `str`, mostly for texts of ASCII: see `builtins/quick.rs`.

use crate::object::{Kind, Letters, Str, Value, lock};

/// A text of ASCII.
#[inline(always)]
fn ascii(value: &Value) -> Option<&Str> {
    value.plain_text().filter(|text| text.is_ascii())
}

#[inline(always)]
fn value(text: Str) -> Value {
    Value::object(Kind::Str(text))
}

/// The result, or `Null` where the method itself has to decide.
#[inline(always)]
fn or_null(result: Option<Value>) -> Value {
    result.unwrap_or_default()
}

/// A place, or -1.
#[inline(always)]
fn place(found: Option<usize>) -> Value {
    Value::Int(found.map_or(-1, |at| at as i64))
}

pub(super) fn starts_with(this: &Value, start: &Value) -> Value {
    or_null((|| Some(this.plain_text()?.as_bytes().starts_with(start.plain_text()?.as_bytes()).into()))())
}

pub(super) fn ends_with(this: &Value, end: &Value) -> Value {
    or_null((|| Some(this.plain_text()?.as_bytes().ends_with(end.plain_text()?.as_bytes()).into()))())
}

pub(super) fn upper(this: &Value) -> Value {
    let Some(text) = ascii(this) else { return Value::Null };
    value(text.recased(str::make_ascii_uppercase))
}

pub(super) fn lower(this: &Value) -> Value {
    let Some(text) = ascii(this) else { return Value::Null };
    value(text.recased(str::make_ascii_lowercase))
}

/// `str.title`: letters after other characters.
pub(super) fn title(this: &Value) -> Value {
    let title = |bytes: &mut [u8]| {
        let mut inside = false;
        for byte in bytes {
            *byte = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
            inside = byte.is_ascii_alphabetic();
        }
    };
    or_null(this.plain_text().and_then(|text| text.mapped(title)).map(value))
}

/// `str.capitalize`
pub(super) fn capitalize(this: &Value) -> Value {
    let capitalize = |bytes: &mut [u8]| {
        bytes.make_ascii_lowercase();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
    };
    or_null(this.plain_text().and_then(|text| text.mapped(capitalize)).map(value))
}

/// `str.swapcase`
pub(super) fn swapcase(this: &Value) -> Value {
    let swap = |bytes: &mut [u8]| {
        for byte in bytes {
            *byte ^= u8::from(byte.is_ascii_alphabetic()) << 5;
        }
    };
    or_null(this.plain_text().and_then(|text| text.mapped(swap)).map(value))
}

/// Space of ASCII: the four separators count too.
#[inline(always)]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b'\x1c'..=b' ')
}

/// The text without what goes at its ends.
#[inline(always)]
fn trimmed(this: &Value, text: &Str, [left, right]: [bool; 2], goes: impl Fn(u8) -> bool) -> Value {
    let bytes = text.as_bytes();
    let (mut start, mut end) = (0, bytes.len());
    while left && start < end && goes(bytes[start]) {
        start += 1;
    }
    while right && start < end && goes(bytes[end - 1]) {
        end -= 1;
    }
    if end - start == bytes.len() { this.clone() } else { value(Str::ascii(&text[start..end])) }
}

#[inline(always)]
fn stripped(this: &Value, goes: &Value, ends: [bool; 2]) -> Value {
    let stripped = |text: &Str| match goes {
        Value::Null | Value::None => Some(trimmed(this, text, ends, is_space)),
        goes => {
            let goes = ascii(goes)?.as_bytes();
            Some(trimmed(this, text, ends, |byte| goes.contains(&byte)))
        }
    };
    or_null(ascii(this).and_then(stripped))
}

/// `str.strip(chars=None)`
pub(super) fn strip(this: &Value, chars: &Value) -> Value {
    stripped(this, chars, [true, true])
}

pub(super) fn lstrip(this: &Value, chars: &Value) -> Value {
    stripped(this, chars, [true, false])
}

pub(super) fn rstrip(this: &Value, chars: &Value) -> Value {
    stripped(this, chars, [false, true])
}

/// `str.split(sep=None, maxsplit=-1)`
pub(super) fn split(this: &Value, separator: &Value, most: &Value) -> Value {
    let most = match *most {
        Value::Null => usize::MAX,
        Value::Int(most) => usize::try_from(most).unwrap_or(usize::MAX),
        _ => return Value::Null,
    };
    or_null(match separator {
        Value::Null | Value::None if most == usize::MAX => ascii(this).map(words),
        Value::Null | Value::None => None,
        separator => this.plain_text().and_then(|this| parts(this, separator.plain_text()?, most)),
    })
}

/// How many parts a list of them has room for at first (`PREALLOC_SIZE`, `Objects/stringlib/split.h`).
const PARTS: usize = 12;

/// What stands between runs of space.
fn words(text: &Str) -> Value {
    let (bytes, text): (_, &str) = (text.as_bytes(), text);
    let mut words = Vec::with_capacity(PARTS.min(bytes.len() / 2 + 1));
    let mut at = 0;
    while at < bytes.len() {
        if is_space(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && !is_space(bytes[at]) {
            at += 1;
        }
        words.push(value(Str::ascii(&text[start..at])));
    }
    Value::list(words)
}

/// What stands between separators, of which `most` are looked at.
fn parts(text: &Str, separator: &Str, most: usize) -> Option<Value> {
    let mut parts = Vec::with_capacity(PARTS.min(text.len() + 1));
    let mut start = 0;
    let mut take = |at: usize, width: usize| {
        parts.push(value(text.part(&text[start..at])));
        start = at + width;
    };
    match *separator.as_bytes() {
        [] => return None,
        [byte] => memchr::memchr_iter(byte, text.as_bytes()).take(most).for_each(|at| take(at, 1)),
        ref separator => {
            let places = memchr::memmem::find_iter(text.as_bytes(), separator);
            places.take(most).for_each(|at| take(at, separator.len()));
        }
    }
    take(text.len(), 0);
    Some(Value::list(parts))
}

/// `separator.join(items)` of a list or tuple.
pub(super) fn join(separator: &Value, items: &Value) -> Value {
    let Value::Object(object) = items else { return Value::Null };
    or_null(match &object.kind {
        Kind::List(items) => separator.plain_text().and_then(|separator| joined(separator, &lock(items))),
        Kind::Tuple(items) => separator.plain_text().and_then(|separator| joined(separator, items)),
        _ => None,
    })
}

/// Texts beyond this are left to the method itself, which knows the limit.
const MOST_BYTES: usize = 1 << 24;

fn joined(separator: &Str, items: &[Value]) -> Option<Value> {
    if let [only] = items {
        return only.plain_text().map(|_| only.clone());
    }
    let mut size = separator.len() * items.len().saturating_sub(1);
    let mut is_ascii = separator.is_ascii();
    for item in items {
        let item = item.plain_text()?;
        size += item.len();
        is_ascii &= item.is_ascii();
    }
    if size > MOST_BYTES {
        return None;
    }
    let mut joined = String::with_capacity(size);
    let one = separator.byte_at(0).filter(|_| separator.len() == 1).map(char::from);
    for (at, item) in items.iter().enumerate() {
        match one {
            _ if at == 0 => {}
            Some(one) => joined.push(one),
            None => joined.push_str(separator),
        }
        joined.push_str(item.plain_text()?);
    }
    Some(value(if is_ascii { Str::ascii(joined) } else { Str::new(joined) }))
}

/// `str.replace(old, new)`
pub(super) fn replace(this: &Value, old: &Value, new: &Value) -> Value {
    let (Some(text), Some(old), Some(new)) = (this.plain_text(), old.plain_text(), new.plain_text()) else {
        return Value::Null;
    };
    if old.is_empty() || text.len().saturating_mul(new.len()) > MOST_BYTES {
        return Value::Null;
    }
    if let ([old], [new], true) = (old.as_bytes(), new.as_bytes(), text.is_ascii() && new.is_ascii()) {
        return replaced_byte(this, text, *old, *new);
    }
    let Some(first) = text.place_of(old) else {
        // What stays as it is stays itself (`unicode_result_unchanged`).
        return this.clone();
    };
    let mut replaced = Letters::with_capacity(text.len() - old.len() + new.len());
    let (mut done, mut next) = (0, Some(first));
    while let Some(at) = next {
        replaced.push_str(&text[done..at]);
        replaced.push_str(new);
        done = at + old.len();
        next = Str::find_in(&text.as_bytes()[done..], old.as_bytes()).map(|at| done + at);
    }
    replaced.push_str(&text[done..]);
    value(if text.is_ascii() && new.is_ascii() { Str::ascii(replaced) } else { Str::new(replaced) })
}

/// One character in the place of another one.
fn replaced_byte(this: &Value, text: &Str, old: u8, new: u8) -> Value {
    if !text.as_bytes().contains(&old) {
        return this.clone();
    }
    let replace = |bytes: &mut [u8]| {
        for byte in bytes {
            *byte = if *byte == old { new } else { *byte };
        }
    };
    or_null(text.mapped(replace).map(value))
}

/// `str.find(part, start=0)`
pub(super) fn find(this: &Value, part: &Value, start: &Value) -> Value {
    let found = || {
        let (this, part) = (ascii(this)?.as_bytes(), part.plain_text()?.as_bytes());
        let start = match *start {
            Value::Null => 0,
            Value::Int(start) => usize::try_from(start).ok()?,
            _ => return None,
        };
        Some(place(Str::find_in(this.get(start..)?, part).map(|at| start + at)))
    };
    or_null(found())
}

/// `str.rfind(part)`
pub(super) fn rfind(this: &Value, part: &Value) -> Value {
    let found = || {
        let (this, part) = (ascii(this)?, part.plain_text()?);
        Some(place(memchr::memmem::rfind(this.as_bytes(), part.as_bytes())))
    };
    or_null(found())
}

/// `str.index(part)` of one that is there.
pub(super) fn index(this: &Value, part: &Value) -> Value {
    or_null((|| ascii(this)?.place_of(part.plain_text()?).map(|at| Value::Int(at as i64)))())
}

/// `str.count(part)`
pub(super) fn count(this: &Value, part: &Value) -> Value {
    let (Some(text), Some(part)) = (this.plain_text(), part.plain_text()) else { return Value::Null };
    Value::Int(match *part.as_bytes() {
        [] => text.chars_len() as i64 + 1,
        [byte] => text.bytes().filter(|other| *other == byte).count() as i64,
        ref part => memchr::memmem::find_iter(text.as_bytes(), part).count() as i64,
    })
}

/// Whether the argument of `encode` and `decode` says UTF-8, as most do.
pub(in crate::builtins) fn is_utf8(encoding: &Value) -> bool {
    encoding.is_null()
        || encoding.plain_text().is_some_and(|name| matches!(&**name, "utf-8" | "utf8" | "UTF-8"))
}

/// `str.encode(encoding="utf-8")`
pub(super) fn encode(this: &Value, encoding: &Value) -> Value {
    match this.plain_text() {
        Some(text) if is_utf8(encoding) => Value::bytes(text.as_bytes()),
        _ => Value::Null,
    }
}

/// Whether a text of ASCII has characters, and each of them is such a one.
#[inline(always)]
fn all(this: &Value, holds: impl Fn(u8) -> bool) -> Value {
    or_null(ascii(this).map(|text| (!text.is_empty() && text.bytes().all(holds)).into()))
}

pub(super) fn is_alpha(this: &Value) -> Value {
    all(this, |byte| byte.is_ascii_alphabetic())
}

pub(super) fn is_alnum(this: &Value) -> Value {
    all(this, |byte| byte.is_ascii_alphanumeric())
}

/// `str.isdigit`, `str.isdecimal` and `str.isnumeric`, which differ in other digits than ASCII's.
pub(super) fn is_digit(this: &Value) -> Value {
    all(this, |byte| byte.is_ascii_digit())
}

pub(super) fn is_white(this: &Value) -> Value {
    all(this, is_space)
}

/// Whether there are letters, none of which is of the other case.
#[inline(always)]
fn cased(this: &Value, wanted: impl Fn(u8) -> bool, other: impl Fn(u8) -> bool) -> Value {
    or_null(ascii(this).map(|text| (text.bytes().any(wanted) && !text.bytes().any(other)).into()))
}

pub(super) fn is_upper(this: &Value) -> Value {
    cased(this, |byte| byte.is_ascii_uppercase(), |byte| byte.is_ascii_lowercase())
}

pub(super) fn is_lower(this: &Value) -> Value {
    cased(this, |byte| byte.is_ascii_lowercase(), |byte| byte.is_ascii_uppercase())
}
