//! What came of a simulated run.

use pyvm::StartMethod;
use pyvm::ending::Exit;
use timeline::{GilStatistics, Trace};

/// What came of a simulated run.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulated {
    /// What the program printed.
    pub stdout: String,
    /// What it printed to standard error, and what is to be said of uncaught exceptions and of a deadlock.
    pub stderr: String,
    /// How it ended. A deadlock is a failure.
    pub exit: Exit,
    /// Virtual seconds from start to end.
    pub virtual_s: f64,
    /// Virtual CPU seconds of all threads and processes.
    pub cpu_s: f64,
    /// What the GILs of all its processes went through.
    pub gil: GilStatistics,
    /// What each thread did, in the order in which they were started. The threads of the first process bear their
    /// Python names; those of others the name of their process before it.
    pub threads: Vec<ThreadTimes>,
    /// How each of its processes beside the first was started, in the order in which they were.
    pub started: Vec<StartMethod>,
    /// How its memory went wrong, in the order in which it did. Only under the naive rules.
    pub memory_errors: Vec<String>,
    /// How many virtual instructions were run.
    pub instructions: u64,
    /// What the threads did, as far as it was recorded.
    pub trace: Trace,
}

/// What a thread spent its time with, in virtual seconds. The rest of its life it was ready without a core.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadTimes {
    /// Its name.
    pub name: String,
    /// It ran, or had a core for native code.
    pub ran_s: f64,
    /// It waited for the GIL.
    pub waited_gil_s: f64,
    /// It waited for something else: a lock, a sleep, an answer.
    pub blocked_s: f64,
}
