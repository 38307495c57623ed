//! A schedule, line by line.

use simulate::explore::{Replayed, Step, letter};
use std::fmt::Write as _;

/// What goes wrong begins at the first switches; what comes of it the message says.
const MOST_ROWS: usize = 40;

/// A row is not longer than this.
const WIDTH: usize = 150;

/// What a thread does in one line of the program without being interrupted.
struct Row<'r> {
    thread: usize,
    line: u32,
    source: &'r str,
    /// What became of the thread, or where it was interrupted.
    then: Option<String>,
    printed: String,
    /// What changed, as `self.sold = 2`.
    changed: Vec<String>,
}

/// A line's place.
pub(crate) struct Place {
    /// The file and the line, for people.
    pub(crate) name: String,
    /// It is the check's: shown only where something changes.
    pub(crate) in_driver: bool,
}

/// The steps of a schedule: a row for each line that a thread runs.
pub(crate) fn table(replayed: &Replayed, place: &dyn Fn(u32) -> Place) -> String {
    let rows = rows(replayed);
    let shown = |row: &&Row<'_>| match place(row.line).in_driver {
        true => !row.changed.is_empty(),
        false => !row.is_silent(),
    };
    let rows: Vec<&Row<'_>> = rows.iter().filter(shown).collect();
    let place = |row: &Row<'_>| place(row.line).name;
    let (rows, left) = rows.split_at(rows.len().min(MOST_ROWS));
    let width = rows.iter().map(|row| place(row).len()).max().unwrap_or(0);
    let mut text = String::new();
    for row in rows {
        let mut line = format!("    thread {}  {:<width$}  {}", letter(row.thread), place(row), row.source);
        let notes = row.changed.iter().map(|change| format!("[{change}]"));
        let notes: Vec<String> = notes.chain(row.then.iter().map(|then| format!("({then})"))).collect();
        if !notes.is_empty() {
            let _ = write!(line, "   {}", notes.join(" "));
        }
        text.extend(line.chars().take(WIDTH));
        text.push('\n');
        for printed in row.printed.lines() {
            let _ = writeln!(text, "    thread {}  prints {printed}", letter(row.thread));
        }
    }
    if !left.is_empty() {
        let _ = writeln!(text, "    (and {} lines more)", left.len());
    }
    text.truncate(text.trim_end().len());
    text
}

impl Row<'_> {
    /// A function's first line and its docstring say nothing that its body does not.
    fn is_silent(&self) -> bool {
        let begins = ["def ", "class ", "@", "\"\"\""].iter().any(|word| self.source.starts_with(word));
        begins && self.changed.is_empty() && self.then.is_none() && self.printed.is_empty()
    }
}

fn rows(replayed: &Replayed) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut before: Option<&Step> = None;
    for (at, step) in replayed.steps.iter().enumerate() {
        let Some(line) = &step.line else { continue };
        let goes_on = |row: &Row<'_>| row.thread == step.thread && row.line == line.number && !step.switched;
        if !rows.last().is_some_and(goes_on) {
            rows.push(Row {
                thread: step.thread,
                line: line.number,
                source: &line.text,
                then: None,
                printed: String::new(),
                changed: Vec::new(),
            });
        }
        let Some(row) = rows.last_mut() else { continue };
        row.printed += &step.printed;
        if step.then.is_some() {
            row.then.clone_from(&step.then);
        } else if replayed.steps.get(at + 1).is_some_and(|next| next.thread != step.thread) {
            row.then = interrupted(&replayed.steps[at + 1..], step.thread);
        }
        for (number, name) in replayed.variables.iter().enumerate() {
            let old = before.map_or("", |before| before.values[number].as_str());
            let value = step.values[number].as_str();
            // What disappears with its function has not changed.
            if before.is_some() && !value.is_empty() && old != value {
                row.changed.push(format!("{name} = {value}"));
            }
        }
        if step.values.iter().any(|value| !value.is_empty()) {
            before = Some(step);
        }
    }
    rows
}

/// Where a thread was interrupted: before the instruction with which it goes on later.
fn interrupted(later: &[Step], thread: usize) -> Option<String> {
    let next = later.iter().find(|step| step.thread == thread && !step.instruction.is_empty())?;
    Some(format!("interrupted before {}", next.instruction))
}
