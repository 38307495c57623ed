//! Bytes to text.

use crate::builtins::exceptions::UNICODE_DECODE_ERROR;
use crate::builtins::str::encode::{Codec, MARK, unknown_handler};
use crate::builtins::str::windows;
use crate::object::{Raise, Result};

/// The text that bytes stand for.
///
/// # Errors
/// `UnicodeDecodeError` for bytes that the encoding does not have, `LookupError` for an unknown name.
pub(crate) fn decode(bytes: &[u8], encoding: &str, errors: &str) -> Result<String> {
    match Codec::named(encoding)? {
        Codec::Latin1 => Ok(bytes.iter().copied().map(char::from).collect()),
        Codec::Ascii => ascii(bytes, errors),
        Codec::Windows1252 => windows::decode(bytes, errors),
        Codec::Wide(wide) => wide.decode(bytes, errors),
        Codec::Utf8 => utf8(bytes, errors),
        Codec::Utf8Marked => utf8(bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes), errors),
    }
}

fn ascii(bytes: &[u8], errors: &str) -> Result<String> {
    let mut text = String::with_capacity(bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            text.push(char::from(*byte));
        } else {
            let reason = "ordinal not in range(128)";
            handle(&Undecodable { codec: "ascii", bytes, at, count: 1, reason }, errors, &mut text)?;
        }
    }
    Ok(text)
}

/// UTF-8. Rust finds the same wrong sequences as Python: the longest start of a right one, or one byte.
fn utf8(bytes: &[u8], errors: &str) -> Result<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut done = 0;
    loop {
        let wrong = match std::str::from_utf8(&bytes[done..]) {
            Ok(rest) => {
                text.push_str(rest);
                return Ok(text);
            }
            Err(wrong) => wrong,
        };
        let at = done + wrong.valid_up_to();
        text.push_str(std::str::from_utf8(&bytes[done..at]).unwrap_or_default());
        let (count, reason) = match wrong.error_len() {
            None => (bytes.len() - at, "unexpected end of data"),
            Some(count) if (0xc2..0xf5).contains(&bytes[at]) => (count, "invalid continuation byte"),
            Some(count) => (count, "invalid start byte"),
        };
        handle(&Undecodable { codec: "utf-8", bytes, at, count, reason }, errors, &mut text)?;
        done = at + count;
    }
}

/// Bytes that stand for no text.
pub(super) struct Undecodable<'a> {
    pub(super) codec: &'static str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    pub(super) count: usize,
    pub(super) reason: &'static str,
}

/// Does what `errors` says.
pub(super) fn handle(wrong: &Undecodable<'_>, errors: &str, text: &mut String) -> Result<()> {
    let Undecodable { codec, bytes, at, count, reason } = *wrong;
    match errors {
        "ignore" => {}
        "replace" => text.push(char::REPLACEMENT_CHARACTER),
        "backslashreplace" => {
            text.extend(bytes[at..at + count].iter().map(|byte| format!("\\x{byte:02x}")));
        }
        "strict" => {
            let place = match count {
                1 => format!("byte 0x{:02x} in position {at}", bytes[at]),
                _ => format!("bytes in position {at}-{}", at + count - 1),
            };
            let message = format!("'{codec}' codec can't decode {place}: {reason}");
            return Err(Raise::new(&UNICODE_DECODE_ERROR, message));
        }
        _ => return Err(unknown_handler(errors)),
    }
    Ok(())
}
