//! How to run a program.

use std::time::Duration;

use pyvm::Python;
use timeline::Recording;

/// How to run a program.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whose rules its threads follow.
    pub python: Python,
    /// The switch interval it starts with.
    pub interval: Duration,
    /// `sys.argv`, the program's name first.
    pub argv: Vec<String>,
    /// How deep workers may start workers while they still import the program, up to 8. 0 is CPython's rule: they may not.
    pub unguarded: u32,
    /// What becomes of its output.
    pub output: Output,
    /// How much of what its threads do is recorded.
    pub recording: Recording,
}

impl Options {
    /// A version's rules at CPython's own 5 ms, with the output captured and nothing recorded.
    pub fn new(python: Python, argv: Vec<String>) -> Self {
        let interval = Duration::from_millis(5);
        Self { python, interval, argv, unguarded: 0, output: Output::Capture, recording: Recording::Off }
    }
}

/// What becomes of a program's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// It is kept and given back.
    Capture,
    /// It goes to standard output and standard error.
    Inherit,
}
