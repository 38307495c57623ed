//! What was measured of a run.

use timeline::Trace;

use crate::gil::GilStatistics;
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
    /// What its own threads did, as far as it was recorded.
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

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It came to its end.
    Done,
    /// It ended itself by `sys.exit` with this code, which is not zero.
    Exited(u8),
    /// An exception ended it, or its memory went wrong; the text is the traceback's last line, or the first of what
    /// went wrong.
    Failed(String),
    /// It used what the subset does not have; the text says what and where.
    OutsideSubset(String),
}

impl Exit {
    /// The exit code of a command that ran it.
    pub fn code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Exited(code) => *code,
            Self::Failed(_) => 1,
            Self::OutsideSubset(_) => 2,
        }
    }
}
