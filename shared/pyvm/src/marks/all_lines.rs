//! The lines of an entry and the marks below them, as CPython 3.13 prints them (`StackSummary.format_frame_summary` and
//! `_should_show_carets`, `Lib/traceback.py`).

use std::collections::BTreeSet;

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::parse_module;
use ruff_source_file::LineIndex;
use ruff_text_size::{Ranged, TextSize};

use super::anchors::anchors;
use super::text::{characters, dedented, lines, width};
use super::{Anchors, Place};

/// Lines, and what of them is marked.
struct Marked {
    lines: Vec<String>,
    /// The characters at which the part begins and ends, in the first and in the last line.
    start: usize,
    end: usize,
    /// The operator or the brackets, with characters counted in the lines.
    anchors: Option<Anchors>,
}

/// The text of an entry. `start` and `end` are the bytes at which the part begins in the first line and ends in the last.
pub(super) fn marked(source: &[&str], start: usize, end: usize) -> String {
    let original: Vec<String> = source.iter().map(|line| line.trim_end().to_owned()).collect();
    let joined = dedented(&original).join("\n") + "\n";
    let (Some(first), Some(last)) = (original.first(), original.last()) else { return String::new() };
    let all: Vec<String> = lines(&joined).into_iter().take(original.len()).map(str::to_owned).collect();
    let (Some(top), Some(bottom)) = (all.first(), all.last()) else { return String::new() };
    if joined.trim().is_empty() {
        return String::new();
    }
    let dedent = first.chars().count() - top.chars().count().min(first.chars().count());
    let start = characters(first, start).saturating_sub(dedent);
    let end = characters(last, end).saturating_sub(dedent);
    let text = all.join("\n");
    let left_out = bottom.chars().count().saturating_sub(end);
    let kept = text.chars().count().saturating_sub(left_out);
    let segment: String = text.chars().take(kept).skip(start).collect();
    let found = anchors(&segment);
    let shows = shows(&all, start, end, found.is_some());
    let in_lines = |place: Place| match place.line {
        0 => Place { column: place.column + start, ..place },
        _ => place,
    };
    let anchors = found.map(|found| Anchors { start: in_lines(found.start), end: in_lines(found.end) });
    let marked = Marked { lines: all, start, end, anchors };
    let lines: Vec<String> = dedented(&marked.shown(shows));
    lines.iter().map(|line| format!("    {line}\n")).collect()
}

/// Whether there are marks: not below a whole line, unless it has anchors, and not below the call of a function by its name
/// whose result is returned or assigned to a name.
fn shows(all: &[String], start: usize, end: usize, has_anchors: bool) -> bool {
    let text = all.join("\n");
    if let Ok(parsed) = parse_module(&text) {
        let value = match parsed.suite().first() {
            None => return false,
            Some(Stmt::Return(statement)) => statement
                .value
                .as_deref()
                .filter(|value| matches!(value, Expr::Call(call) if call.func.is_name_expr())),
            Some(Stmt::Assign(statement)) => match &statement.targets[..] {
                [Expr::Name(_)] if statement.value.is_call_expr() => Some(&*statement.value),
                _ => None,
            },
            _ => None,
        };
        if let Some(value) = value {
            let index = LineIndex::from_source_text(&text);
            let column = |at: TextSize| {
                let line = index.line_index(at);
                (line.get(), (at - index.line_start(line, &text)).to_usize())
            };
            let range = value.range();
            if column(range.start()) == (1, start) && column(range.end()) == (all.len(), end) {
                return false;
            }
        }
    }
    let before: String = all[0].chars().take(start).collect();
    let after: String = all[all.len() - 1].chars().skip(end).collect();
    has_anchors || !before.trim().is_empty() || !after.trim().is_empty()
}

impl Marked {
    /// The first line, the last, and those around the anchors; of the others, how many there are.
    fn shown(&self, marks: bool) -> Vec<String> {
        let count = self.lines.len();
        let mut significant = BTreeSet::from([0, count - 1]);
        if let Some(anchors) = self.anchors {
            for Place { line, .. } in [anchors.start, anchors.end] {
                significant.extend((line.saturating_sub(1)..=line + 1).filter(|line| *line < count));
            }
        }
        let mut shown = Vec::new();
        let show = |line: usize, shown: &mut Vec<String>| {
            shown.push(self.lines[line].clone());
            if marks {
                shown.push(self.marks(line));
            }
        };
        let mut last = None;
        for line in significant {
            match line - last.unwrap_or(line) {
                0 | 1 => {}
                2 => show(line - 1, &mut shown),
                more => shown.push(format!("...<{} lines>...", more - 1)),
            }
            show(line, &mut shown);
            last = Some(line);
        }
        shown
    }

    /// The marks below a line.
    fn marks(&self, line: usize) -> String {
        let text = &self.lines[line];
        let spaces = text.chars().take_while(|c| c.is_whitespace()).count();
        let is_last = line == self.lines.len() - 1;
        let end = width(text, if is_last { self.end } else { text.chars().count() });
        let start = if line == 0 { width(text, self.start) } else { 0 };
        let anchors = self.anchors.map(|anchors| {
            let columns =
                |place: Place| Place { column: width(&self.lines[place.line], place.column), ..place };
            columns(anchors.start)..columns(anchors.end)
        });
        let mark = |column: usize| match &anchors {
            _ if column < spaces || column < start => ' ',
            Some(between) if !between.contains(&Place { line, column }) => '~',
            _ => '^',
        };
        (0..end).map(mark).collect()
    }
}
