//! What was measured of a run.

use pyvm::ending::Exit;
use timeline::{GilStatistics, Trace};

use crate::usage::ContextSwitches;

/// What was measured of a run.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What the program printed, where it was captured.
    pub stdout: String,
    /// What it reported of uncaught exceptions, where it was captured.
    pub stderr: String,
    /// How it ended.
    pub exit: Exit,
    /// Seconds from start to end.
    pub wall_s: f64,
    /// CPU seconds of all its threads and processes.
    pub cpu_s: f64,
    /// What the GILs of all its processes went through.
    pub gil: GilStatistics,
    /// The interpreters of its first process.
    pub interpreters: InterpreterCounts,
    /// Context switches of all its threads and processes.
    pub context_switches: ContextSwitches,
    /// How its memory went wrong, in the order in which it did: objects freed twice, or used after they were freed.
    /// Only under the naive rules.
    pub memory_errors: Vec<String>,
    /// What its threads did and those of its processes, as far as it was recorded.
    pub trace: Trace,
}

/// How many interpreters a process had beside its first one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InterpreterCounts {
    /// All that were made.
    pub others: u64,
    /// Those that had a GIL of their own.
    pub own_gils: u64,
}
