//! The commonest cases of the functions that programs call most, without the packing of arguments and results.
//!
//! Each gives `Null` where the function itself has to decide: for other classes, errors, questions. They change
//! nothing then. CPython has the same in the specialised calls of `Python/bytecodes.c` (`CALL_LEN`, `CALL_LIST_APPEND`,
//! `CALL_METHOD_DESCRIPTOR_O` and others).

use crate::number;
use crate::object::{Kind, Part, Value, View, float_repr, lock, quoted};

pub(super) fn len(value: &Value) -> Value {
    let len = match value.plain_kind() {
        Some(Kind::Str(text)) => text.chars_len(),
        Some(Kind::List(items)) => lock(items).len(),
        Some(Kind::Dict(entries)) => lock(entries).len(),
        Some(Kind::Tuple(items)) => items.len(),
        Some(Kind::Set(members)) => lock(members).len(),
        Some(Kind::Deque(deque)) => lock(deque).items().len(),
        Some(Kind::Bytes(bytes)) => bytes.len(),
        Some(Kind::Range(range)) => usize::try_from(range.len()).unwrap_or(usize::MAX),
        _ => return Value::Null,
    };
    i64::try_from(len).map_or(Value::Null, Value::Int)
}

/// `hash(value)`, where nobody has to be asked.
pub(super) fn hash(value: &Value) -> Value {
    let hash = value.is_plain_key().then(|| number::hash(value).ok()).flatten();
    hash.map_or(Value::Null, |hash| Value::Int(hash.cast_signed()))
}

pub(super) fn abs(value: &Value) -> Value {
    match value {
        Value::Int(number) => number.checked_abs().map_or(Value::Null, Value::Int),
        Value::Float(number) => Value::float(number.get().abs()),
        _ => Value::Null,
    }
}

pub(super) fn ord(value: &Value) -> Value {
    match value.plain_text() {
        Some(text) if text.chars_len() == 1 => {
            text.chars().next().map_or(Value::Null, |c| Value::Int(u32::from(c).into()))
        }
        _ => Value::Null,
    }
}

pub(super) fn chr(value: &Value) -> Option<u8> {
    match value {
        Value::Int(code) => u8::try_from(*code).ok().filter(u8::is_ascii),
        _ => None,
    }
}

/// `int(value)`
pub(super) fn int(value: &Value) -> Value {
    match value {
        Value::Int(number) => Value::Int(*number),
        Value::False => Value::Int(0),
        Value::True => Value::Int(1),
        // Up to here, whole numbers are floats.
        Value::Float(number) if number.get().abs() < 9e15 => Value::Int(number.get() as i64),
        Value::Object(object) => match &object.kind {
            Kind::Str(text) => decimal(text.as_bytes().trim_ascii()).map_or(Value::Null, Value::Int),
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// So many digits make no number that is too large.
const MOST_DIGITS: usize = 18;

/// A number of a few digits, with or without a sign.
fn decimal(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > MOST_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    Some(if negative { -number } else { number })
}

/// `float(value)`
pub(super) fn float(value: &Value) -> Value {
    match value {
        Value::Int(_) | Value::Float(_) => value.to_float().map_or(Value::Null, Value::float),
        Value::Object(object) => match &object.kind {
            // Rust and Python agree on what these characters mean.
            Kind::Str(text) => {
                let plain =
                    |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
                let number = if text.bytes().all(plain) { text.parse::<f64>().ok() } else { None };
                number.map_or(Value::Null, Value::float)
            }
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

/// `str(value)`
pub(super) fn str(value: &Value) -> Value {
    match value {
        Value::Int(number) => crate::format::decimal(*number),
        Value::Float(number) => Value::str(float_repr(number.get())),
        Value::Object(object) if matches!(object.kind, Kind::Str(_)) => value.clone(),
        _ => Value::Null,
    }
}

/// `repr(value)` of a number or text.
pub(super) fn repr(value: &Value) -> Value {
    match value {
        Value::Int(number) => crate::format::decimal(*number),
        Value::Float(number) => Value::str(float_repr(number.get())),
        _ => value.plain_text().map_or(Value::Null, |text| Value::str(quoted(text, false))),
    }
}

pub(super) fn append(list: &Value, item: &Value) -> Value {
    let Some(Kind::List(items)) = list.plain_kind() else { return Value::Null };
    lock(items).push(item.clone());
    Value::None
}

/// `set.add(member)` where nobody wants the result: the set keeps the member, or it is given back.
pub(super) fn keep_member(set: &Value, member: Value) -> Option<Value> {
    let Some(Kind::Set(members)) = set.plain_kind() else { return Some(member) };
    if !matches!(member, Value::Int(_)) && member.plain_text().is_none() {
        return Some(member);
    }
    let spare = member.clone();
    match lock(members).add(member) {
        Ok(_) => None,
        Err(_) => Some(spare), // another member has to be asked
    }
}

pub(super) fn add(set: &Value, member: &Value) -> Value {
    let Some(Kind::Set(members)) = set.plain_kind().filter(|_| !member.is_programs()) else {
        return Value::Null;
    };
    match lock(members).add(member.clone()) {
        Ok(_) => Value::None,
        Err(_) => Value::Null,
    }
}

/// `dict.get(key, default)`
pub(super) fn get(dict: &Value, key: &Value, default: &Value) -> Value {
    let Some(Kind::Dict(entries)) = dict.plain_kind().filter(|_| !key.is_programs()) else {
        return Value::Null;
    };
    match lock(entries).get(key) {
        Ok(Some(value)) => value.clone(),
        Ok(None) if default.is_null() => Value::None,
        Ok(None) => default.clone(),
        Err(_) => Value::Null,
    }
}

fn view(dict: &Value, part: Part) -> Value {
    match dict {
        Value::Object(object) if matches!(object.kind, Kind::Dict(_)) => {
            Value::object(Kind::View(View { dict: object.clone(), part }))
        }
        _ => Value::Null,
    }
}

pub(super) fn items(dict: &Value) -> Value {
    view(dict, Part::Items)
}

pub(super) fn keys(dict: &Value) -> Value {
    view(dict, Part::Keys)
}

pub(super) fn values(dict: &Value) -> Value {
    view(dict, Part::Values)
}
