//! What the program prints.

use pyvm::Stream;
use pyvm::ending::{MOST_OUTPUT, TOO_MUCH};
use pyvm::object::{Raise, Result};

/// Standard output and standard error of all processes of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Output {
    pub(crate) out: String,
    pub(crate) err: String,
    /// Whether something was refused: from then on all is, so that no gap is hidden in the middle.
    pub(crate) full: bool,
}

impl Output {
    /// Writes what a `print` printed, in one piece.
    ///
    /// # Errors
    /// `MemoryError` beyond the limit.
    pub(crate) fn write(&mut self, stream: Stream, text: &str) -> Result<()> {
        let all = match stream {
            Stream::Output => &mut self.out,
            Stream::Error => &mut self.err,
        };
        if stream == Stream::Output {
            self.full |= all.len() + text.len() > MOST_OUTPUT;
        }
        if all.len() + text.len() > MOST_OUTPUT || self.full && stream == Stream::Output {
            return Err(Raise::memory_error(TOO_MUCH));
        }
        all.push_str(text);
        Ok(())
    }

    /// Reports an exception that nobody caught. Beyond the limit it has nowhere to go.
    pub(crate) fn report(&mut self, text: &str) {
        let _ = self.write(Stream::Error, text);
    }
}
