//! How to simulate a program.

use std::time::Duration;

use pyvm::Python;
use timeline::Recording;

/// How to simulate a program.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whose rules its threads follow.
    pub python: Python,
    /// How many cores the virtual machine has; at least one.
    pub cores: usize,
    /// Decides what a real machine leaves to chance: how long a wake-up takes exactly, say.
    pub seed: u64,
    /// The switch interval it starts with.
    pub interval: Duration,
    /// `sys.argv`, the program's name first.
    pub argv: Vec<String>,
    /// How deep workers may start workers while they still import the program, up to 8. 0 is CPython's rule: they may not.
    pub unguarded: u32,
    /// Files that the program finds, by their paths: those that are not absolute are in its folder. The program itself
    /// is always there.
    pub files: Vec<(String, Vec<u8>)>,
    /// How much of what its threads do is recorded.
    pub recording: Recording,
}

impl Options {
    /// A version's rules on four cores at CPython's own 5 ms, seed 0, nothing recorded.
    pub fn new(python: Python, argv: Vec<String>) -> Self {
        let interval = Duration::from_millis(5);
        let (files, recording) = (Vec::new(), Recording::Off);
        Self { python, cores: 4, seed: 0, interval, argv, unguarded: 0, files, recording }
    }
}
