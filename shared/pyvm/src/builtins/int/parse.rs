//! Integers from text (`PyLong_FromUnicodeObject`, `PyLong_FromString`).

use std::borrow::Cow;

use dashu_int::IBig;

use crate::builtins::str::decimal_value;
use crate::object::{MOST_DIGITS, Raise, Result, Value};

/// Refuses more digits than the interpreter's limit, before the long conversion. Bases that are powers of two
/// need none.
///
/// # Errors
/// `ValueError`.
pub(super) fn check_digits(text: &str, base: u32) -> Result<()> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits <= MOST_DIGITS || base.is_power_of_two() {
        return Ok(());
    }
    Err(Raise::value_error(format!(
        "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit"
    )))
}

/// A decimal integer: digits, with single underscores between them.
pub fn parse_integer(text: &str) -> Option<Value> {
    parse(text, 10)
}

/// An integer in a base from 2 to 36; base 0 means that a prefix says which, or else 10.
pub(super) fn parse(text: &str, base: u32) -> Option<Value> {
    let text = plain_digits(trimmed(text));
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (base, digits) = without_prefix(unsigned, base)?;
    if !digits.split('_').all(|group| !group.is_empty() && group.chars().all(|c| c.is_digit(base))) {
        return None;
    }
    let number = IBig::from_str_radix(&digits.replace('_', ""), base).ok()?;
    Some(Value::int(if negative { -number } else { number }))
}

/// The text without the space around it. Four separators are space beside other scripts' characters alone
/// (`_PyUnicode_TransformDecimalAndSpaceToASCII`, `Objects/unicodeobject.c`).
pub(crate) fn trimmed(text: &str) -> &str {
    let is_ascii = text.is_ascii();
    text.trim_matches(|c: char| c.is_whitespace() || !is_ascii && matches!(c, '\x1c'..='\x1f'))
}

/// The base and the digits after its prefix. One underscore may follow a prefix.
fn without_prefix(text: &str, base: u32) -> Option<(u32, &str)> {
    let prefixed = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if prefixed != 0 && (base == 0 || base == prefixed) {
        let digits = &text[2..];
        return Some((prefixed, digits.strip_prefix('_').unwrap_or(digits)));
    }
    if base != 0 {
        return Some((base, text));
    }
    // Without a prefix, a number that begins with 0 is 0: `010` was octal once.
    let zero = text.chars().all(|c| matches!(c, '0' | '_'));
    if text.starts_with('0') && !zero { None } else { Some((10, text)) }
}

/// The text with the digits of every script as those of ASCII (`_PyUnicode_TransformDecimalAndSpaceToASCII`).
pub(crate) fn plain_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| decimal_value(c).and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c);
    text.chars().map(plain).collect()
}
