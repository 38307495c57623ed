//! One row of the lesson's table: what ran, and what it is compared with.

use lesson::Timing;

/// A row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) timing: Timing,
    /// The wall time of the sequence it is compared with.
    pub(crate) sequence_s: f64,
    /// What the model says of its speed-up.
    pub(crate) predicted: Option<f64>,
}

/// What kind of thing ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sequence,
    /// Threads that take turns under a GIL.
    Threads,
    Processes,
    FreeThreaded,
    Native,
    /// A real CPython.
    Real,
}

impl Row {
    /// A row that is compared with nothing yet.
    pub(crate) fn new(kind: Kind, timing: Timing) -> Self {
        Self { kind, timing, sequence_s: f64::NAN, predicted: None }
    }

    /// How many times as fast as the sequence it was.
    pub(crate) fn speed_up(&self) -> f64 {
        self.sequence_s / self.timing.wall_s
    }
}
