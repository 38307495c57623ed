//! What the compiler refuses.

use std::fmt;

use ruff_text_size::TextSize;

use crate::source::Source;

/// Why a program was not compiled: one line, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// What is wrong, and what to use instead.
    pub message: String,
}

impl CompileError {
    pub(crate) fn new(source: &Source, at: TextSize, message: impl Into<String>) -> Self {
        let (line, column) = source.position(at);
        Self { path: source.path.clone(), line, column, message: message.into() }
    }

    pub(crate) fn syntax(source: &Source, at: TextSize, message: &str) -> Self {
        // The parser passes on an error of Rust's own for a number such as `0b2`.
        let message = if message.starts_with("ParseIntError") { "Invalid integer literal" } else { message };
        // The offending character may be one that would break the line.
        let printable: String = message
            .chars()
            .flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] })
            .collect();
        Self::new(source, at, format!("syntax error: {printable}"))
    }

    /// `what` is outside the subset; `instead` says what to write.
    pub(crate) fn outside(source: &Source, at: TextSize, what: &str, instead: &str) -> Self {
        Self::new(source, at, format!("{what} is outside the subset; {instead}"))
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

impl std::error::Error for CompileError {}
