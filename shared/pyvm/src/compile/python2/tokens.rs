//! The words of a Python 2 text. Ruff's lexer knows Python 3's only, and stops at a number like `0777`.

use std::ops::Range;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    Text,
    Operator,
    /// The end of a logical line.
    NewLine,
}

/// A word and its place, with how many brackets are open around it.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: Range<usize>,
    pub(super) depth: usize,
}

impl Token {
    pub(super) fn text<'t>(&self, of: &'t str) -> &'t str {
        &of[self.at.clone()]
    }
}

/// All words of a text, without comments.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut found, mut at, mut depth) = (Vec::new(), 0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        let (kind, end) = match byte {
            b'#' => {
                at = after(bytes, at, |byte| byte != b'\n');
                continue;
            }
            b'\n' if depth == 0 => (Kind::NewLine, at + 1),
            b'\\' => {
                at += 2;
                continue;
            }
            _ if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'"' | b'\'' => (Kind::Text, end_of_text(bytes, at)),
            b'0'..=b'9' => (Kind::Number, end_of_number(bytes, at)),
            b'.' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                (Kind::Number, end_of_number(bytes, at))
            }
            _ if is_of_name(byte) => {
                let end = after(bytes, at, is_of_name);
                match bytes.get(end) {
                    Some(b'"' | b'\'') if end - at <= 2 => (Kind::Text, end_of_text(bytes, end)),
                    _ => (Kind::Name, end),
                }
            }
            _ => (Kind::Operator, at + operator_length(&bytes[at..])),
        };
        if matches!(byte, b')' | b']' | b'}') && kind == Kind::Operator {
            depth = depth.saturating_sub(1);
        }
        found.push(Token { kind, at: at..end, depth });
        if matches!(byte, b'(' | b'[' | b'{') && kind == Kind::Operator {
            depth += 1;
        }
        at = end;
    }
    found.push(Token { kind: Kind::NewLine, at: bytes.len()..bytes.len(), depth: 0 });
    found
}

fn is_of_name(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn after(bytes: &[u8], from: usize, goes_on: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|byte| !goes_on(*byte)).map_or(bytes.len(), |length| from + length)
}

/// `1e-5` has a sign inside.
fn end_of_number(bytes: &[u8], from: usize) -> usize {
    let end = after(bytes, from, |byte| byte == b'.' || byte.is_ascii_alphanumeric());
    let decimal = !matches!(bytes.get(from..from + 2), Some(b"0x" | b"0X"));
    match (bytes.get(end - 1), bytes.get(end)) {
        (Some(b'e' | b'E'), Some(b'+' | b'-')) if decimal => {
            after(bytes, end + 1, |byte| byte.is_ascii_alphanumeric())
        }
        _ => end,
    }
}

/// `from` is at the first quote.
fn end_of_text(bytes: &[u8], from: usize) -> usize {
    let quote = bytes[from];
    let three = bytes.get(from + 1) == Some(&quote) && bytes.get(from + 2) == Some(&quote);
    let mut at = from + if three { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if !three => return at,
            _ if byte == quote && !three => return at + 1,
            _ if byte == quote && bytes.get(at + 1) == Some(&quote) && bytes.get(at + 2) == Some(&quote) => {
                return at + 3;
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Those of two letters that are looked for; of others the parts will do.
fn operator_length(bytes: &[u8]) -> usize {
    match bytes {
        [b'<', b'>', ..] | [b'>', b'>', ..] | [b'=', b'=', ..] | [b'!', b'=', ..] => 2,
        _ => 1,
    }
}
