//! Where everything is, in pixels.

use super::text::{self, Text};
use crate::trace::Track;

/// Around the picture.
pub(super) const MARGIN: u32 = 14;
/// Between the names and the lanes.
const GAP: u32 = 14;
/// The height of a line of text with the space below it.
pub(super) const LINE: u32 = 19;
/// With more threads than this, the lanes are drawn closer together.
const MANY: usize = 24;

/// How the picture is divided.
pub(super) struct Layout {
    pub(super) width: u32,
    /// How many letters of a name there is room for.
    pub(super) letters: usize,
    /// Where the lanes begin.
    pub(super) left: u32,
    /// A lane with the space below it.
    pub(super) pitch: u32,
    /// A lane.
    pub(super) lane: u32,
    tracks: usize,
}

impl Layout {
    /// The names get the room they need, up to a third of the width.
    pub(super) fn new(tracks: &[Track], width: u32) -> Self {
        let width = width.clamp(super::MIN_WIDTH, super::MAX_WIDTH);
        let longest = tracks.iter().map(|track| track.name.chars().count()).max().unwrap_or(0);
        let letters = longest.max("ms".len()).min(text::letters_in(width / 3));
        let left = MARGIN + text::of_letters(letters) + GAP;
        let (pitch, lane) = if tracks.len() > MANY { (20, 12) } else { (28, 18) };
        Self { width, letters, left, pitch, lane, tracks: tracks.len() }
    }

    /// How many columns of one pixel each lane has.
    pub(super) fn columns(&self) -> usize {
        (self.width - self.left - MARGIN) as usize
    }

    /// All lanes together.
    pub(super) fn lanes_height(&self) -> u32 {
        self.pitch * self.tracks as u32
    }

    /// The title, in as many lines as it needs. Gives where the rest begins.
    pub(super) fn heading(&self, body: &mut String, title: &str) -> u32 {
        let mut y = MARGIN;
        for line in self.broken(title) {
            *body += &Text::new(MARGIN, y + text::SIZE).bold().write(&line);
            y += LINE;
        }
        y + 6
    }

    /// A sentence below everything else.
    pub(super) fn note(&self, body: &mut String, note: &str, mut y: u32) -> u32 {
        for line in self.broken(note) {
            *body += &Text::new(MARGIN, y + text::SIZE).faint().write(&line);
            y += LINE;
        }
        y
    }

    /// A text in lines that fit.
    fn broken(&self, text: &str) -> Vec<String> {
        let room = text::letters_in(self.width - 2 * MARGIN);
        let mut lines = vec![String::new()];
        for word in text.split_whitespace().map(|word| text::cut(word, room)) {
            match lines.last_mut() {
                Some(line) if line.is_empty() => *line = word,
                Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }
}
