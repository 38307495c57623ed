//! Windows' code page 1252 (`Lib/encodings/cp1252.py`): ISO 8859-1, but for 32 characters.

use crate::builtins::exceptions::UNICODE_ENCODE_ERROR;
use crate::builtins::str::decode::{Undecodable, handle};
use crate::builtins::str::encode::{escaped, unknown_handler};
use crate::object::{Raise, Result};

/// What stands from 0x80 on; a space where nothing does.
const OTHERS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

pub(super) fn encode(text: &str, errors: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        let other = || OTHERS.chars().position(|other| other == c && c != ' ');
        let byte = match u32::from(c) {
            code @ (0..0x80 | 0xa0..0x100) => u8::try_from(code).ok(),
            _ => other().and_then(|place| u8::try_from(0x80 + place).ok()),
        };
        match (byte, errors) {
            (Some(byte), _) => bytes.push(byte),
            (_, "ignore") => {}
            (_, "replace") => bytes.push(b'?'),
            (_, "backslashreplace") => bytes.extend(escaped(c).bytes()),
            (_, "xmlcharrefreplace") => bytes.extend(format!("&#{};", u32::from(c)).bytes()),
            (_, "strict") => {
                let what = format!("character '{}' in position {at}", escaped(c));
                let message = format!("'charmap' codec can't encode {what}: character maps to <undefined>");
                return Err(Raise::new(&UNICODE_ENCODE_ERROR, message));
            }
            _ => return Err(unknown_handler(errors)),
        }
    }
    Ok(bytes)
}

pub(super) fn decode(bytes: &[u8], errors: &str) -> Result<String> {
    let mut text = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        let found = match *byte {
            0x80..0xa0 => OTHERS.chars().nth(usize::from(*byte) - 0x80).filter(|c| *c != ' '),
            byte => Some(char::from(byte)),
        };
        match found {
            Some(c) => text.push(c),
            None => {
                let reason = "character maps to <undefined>";
                handle(&Undecodable { codec: "charmap", bytes, at, count: 1, reason }, errors, &mut text)?;
            }
        }
    }
    Ok(text)
}
