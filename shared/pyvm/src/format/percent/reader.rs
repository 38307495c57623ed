//! The text left of `%`, read character by character.

use crate::builtins::check_size;
use crate::format::percent::Values;
use crate::format::percent::directive::Directive;
use crate::object::{Raise, Result, Value};

/// The text being read.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// The place of the next character, in bytes.
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// What stands before the next `%`, which is read too; `None` behind the last one.
    pub(super) fn until_percent(&mut self) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let before = &rest[..memchr::memchr(b'%', rest.as_bytes())?];
        self.at += before.len() + 1;
        Some(before)
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The position of the character that was read last.
    pub(super) fn position(&self) -> usize {
        self.text[..self.at].chars().count().saturating_sub(1)
    }

    /// The name in `%(name)s`. Parentheses inside it must match.
    pub(super) fn key(&mut self) -> Result<String> {
        let mut depth = 0;
        let mut key = String::new();
        while let Some(c) = self.next() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                key.remove(0);
                return Ok(key);
            }
            key.push(c);
        }
        Err(Raise::value_error("incomplete format key"))
    }

    /// A number, or `*` for the next value.
    fn number(&mut self, values: &mut Values<'_>, too_big: &str) -> Result<Option<i64>> {
        if self.peek() == Some('*') {
            self.at += 1;
            return match values.next()? {
                value @ (Value::Int(_) | Value::True | Value::False) => value.to_index().map(Some),
                _ => Err(Raise::type_error("* wants int")),
            };
        }
        let mut number = None;
        while let Some(digit) = self.peek().filter(char::is_ascii_digit).and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let next = number.unwrap_or(0_i64).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
            number = Some(next.ok_or_else(|| Raise::value_error(too_big))?);
        }
        Ok(number)
    }

    /// What follows `%`, or `%(name)`.
    pub(super) fn directive(&mut self, values: &mut Values<'_>) -> Result<Directive> {
        let mut directive = Directive::default();
        while let Some(flag) = self.peek() {
            match flag {
                '-' => directive.left = true,
                '+' => directive.plus = true,
                ' ' => directive.space = true,
                '#' => directive.alternate = true,
                '0' => directive.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        let width = self.number(values, "width too big")?.unwrap_or(0);
        directive.left |= width < 0;
        directive.width = size(width.saturating_abs())?;
        if self.peek() == Some('.') {
            self.at += 1;
            directive.precision = Some(size(self.number(values, "precision too big")?.unwrap_or(0).max(0))?);
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        directive.letter = self.next().ok_or_else(|| Raise::value_error("incomplete format"))?;
        Ok(directive)
    }
}

fn size(number: i64) -> Result<usize> {
    let size = usize::try_from(number).unwrap_or(usize::MAX);
    check_size(size)?;
    Ok(size)
}
