//! Words into lines.

/// Between two phrases on one line, in columns.
const BETWEEN_PHRASES: usize = 3;

/// Text that is broken before it gets wider than the terminal: between two phrases if it can be,
/// between two words if it must.
pub(super) struct Lines {
    width: usize,
    text: String,
    /// Columns of the last line that are taken.
    used: usize,
    /// Spaces before the next word, if it is not the first of its line.
    gap: usize,
}

impl Lines {
    pub(super) fn new(width: usize) -> Self {
        Self { width, text: String::new(), used: 0, gap: 0 }
    }

    /// The next words make up a phrase, which is `len` columns long.
    pub(super) fn begin_phrase(&mut self, len: usize) {
        self.gap = BETWEEN_PHRASES;
        self.make_room(len);
    }

    /// Adds a word, which is `len` columns long: colour codes are characters, but take no column.
    pub(super) fn word(&mut self, word: &str, len: usize) {
        self.make_room(len);
        let gap = if self.used == 0 { 0 } else { self.gap };
        self.text += &" ".repeat(gap);
        self.text += word;
        self.used += gap + len;
        self.gap = 1;
    }

    /// The text so far, with a newline after every line.
    pub(super) fn finish(mut self) -> String {
        self.end_line();
        self.text
    }

    /// What follows begins on a new line.
    pub(super) fn end_line(&mut self) {
        if self.used > 0 {
            self.text.push('\n');
            self.used = 0;
        }
    }

    fn make_room(&mut self, len: usize) {
        if self.used + self.gap + len > self.width {
            self.end_line();
        }
    }
}
