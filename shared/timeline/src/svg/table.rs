//! The picture as numbers: a row for each thread.

use super::Drawn;
use super::layout::{LINE, Layout, MARGIN};
use super::text::{SIZE, Text, cut, width};
use crate::totals::Totals;

/// A column: its heading, and what it shows.
type Column = (&'static str, fn(&Totals) -> Number);

/// What a cell of the table shows.
pub(super) enum Number {
    Time(u64),
    Count(u64),
}

impl Number {
    fn is_zero(&self) -> bool {
        matches!(self, Self::Time(0) | Self::Count(0))
    }
}

/// Between two columns.
const BETWEEN: u32 = 22;

/// The columns; one that is zero in every row is left out.
const COLUMNS: [Column; 7] = [
    ("runs", |totals| Number::Time(totals.runs_ns)),
    ("native", |totals| Number::Time(totals.native_ns)),
    ("waits for GIL", |totals| Number::Time(totals.wants_gil_ns)),
    ("no core", |totals| Number::Time(totals.ready_ns)),
    ("blocked", |totals| Number::Time(totals.blocked_ns)),
    ("drop requests", |totals| Number::Count(totals.drop_requests)),
    ("failed attempts", |totals| Number::Count(totals.failed_attempts)),
];

/// Draws it. Gives where the rest begins.
pub(super) fn table(body: &mut String, layout: &Layout, tracks: &[Drawn<'_>], window_ns: u64, y: u32) -> u32 {
    let columns: Vec<&Column> =
        COLUMNS.iter().filter(|(_, of)| tracks.iter().any(|track| !of(&track.totals).is_zero())).collect();
    if columns.is_empty() {
        return y;
    }
    let mut y = y + LINE;
    // What does not fit is still in the description.
    let last = layout.width - MARGIN;
    let shown = |number: &Number| shown(number, window_ns);
    let ends =
        ends(layout, &columns, tracks, shown).into_iter().take_while(|end| *end <= last).collect::<Vec<_>>();
    *body += &Text::new(MARGIN, y + SIZE).faint().write(&cut("in ms", layout.letters));
    for ((heading, _), end) in columns.iter().zip(&ends) {
        *body += &Text::new(*end, y + SIZE).right().faint().write(heading);
    }
    for track in tracks {
        y += LINE;
        *body += &Text::new(MARGIN, y + SIZE).write(&cut(&track.track.name, layout.letters));
        for ((_, of), end) in columns.iter().zip(&ends) {
            *body += &Text::new(*end, y + SIZE).right().write(&shown(&of(&track.totals)));
        }
    }
    y + LINE + LINE / 2
}

/// Where each column ends: as far apart as the headings and the numbers need.
fn ends(
    layout: &Layout,
    columns: &[&Column],
    tracks: &[Drawn<'_>],
    shown: impl Fn(&Number) -> String,
) -> Vec<u32> {
    let mut end = layout.left;
    let after = |(heading, of): &&Column| {
        let numbers = tracks.iter().map(|track| width(&shown(&of(&track.totals))));
        end += numbers.max().unwrap_or(0).max(width(heading));
        end += BETWEEN;
        end - BETWEEN
    };
    columns.iter().map(after).collect()
}

/// A number as the table and the description show it: in a longer window, milliseconds with fewer digits.
pub(super) fn shown(number: &Number, window_ns: u64) -> String {
    let digits = match window_ns {
        0..100_000_000 => 3,
        100_000_000..1_000_000_000 => 2,
        _ => 1,
    };
    match number {
        Number::Count(count) => count.to_string(),
        Number::Time(ns) => format!("{:.digits$}", *ns as f64 / 1e6),
    }
}
