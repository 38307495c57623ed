//! What a traceback shows of the source: the lines, and the marks below the part that failed (PEP 657).
//!
//! Each generation of CPython has its own rules, and they are all here: none before 3.11, those of 3.11 and 3.12
//! (`one_line.rs`), those of 3.13 and later (`all_lines.rs`).

mod all_lines;
mod anchors;
mod one_line;
mod text;

use crate::bytecode::Position;
use crate::rules::Python;
use crate::source::Source;

/// Which marks tracebacks have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Marks {
    /// The first line, and nothing below it.
    #[default]
    None,
    /// Below the first line (`StackSummary.format_frame_summary`, `Lib/traceback.py` of 3.11 and 3.12).
    OneLine,
    /// Below all lines, and calls have anchors too (the same of 3.13).
    AllLines,
}

impl Marks {
    /// The rules of a version.
    pub(crate) fn of(python: Python) -> Self {
        match () {
            () if python.is_before(3, 11) => Self::None,
            () if python.is_before(3, 13) => Self::OneLine,
            () => Self::AllLines,
        }
    }

    /// The text below the `File` line of an entry, with a newline at its end; empty where there is none to show.
    pub(crate) fn excerpt(self, source: &Source, line: u32, position: Option<Position>) -> String {
        let end = position.map_or(line, |position| position.end_line);
        let lines: Vec<&str> = (line..=end).map(|line| source.whole_line(line)).collect();
        self.below(&lines, position.map(|position| (position.column as usize, position.end_column as usize)))
    }

    /// The same for lines without their ends. `columns` are where the part begins in the first of them and where it ends
    /// in the last, in bytes.
    pub(crate) fn below(self, lines: &[&str], columns: Option<(usize, usize)>) -> String {
        let Some(first) = lines.first() else { return String::new() };
        let plain = |text: &str| if text.is_empty() { String::new() } else { format!("    {text}\n") };
        match (self, columns) {
            (Self::OneLine, Some((start, end))) if !first.trim().is_empty() => {
                plain(first.trim()) + &one_line::marks(first, start, (lines.len() == 1).then_some(end))
            }
            (Self::AllLines, Some((start, end))) => all_lines::marked(lines, start, end),
            _ => plain(first.trim()),
        }
    }
}

/// What stands between two anchors is marked `^`, the rest `~`: lines and characters, from 0, counted in the marked part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anchors {
    start: Place,
    end: Place,
}

/// A line, and a character in it; both from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    line: usize,
    column: usize,
}
