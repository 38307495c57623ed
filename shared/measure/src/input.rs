//! Where a program's input comes from.

use std::io::BufRead;

use pyvm::object::{Raise, Result};

/// A program's standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// This process's own.
    Inherit,
    /// None: every read finds its end. That of a worker process, as in CPython
    /// (`multiprocessing.process.BaseProcess._bootstrap` opens the null device).
    Nothing,
}

impl Input {
    /// Reads a line, with its newline; the empty text at the end of the input.
    ///
    /// # Errors
    /// `OSError` where it cannot be read; `ValueError` where it is no UTF-8.
    pub(crate) fn read_line(self) -> Result<String> {
        let mut line = Vec::new();
        if self == Self::Inherit {
            let read = std::io::stdin().lock().read_until(b'\n', &mut line);
            read.map_err(|error| Raise::os_error(error.to_string()))?;
        }
        String::from_utf8(line).map_err(|_| Raise::value_error("standard input is no UTF-8 text"))
    }
}
