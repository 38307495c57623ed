//! The timeline for a terminal: a row for each thread, time from left to right.
//!
//! States differ by glyph, so that nobody needs colours to tell them apart; every glyph is ASCII, so
//! that every terminal and every font draws it one column wide.

mod glyph;
mod layout;
mod legend;
mod lines;

use crate::axis;
use crate::columns::{Cell, Scale, marks, states};
use crate::span::{Span, spans};
use crate::trace::{EventKind, Trace};
use layout::Layout;
use lines::Lines;

/// The narrowest timeline, in columns: a smaller width is taken as this one.
pub const MIN_WIDTH: usize = 20;
/// The widest timeline, in columns: a greater width is taken as this one.
pub const MAX_WIDTH: usize = 1000;

/// The names of the lines that are not a thread's.
const AXIS: &str = "ms";
const DROP_REQUESTS: &str = "drop request";
const FAILED_ATTEMPTS: &str = "failed attempt";

/// What part of a trace to draw, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal, names included. No line is longer.
    pub width: usize,
    /// Where the window begins, in nanoseconds since the run began.
    pub from_ns: u64,
    /// Where the window ends, in nanoseconds since the run began; this instant is not in it.
    pub to_ns: u64,
    /// Whether to colour the glyphs (ANSI codes).
    pub colour: bool,
}

impl Options {
    /// The whole trace, without colour.
    pub fn whole(trace: &Trace, width: usize) -> Self {
        Self { width, from_ns: 0, to_ns: trace.end_ns(), colour: false }
    }
}

/// Draws the part of `trace` that `options` name. Every line ends in a newline.
///
/// A thread whose last event is before the window's end is drawn as going on, unless events were
/// lost: then nothing is drawn after the last recorded one.
pub fn render(trace: &Trace, options: &Options) -> String {
    if trace.tracks.is_empty() {
        return "no thread was recorded\n".to_owned();
    }
    let mut names: Vec<&str> =
        trace.tracks.iter().map(|track| track.name.as_str()).chain([DROP_REQUESTS]).collect();
    if instants(trace, EventKind::FailsToTake).next().is_some() {
        names.push(FAILED_ATTEMPTS);
    }
    let layout = Layout::new(&names, options.width, options.colour);
    let scale = Scale::new(options.from_ns, options.to_ns, layout.columns);
    let end_ns = if trace.lost_events == 0 { scale.to_ns() } else { trace.end_ns() };

    let tracks: Vec<Vec<Span>> = trace.tracks.iter().map(|track| spans(track, end_ns)).collect();
    let mut rows: Vec<Vec<Cell>> = tracks.iter().map(|spans| states(spans, &scale)).collect();
    let mut page = layout.text_line(AXIS, &ticks(&scale));
    for (name, row) in names.iter().zip(&rows) {
        page += &layout.glyph_line(name, row);
    }
    let instants_shown = [
        (DROP_REQUESTS, EventKind::AsksToDrop, Cell::DropRequest),
        (FAILED_ATTEMPTS, EventKind::FailsToTake, Cell::FailedAttempt),
    ];
    for (name, kind, glyph) in instants_shown {
        let row = marks(instants(trace, kind), glyph, &scale);
        if row.contains(&glyph) {
            page += &layout.glyph_line(name, &row);
            rows.push(row);
        }
    }
    page.push('\n');
    let mut lines = Lines::new(layout.width);
    legend::glyphs(&mut lines, &rows, &legend::blocked_on(&tracks, &scale), options.colour);
    legend::notes(&mut lines, trace, &scale);
    page + &lines.finish()
}

/// When something happened, in whichever thread, in nanoseconds since the run began.
fn instants(trace: &Trace, kind: EventKind) -> impl Iterator<Item = u64> {
    trace.tracks.iter().flat_map(move |track| track.instants(kind))
}

/// The time axis: a bar in the column of each tick, and its label to the right of it.
fn ticks(scale: &Scale) -> String {
    const COLUMNS_PER_TICK: usize = 7;
    let room = (scale.columns / COLUMNS_PER_TICK).max(2);
    let mut line = String::new();
    for tick in axis::ticks(scale.from_ns, scale.to_ns(), room as u64) {
        let Some(column) = scale.column(tick.at_ns) else { continue };
        let label = format!("|{}", tick.label);
        let touches_the_one_before = !line.is_empty() && column <= line.len();
        if touches_the_one_before || column + label.len() > scale.columns {
            continue;
        }
        line += &" ".repeat(column - line.len());
        line += &label;
    }
    line
}
