//! A page that fits: names on the left, glyphs on the right, no line longer than the terminal is wide.

use super::glyph::paint;
use super::{MAX_WIDTH, MIN_WIDTH};
use crate::columns::Cell;

/// Between the names and the glyphs.
const GAP: &str = "  ";

/// How the page is divided, in columns.
pub(super) struct Layout {
    /// The whole page.
    pub(super) width: usize,
    names: usize,
    /// The glyphs.
    pub(super) columns: usize,
    colour: bool,
}

impl Layout {
    /// The names get the room they need, up to a third of the width.
    pub(super) fn new(names: &[&str], width: usize, colour: bool) -> Self {
        let width = width.clamp(MIN_WIDTH, MAX_WIDTH);
        let longest = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        let names = longest.min(width / 3);
        Self { width, names, columns: width - names - GAP.len(), colour }
    }

    /// A line of text, below or above the glyphs.
    pub(super) fn text_line(&self, name: &str, text: &str) -> String {
        let line = format!("{}{GAP}{text}", self.fitted(name));
        format!("{}\n", line.trim_end())
    }

    /// A line of glyphs.
    pub(super) fn glyph_line(&self, name: &str, row: &[Cell]) -> String {
        let end = row.iter().rposition(|glyph| *glyph != Cell::Absent).map_or(0, |last| last + 1);
        self.text_line(name, &paint(&row[..end], self.colour))
    }

    /// A name in exactly the columns for it, a long one cut (`Thread-12 (dow..`). A name can hold
    /// anything: what a terminal would take as a command is shown as `?`, and every other character is
    /// taken to be one column wide.
    fn fitted(&self, name: &str) -> String {
        let printable = name.chars().map(|c| if c.is_control() { '?' } else { c });
        let fitted: String = if name.chars().count() <= self.names {
            printable.collect()
        } else {
            printable.take(self.names.saturating_sub(2)).chain("..".chars()).collect()
        };
        format!("{fitted:<0$}", self.names)
    }
}
