//! The marks below the first line of an entry, as CPython 3.11 and 3.12 print them (`StackSummary.format_frame_summary`,
//! `Lib/traceback.py`): a call has no anchors, and a part of several lines is marked to the end of the first.

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;

use super::text::{characters, width};

/// The marks and a newline. `start` and `end` are bytes; without an end, the part goes on below the line.
pub(super) fn marks(line: &str, start: usize, end: Option<usize>) -> String {
    let start = characters(line, start);
    let stop = characters(line, end.unwrap_or_else(|| line.trim_end().len()));
    let segment: String = line.chars().take(stop).skip(start).collect();
    let anchors = end.and_then(|_| anchors(&segment)).filter(|(from, to)| to > from);
    if stop.saturating_sub(start) >= line.trim().chars().count() && anchors.is_none() {
        return String::new();
    }
    let left = line.chars().count() - line.trim_start().chars().count();
    let (first, last) = (width(line, start), width(line, stop));
    let length = last.saturating_sub(first);
    let mark = |column: usize| match anchors {
        Some((from, to)) if column < width(&segment, from) || column >= width(&segment, to) => '~',
        _ => '^',
    };
    let marks: String = (0..length).map(mark).collect();
    format!("    {}{marks}\n", " ".repeat(first.saturating_sub(left)))
}

/// The characters of an operator or of the brackets of a subscript.
fn anchors(segment: &str) -> Option<(usize, usize)> {
    let parsed = parse_module(segment).ok()?;
    let [Stmt::Expr(statement)] = &parsed.suite()[..] else { return None };
    let all: Vec<char> = segment.chars().collect();
    let from = |at: usize, is_wanted: &dyn Fn(char) -> bool| {
        (at..all.len()).find(|at| is_wanted(all[*at])).unwrap_or(all.len())
    };
    let after = |node: &Expr| characters(segment, node.range().end().to_usize());
    match &*statement.value {
        Expr::BinOp(operation) => {
            // The length is that of what follows the left operand, which may be a parenthesis.
            let first = from(after(&operation.left), &|c| !c.is_whitespace());
            let right = characters(segment, operation.right.range().start().to_usize());
            let is_long = first + 1 < right && !all[first + 1].is_whitespace();
            let start = from(first, &|c| !c.is_whitespace() && !matches!(c, ')' | '#'));
            Some((start, start + 1 + usize::from(is_long)))
        }
        Expr::Subscript(subscript) => {
            let open = from(after(&subscript.value), &|c| c == '[');
            let close = from(after(&subscript.slice) + 1, &|c| c == ']') + 1;
            Some((open, close.min(all.len())))
        }
        _ => None,
    }
}
