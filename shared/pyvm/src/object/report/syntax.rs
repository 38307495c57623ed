//! What a `SyntaxError` says of its place (`TracebackException._format_syntax_error`, `Lib/traceback.py`).

use super::class_in_report;
use crate::builtins::exceptions::SYNTAX_ERROR;
use crate::object::{Raise, Value, lock, str};

impl Raise {
    /// The file, the line and its marks, and the class with the message. `None` for any other exception.
    pub(super) fn syntax_lines(&self) -> Option<String> {
        if !self.is_a(&SYNTAX_ERROR) {
            return None;
        }
        let named = |name| {
            let found = lock(&self.exception().attributes).named(name);
            found.filter(|value| !matches!(value, Value::None))
        };
        let number = |name| match named(name) {
            Some(Value::Int(number)) => Some(number),
            _ => None,
        };
        let class = class_in_report(&self.exception().class);
        let message = named("msg").map_or_else(|| "<no detail available>".to_owned(), |value| str(&value));
        let file = named("filename").map(|value| str(&value));
        let Some(line) = number("lineno") else {
            let suffix = file.map(|file| format!(" ({file})")).unwrap_or_default();
            return Some(format!("{class}: {message}{suffix}"));
        };
        let mut text = format!("  File \"{}\", line {line}\n", file.as_deref().unwrap_or("<string>"));
        if let Some(source) = named("text").map(|value| str(&value)) {
            let end = if number("end_lineno").is_none_or(|end| end == line) {
                number("end_offset").filter(|end| *end != 0).or(number("offset"))
            } else {
                None
            };
            text += &marked(&source, number("offset"), end);
        }
        Some(format!("{text}{class}: {message}"))
    }
}

/// The line, and below it the marks from one character to another, both from 1. Without an end, they go to that of the line.
fn marked(source: &str, offset: Option<i64>, end: Option<i64>) -> String {
    let right = source.trim_end_matches('\n');
    let left = right.trim_start_matches([' ', '\n', '\x0c']);
    let line = format!("    {left}\n");
    let Some(mut offset) = offset else { return line };
    let count = |text: &str| i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let past = count(right) + 1;
    let mut end = end.unwrap_or(past);
    if offset > count(source) {
        offset = past;
    }
    if end > count(source) {
        end = past;
    }
    if offset >= end || end < 0 {
        end = offset + 1;
    }
    let spaces = count(right) - count(left);
    let (Ok(from), Ok(length)) = (usize::try_from(offset - 1 - spaces), usize::try_from(end - offset)) else {
        return line;
    };
    let kept = left.chars().chain(std::iter::repeat(' ')).take(from.min(left.chars().count()));
    let space: String = kept.map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
    format!("{line}    {space}{}\n", "^".repeat(length))
}
