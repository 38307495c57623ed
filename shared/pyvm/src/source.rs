//! A program's text, and where in it something stands.

use ruff_source_file::LineIndex;
use ruff_text_size::{TextRange, TextSize};

use crate::bytecode::{Columns, Location};

use crate::rules::Python;

/// The text of one `.py` file.
#[derive(Debug)]
pub struct Source {
    /// The path as the user wrote it; tracebacks show it.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Whether it is the machine's own: its frames are not shown in tracebacks.
    pub library: bool,
    /// Whether tracebacks show its lines: CPython has no file to read those of a script from that is run from a string.
    shows_lines: bool,
    lines: LineIndex,
    /// Whether it may be written in Python 2.
    pub(crate) may_be_python_2: bool,
    /// The text as it was written, where it was written in Python 2.
    written: Option<String>,
}

impl Default for Source {
    fn default() -> Self {
        Self::new("", "")
    }
}

impl Source {
    /// Takes the path to show and the text of a file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = LineIndex::from_source_text(&text);
        Self {
            path: path.into(),
            lines,
            text,
            library: false,
            shows_lines: true,
            may_be_python_2: false,
            written: None,
        }
    }

    /// The same source as one that is in no file.
    #[must_use]
    pub fn in_no_file(self) -> Self {
        Self { shows_lines: false, ..self }
    }

    /// The same source for this version: under the rules of 2.x it may be written in Python 2.
    #[must_use]
    pub fn of_version(self, python: Python) -> Self {
        Self { may_be_python_2: python.major < 3, ..self }
    }

    /// The same source with its text in the words of Python 3, line for line.
    pub(crate) fn rewritten(self, text: String) -> Self {
        let lines = LineIndex::from_source_text(&text);
        Self { lines, written: Some(self.text), text, ..self }
    }

    /// Whether it was written in Python 2.
    pub(crate) fn is_python_2(&self) -> bool {
        self.written.is_some()
    }

    /// The text as it was written.
    pub fn written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.text)
    }

    /// The same source as a part of the machine itself.
    pub(crate) fn of_library(self) -> Self {
        Self { library: true, ..self }
    }

    /// Line and column of a byte offset, both from 1.
    pub fn position(&self, offset: TextSize) -> (u32, u32) {
        let place = self.lines.line_column(offset, &self.text);
        (to_u32(place.line.get()), to_u32(place.column.get()))
    }

    /// The line of a byte offset, from 1. Unlike a column it is found without reading the line.
    pub fn line_of(&self, offset: TextSize) -> u32 {
        to_u32(self.lines.line_index(offset).get())
    }

    /// Where a range stands.
    pub(crate) fn location(&self, range: TextRange) -> Location {
        let starts = self.lines.line_starts();
        let line = self.line_of(range.start());
        let start = |line: u32| starts.get(line as usize - 1).copied().unwrap_or_default();
        let ends_here = starts.get(line as usize).is_none_or(|next| range.end() < *next);
        let end_line = if ends_here { line } else { self.line_of(range.end()) };
        let (column, end_column) = (range.start() - start(line), range.end() - start(end_line));
        let columns = Columns { end_line, column: column.to_u32(), end_column: end_column.to_u32() };
        Location { line, columns }
    }

    /// The text of a line (from 1) without the spaces around it; empty past the end, and where the source is in no file.
    pub fn line(&self, line: u32) -> &str {
        self.whole_line(line).trim()
    }

    /// The text of a line (from 1) with its end; empty past the end, and where the source is in no file.
    pub(crate) fn whole_line(&self, line: u32) -> &str {
        if !self.shows_lines {
            return "";
        }
        if let Some(written) = &self.written {
            return written.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default().trim();
        }
        let starts = self.lines.line_starts();
        let start = |line: u32| starts.get(line as usize).map_or(self.text.len(), |at| at.to_usize());
        &self.text[start(line.saturating_sub(1))..start(line)]
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
