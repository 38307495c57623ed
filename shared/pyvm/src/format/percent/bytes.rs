//! `bytes % values` (`_PyBytes_FormatEx`, `Objects/bytesobject.c`): text whose characters stand for the bytes.

use crate::builtins::bytes::like_bytes;
use crate::builtins::int::integer;
use crate::format::percent::formatted;
use crate::object::{Kind, Raise, Result, Value, ask, own_special};

/// `bytes % values`
///
/// # Errors
/// `TypeError` and `ValueError` where they do not fit the bytes.
pub(crate) fn percent(bytes: &[u8], values: &Value) -> Result<Value> {
    formatted(&as_text(bytes), values, true).map(|text| Value::bytes(of_text(&text)))
}

fn as_text(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The bytes that the characters of a text stand for.
pub(super) fn of_text(text: &str) -> Vec<u8> {
    text.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

/// What `%b` puts there (`format_obj`).
pub(super) fn text_of(value: &Value) -> Result<String> {
    if let Some(bytes) = like_bytes(value)? {
        return Ok(as_text(&bytes));
    }
    if own_special(value, "__bytes__").is_some() {
        let made = ask("_as_bytes", &[value])?;
        if let Some(Kind::Bytes(bytes)) = made.kind() {
            return Ok(as_text(bytes));
        }
    }
    Err(Raise::type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
        value.type_name()
    )))
}

/// What `%c` puts there (`byte_converter`).
pub(super) fn character(value: &Value) -> Result<String> {
    if let Some(bytes) = like_bytes(value)? {
        return match &*bytes {
            [_] => Ok(as_text(&bytes)),
            _ => Err(Raise::type_error(format!(
                "%c requires an integer in range(256) or a single byte, not a bytes object of length {}",
                bytes.len()
            ))),
        };
    }
    match integer(value).map(u8::try_from) {
        Some(Ok(byte)) => Ok(char::from(byte).to_string()),
        Some(Err(_)) => Err(Raise::overflow_error("%c arg not in range(256)")),
        None => Err(Raise::type_error(format!(
            "%c requires an integer in range(256) or a single byte, not {}",
            value.type_name()
        ))),
    }
}
