//! What stands below the rows: what each glyph means, and how the picture is to be read.

use super::glyph::paint;
use super::lines::Lines;
use crate::axis::milliseconds;
use crate::columns::{Cell, Scale};
use crate::span::{Span, State};
use crate::trace::{Blocking, Trace};

/// In the order in which they are explained.
const MEANINGS: [(Cell, &str); 8] = [
    (Cell::Runs, "runs"),
    (Cell::RunsBriefly, "runs for less than a column at a time"),
    (Cell::Native, "runs native code without the GIL"),
    (Cell::WantsGil, "waits for the GIL"),
    (Cell::Ready, "ready, but has no core"),
    (Cell::Blocked, "blocked"),
    (Cell::DropRequest, "a waiter asks: its interval ran out"),
    (Cell::FailedAttempt, "woke for the GIL, and found it taken"),
];

/// Adds a phrase for each glyph in `rows`; nothing is explained that is not there.
pub(super) fn glyphs(lines: &mut Lines, rows: &[Vec<Cell>], blocked_on: &[Blocking], colour: bool) {
    for (glyph, meaning) in MEANINGS {
        if !rows.iter().any(|row| row.contains(&glyph)) {
            continue;
        }
        let detail = if glyph == Cell::Blocked { list(blocked_on) } else { String::new() };
        let meaning = format!("{meaning}{detail}");
        lines.begin_phrase("# ".len() + meaning.len());
        lines.word(&paint(&[glyph], colour), 1);
        words(lines, &meaning);
    }
    lines.end_line();
}

/// Adds the scale, and what the trace does not hold.
pub(super) fn notes(lines: &mut Lines, trace: &Trace, scale: &Scale) {
    let column = milliseconds(readable(scale.column_ns()));
    words(lines, &format!("one column is {column} ms of {} time", trace.clock));
    lines.end_line();
    if trace.lost_events > 0 {
        words(lines, &format!("{} later events were not recorded", trace.lost_events));
        lines.end_line();
    }
}

/// What the threads are blocked on inside the window, each once.
pub(super) fn blocked_on(tracks: &[Vec<Span>], scale: &Scale) -> Vec<Blocking> {
    let mut found = Vec::new();
    for span in tracks.iter().flatten().filter(|span| !scale.touched(span).is_empty()) {
        match span.state {
            State::Blocked(on) if !found.contains(&on) => found.push(on),
            _ => {}
        }
    }
    found
}

/// ` (sleep, join)`
fn list(blocked_on: &[Blocking]) -> String {
    let names: Vec<String> = blocked_on.iter().map(ToString::to_string).collect();
    format!(" ({})", names.join(", "))
}

fn words(lines: &mut Lines, text: &str) {
    for word in text.split(' ') {
        lines.word(word, word.len());
    }
}

/// Nanoseconds, as exact as a reader needs them: whole microseconds, if there are any.
fn readable(ns: u64) -> u64 {
    if ns < 1000 { ns } else { ns - ns % 1000 }
}
