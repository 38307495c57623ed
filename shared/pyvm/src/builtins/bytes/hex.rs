//! Bytes as hexadecimal digits, and back.

use std::fmt::Write as _;

use crate::builtins::arguments::check_size;
use crate::builtins::bytes::receiver;
use crate::builtins::str::kind_name;
use crate::object::{Args, Context, Kind, NativeFunction, Outcome, Raise, Result, Value};

/// `hex(sep, bytes_per_sep=1)`: a separator between groups, counted from the right, or from the left where the
/// size is negative (`Python/pystrhex.c`).
pub(super) fn hex(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [separator, size] = rest.named(["sep", "bytes_per_sep"])?;
    let separator = match separator.kind() {
        None if separator.is_null() => None,
        Some(Kind::Str(text)) if text.chars_len() == 1 => text.chars().next(),
        Some(Kind::Bytes(bytes)) if bytes.len() == 1 => Some(char::from(bytes[0])),
        Some(Kind::Str(_) | Kind::Bytes(_)) => return Err(Raise::value_error("sep must be length 1.")),
        _ => {
            let message = format!("object of type '{}' has no len()", separator.type_name());
            return Err(Raise::type_error(message));
        }
    };
    if separator.is_some_and(|c| !c.is_ascii()) {
        return Err(Raise::value_error("sep must be ASCII."));
    }
    let size = if size.is_null() { 1 } else { size.to_index()? };
    let group = usize::try_from(size.unsigned_abs()).unwrap_or(usize::MAX);
    check_size(bytes.len().saturating_mul(3))?;
    let mut text = String::with_capacity(bytes.len() * 2);
    for (at, byte) in bytes.iter().enumerate() {
        let apart = if size < 0 { at } else { bytes.len() - at };
        if let Some(separator) = separator
            && at > 0
            && group > 0
            && apart.is_multiple_of(group)
        {
            text.push(separator);
        }
        let _ = write!(text, "{byte:02x}"); // a string takes everything
    }
    Ok(Outcome::Value(Value::str(text)))
}

pub(super) static FROMHEX: NativeFunction = NativeFunction::new("fromhex", |_, args| {
    let value = args.one("bytes")?;
    let Some(text) = value.as_str() else {
        let message = format!("fromhex() argument must be str, not {}", kind_name(value));
        return Err(Raise::type_error(message));
    };
    let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut chars = text.chars().enumerate();
    let wrong = |at: usize| {
        let message = format!("non-hexadecimal number found in fromhex() arg at position {at}");
        Err(Raise::value_error(message))
    };
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_whitespace() || c == '\x0b' {
            continue;
        }
        let Some(high) = digit(c) else { return wrong(at) };
        match chars.next().map(|(_, c)| digit(c)) {
            Some(Some(low)) => bytes.push(high << 4 | low),
            _ => return wrong(at + 1),
        }
    }
    Ok(Outcome::Value(Value::bytes(bytes)))
});
