//! Where in an expression its operator or its brackets stand (`_extract_caret_anchors_from_line_segment`,
//! `Lib/traceback.py`).

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::{Ranged, TextSize};

use super::text::{characters, lines};
use super::{Anchors, Place};

/// The operator of a binary operation, or the brackets of a subscript or a call. `None` for everything else, and for what
/// is no expression.
pub(super) fn anchors(segment: &str) -> Option<Anchors> {
    // Between parentheses it may have several lines.
    let text = format!("(\n{segment}\n)");
    let parsed = parse_module(&text).ok()?;
    let [Stmt::Expr(statement)] = &parsed.suite()[..] else { return None };
    let segment =
        Segment { text: &text, lines: lines(segment).iter().map(|line| line.chars().collect()).collect() };
    match &*statement.value {
        Expr::BinOp(operation) => {
            let before = segment.valid(segment.place(operation.left.range().end()))?;
            let start = segment.find(before, |c| !c.is_whitespace() && c != ')')?;
            let mut end = Place { column: start.column + 1, ..start };
            let right = segment.place(operation.right.range().start());
            let next = segment.lines[end.line].get(end.column);
            if (right.line > end.line || end.column < right.column)
                && next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '\\' | '#'))
            {
                end.column += 1;
            }
            Some(Anchors { start, end })
        }
        Expr::Subscript(subscript) => segment.brackets(&subscript.value, &statement.value, '['),
        Expr::Call(call) => segment.brackets(&call.func, &statement.value, '('),
        _ => None,
    }
}

/// Text between parentheses on lines of their own.
struct Segment<'t> {
    text: &'t str,
    /// The lines between.
    lines: Vec<Vec<char>>,
}

impl Segment<'_> {
    /// Where an offset in the whole text is. The parser never gives one on the lines of the parentheses.
    fn place(&self, at: TextSize) -> Place {
        let before = &self.text[..at.to_usize()];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count().saturating_sub(1);
        Place { line, column: characters(&self.text[start..], before.len() - start) }
    }

    /// From an opening bracket after `head` to the end of the whole.
    fn brackets(&self, head: &Expr, whole: &Expr, open: char) -> Option<Anchors> {
        let start = self.find(self.valid(self.place(head.range().end()))?, |c| c == open)?;
        Some(Anchors { start, end: self.place(whole.range().end()) })
    }

    /// The place of the next character, from here on.
    fn valid(&self, mut place: Place) -> Option<Place> {
        while place.column >= self.lines.get(place.line)?.len() {
            place = Place { line: place.line + 1, column: 0 };
        }
        Some(place)
    }

    /// The first character like this, from here on, outside of comments.
    fn find(&self, mut place: Place, is_wanted: impl Fn(char) -> bool) -> Option<Place> {
        loop {
            let c = self.lines[place.line][place.column];
            place = match c {
                '\\' | '#' => self.valid(Place { line: place.line + 1, column: 0 })?,
                c if is_wanted(c) => return Some(place),
                _ => self.valid(Place { column: place.column + 1, ..place })?,
            };
        }
    }
}
