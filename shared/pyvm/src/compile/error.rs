//! What the compiler refuses.

use std::fmt;

use ruff_text_size::{TextRange, TextSize};

use crate::builtins::exceptions::{INDENTATION_ERROR, SYNTAX_ERROR};
use crate::object::{Raise, Type, Value};
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
    /// Of a syntax error: the text of its line, and the column at which the wrong part ends, where it ends in that line.
    pub(crate) line_text: Option<(String, Option<u32>)>,
}

impl CompileError {
    pub(crate) fn new(source: &Source, at: TextSize, message: impl Into<String>) -> Self {
        let (line, column) = source.position(at);
        Self { path: source.path.clone(), line, column, message: message.into(), line_text: None }
    }

    pub(crate) fn syntax(source: &Source, at: TextRange, message: &str) -> Self {
        // The parser passes on an error of Rust's own for a number such as `0b2`.
        let message = if message.starts_with("ParseIntError") { "Invalid integer literal" } else { message };
        // The offending character may be one that would break the line.
        let printable: String = message
            .chars()
            .flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] })
            .collect();
        let new = Self::new(source, at.start(), format!("syntax error: {printable}"));
        let (line, end) = source.position(at.end());
        let text = source.text.lines().nth(new.line as usize - 1).unwrap_or_default();
        Self { line_text: Some((format!("{text}\n"), (line == new.line).then_some(end))), ..new }
    }

    /// The exception that a program gets which compiles such a text: `SyntaxError` with its place, where it is no Python.
    pub(crate) fn raised(&self) -> Raise {
        let Some(said) = self.message.strip_prefix("syntax error: ") else {
            return Raise::outside_subset(self.to_string());
        };
        let (class, message) = cpython_says(said);
        let whole = |number: u32| Value::Int(number.into());
        let (text, end) = match &self.line_text {
            Some((text, end)) => (Value::str(text.clone()), end.map_or(Value::None, whole)),
            None => (Value::None, Value::None),
        };
        let end_line = if matches!(end, Value::None) { Value::None } else { whole(self.line) };
        let place =
            vec![Value::str(self.path.clone()), whole(self.line), whole(self.column), text, end_line, end];
        Raise::with(Value::Type(class), vec![Value::str(message), Value::tuple(place)])
    }

    /// `what` is outside the subset; `instead` says what to write.
    pub(crate) fn outside(source: &Source, at: TextSize, what: &str, instead: &str) -> Self {
        Self::new(source, at, format!("{what} is outside the subset; {instead}"))
    }
}

/// How CPython says what the parser says, for the commonest of its messages (`Grammar/python.gram`, `Parser/tokenizer.c`).
fn cpython_says(said: &str) -> (&'static Type, String) {
    match said {
        "Unexpected indentation" => (&INDENTATION_ERROR, "unexpected indent".to_owned()),
        "unindent does not match any outer indentation level" => (&INDENTATION_ERROR, said.to_owned()),
        "Expected ':', found newline" => (&SYNTAX_ERROR, "expected ':'".to_owned()),
        _ if said.starts_with("Expected an indented block") => {
            (&INDENTATION_ERROR, said.replace('`', "'").replacen('E', "e", 1))
        }
        _ if said.starts_with("Expected ") || said.starts_with("Simple statements must") => {
            (&SYNTAX_ERROR, "invalid syntax".to_owned())
        }
        other => (&SYNTAX_ERROR, other.to_owned()),
    }
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.path, self.line, self.column, self.message)
    }
}

impl std::error::Error for CompileError {}
