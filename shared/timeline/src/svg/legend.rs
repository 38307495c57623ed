//! What the patterns mean: those that are there, and no others.

use super::Drawn;
use super::lanes::{bar, mark, shape};
use super::layout::{LINE, Layout, MARGIN};
use super::text::{SIZE, Text, width};
use crate::columns::Cell;

/// In the order in which they are explained.
const MEANINGS: [(Cell, &str); 8] = [
    (Cell::Runs, "runs"),
    (Cell::RunsBriefly, "runs for less than a pixel at a time"),
    (Cell::Native, "runs native code without the GIL"),
    (Cell::WantsGil, "waits for the GIL"),
    (Cell::Ready, "ready, without a core"),
    (Cell::Blocked, "blocked"),
    (Cell::DropRequest, "asks for the GIL: its interval ran out"),
    (Cell::FailedAttempt, "woke for the GIL, and found it taken"),
];

/// A sample's width, and the space between it and its meaning.
const SAMPLE: u32 = 26;
const BESIDE: u32 = 8;
/// Between two meanings.
const BETWEEN: u32 = 24;

/// Draws it in as many lines as it needs. Gives where the rest begins.
pub(super) fn legend(body: &mut String, layout: &Layout, tracks: &[Drawn<'_>], y: u32) -> u32 {
    let shown: Vec<_> =
        MEANINGS.into_iter().filter(|(cell, _)| tracks.iter().any(|track| track.shows(*cell))).collect();
    if shown.is_empty() {
        return y;
    }
    let (mut x, mut y) = (MARGIN, y + LINE);
    for (cell, meaning) in shown {
        let needed = SAMPLE + BESIDE + width(meaning);
        if x > MARGIN && x + needed > layout.width - MARGIN {
            (x, y) = (MARGIN, y + LINE);
        }
        let sample = match cell {
            Cell::DropRequest => mark(cell, x + SAMPLE / 2, y + 8, layout),
            Cell::FailedAttempt => {
                [7, 12, 17].map(|dx| mark(cell, x + dx, (y + 5).saturating_sub(layout.lane), layout)).concat()
            }
            _ => bar(cell, x, y, SAMPLE, SIZE),
        };
        *body += &shape(cell, &sample);
        *body += &Text::new(x + SAMPLE + BESIDE, y + SIZE - 2).write(meaning);
        x += needed + BETWEEN;
    }
    y + LINE
}
