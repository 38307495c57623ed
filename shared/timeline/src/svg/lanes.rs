//! A thread's lane: what it did, from left to right, and what happened on the way.

use super::Drawn;
use super::layout::{Layout, MARGIN};
use super::style;
use super::text::{Text, cut};
use crate::columns::Cell;

/// The states, in the order in which they are drawn.
pub(super) const STATES: [Cell; 6] =
    [Cell::Blocked, Cell::WantsGil, Cell::Ready, Cell::Native, Cell::RunsBriefly, Cell::Runs];

/// How far a pointer stands out above its lane.
const POINTER: u32 = 5;

/// Draws a thread. Gives where the next one begins.
pub(super) fn lane(body: &mut String, layout: &Layout, drawn: &Drawn<'_>, y: u32) -> u32 {
    let name = &drawn.track.name;
    let top = y + (layout.pitch - layout.lane);
    let label = Text::new(MARGIN, top + layout.lane - layout.lane / 4);
    let label = if name.chars().count() > layout.letters { label.tip(name) } else { label };
    *body += &label.write(&cut(name, layout.letters));
    for state in STATES {
        let stretches: String = stretches(&drawn.cells, state)
            .map(|(from, to)| bar(state, layout.left + from as u32, top, (to - from) as u32, layout.lane))
            .collect();
        *body += &shape(state, &stretches);
    }
    for (marks, cell) in
        [(&drawn.drop_requests, Cell::DropRequest), (&drawn.failed_attempts, Cell::FailedAttempt)]
    {
        let shapes: String = stretches(marks, cell)
            .flat_map(|(from, to)| from..to)
            .map(|column| mark(cell, layout.left + column as u32, top, layout))
            .collect();
        *body += &shape(cell, &shapes);
    }
    y + layout.pitch
}

/// The stretches of a row that show `wanted`: from which column up to, but without, which.
fn stretches(cells: &[Cell], wanted: Cell) -> impl Iterator<Item = (usize, usize)> {
    let mut from = 0;
    cells.chunk_by(|left, right| left == right).filter_map(move |stretch| {
        let began = from;
        from += stretch.len();
        (stretch[0] == wanted).then_some((began, from))
    })
}

/// A bar of a lane, as a piece of a path. A thread that is blocked is a line; one that runs for less than a column at a
/// time does not fill its lane.
pub(super) fn bar(state: Cell, x: u32, top: u32, width: u32, lane: u32) -> String {
    let (top, height) = match state {
        Cell::Blocked => (top + lane / 2 - 1, 2),
        Cell::RunsBriefly => (top + lane / 4, lane - 2 * (lane / 4)),
        _ => (top, lane),
    };
    format!("M{x} {top}h{width}v{height}h-{width}z")
}

/// What happened at an instant, as a piece of a path: a pointer above the lane, or a tick below it.
pub(super) fn mark(cell: Cell, x: u32, top: u32, layout: &Layout) -> String {
    if cell == Cell::FailedAttempt {
        return format!("M{x} {}h2v{}h-2z", top + layout.lane, layout.pitch - layout.lane - POINTER);
    }
    format!("M{} {}h8l-4 7z", x.saturating_sub(4), top.saturating_sub(POINTER))
}

/// Pieces of a path that are filled alike.
pub(super) fn shape(cell: Cell, path: &str) -> String {
    if path.is_empty() {
        return String::new();
    }
    let (fill, class) = style::fill(cell);
    format!("<path class=\"{class}\" fill=\"{fill}\" d=\"{path}\"/>\n")
}
