//! A string in quotes, escaped (CPython's `unicode_repr`, `Objects/unicodeobject.c`).

use std::fmt::Write as _;

/// The text as a Python literal; `ascii_only` escapes everything beyond ASCII.
pub(crate) fn quoted(text: &str, ascii_only: bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            c if !ascii_only && is_printable(c) => out.push(c),
            c => {
                let _ = match u32::from(c) {
                    code @ ..0x100 => write!(out, "\\x{code:02x}"),
                    code @ ..0x1_0000 => write!(out, "\\u{code:04x}"),
                    code => write!(out, "\\U{code:08x}"),
                };
            }
        }
    }
    out.push(quote);
    out
}

/// Python's `str.isprintable` of one character beyond ASCII. Rust's own escaping has the same rule
/// (nothing of the Unicode categories C and Z), and for a character that is not the first of a string
/// no other.
pub(crate) fn is_printable(c: char) -> bool {
    ['a', c].iter().collect::<String>().escape_debug().nth(1) == Some(c)
}

/// Bytes as a Python literal (`PyBytes_Repr`, `Objects/bytesobject.c`).
pub(crate) fn quoted_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.extend(['b', quote]);
    for byte in bytes {
        match char::from(*byte) {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => out.extend(['\\', c]),
            c @ ' '..='~' => out.push(c),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(quoted("é€🐍\u{301}", false), "'é€🐍\u{301}'");
        assert_eq!(
            quoted("\0\u{ad}\u{200b}\u{2028}\u{e000}\u{10ffff}", false),
            r"'\x00\xad\u200b\u2028\ue000\U0010ffff'"
        );
        assert_eq!(quoted("é🐍", true), r"'\xe9\U0001f40d'");
    }

    #[test]
    fn the_quotes_are_those_that_need_no_escape() {
        assert_eq!(quoted("it's", false), r#""it's""#);
        assert_eq!(quoted("say \"hi\"", false), r#"'say "hi"'"#);
        assert_eq!(quoted("it's \"both\"", false), r#"'it\'s "both"'"#);
    }
}
