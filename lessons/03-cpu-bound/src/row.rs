//! One row of the lesson's table: what was run, and what was measured.

use anyhow::{Context, Result};
use lesson::Ran;
use measure::{ContextSwitches, GilStatistics, Usage};

/// What a row measured.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// What ran, as the table names it.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Seconds that the tasks took, by the program's own clock.
    pub(crate) wall_s: f64,
    /// CPU seconds of the whole program with its processes; unknown for a real CPython.
    pub(crate) cpu_s: Option<f64>,
    /// The GILs of all its processes, where it has any.
    pub(crate) gil: Option<GilStatistics>,
    pub(crate) context_switches: Option<ContextSwitches>,
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
    /// How many times as fast as the sequence it was.
    pub(crate) fn speed_up(&self) -> f64 {
        self.sequence_s / self.wall_s
    }

    /// A row from a run of the program, which prints its seconds.
    pub(crate) fn of_run(name: String, kind: Kind, run: &Ran) -> Result<Self> {
        let has_gil = kind != Kind::FreeThreaded;
        Ok(Self {
            wall_s: run.printed().and_then(seconds).with_context(|| name.clone())?,
            name,
            kind,
            cpu_s: Some(run.cpu_s),
            gil: has_gil.then_some(run.gil),
            context_switches: run.context_switches,
            sequence_s: f64::NAN,
            predicted: None,
        })
    }

    /// A row from native work.
    pub(crate) fn of_native<T>(name: &str, kind: Kind, work: impl FnOnce() -> T) -> Self {
        let before = Usage::of_this_process();
        let (_, wall_s) = measure::timed(work);
        let used = Usage::of_this_process().since(&before);
        Self {
            name: name.to_owned(),
            kind,
            wall_s,
            cpu_s: Some(used.cpu_s),
            gil: None,
            context_switches: Some(used.context_switches),
            sequence_s: f64::NAN,
            predicted: None,
        }
    }

    /// A row from a real CPython.
    pub(crate) fn of_real(name: String, stdout: &str) -> Result<Self> {
        let wall_s = seconds(stdout).with_context(|| name.clone())?;
        Ok(Self {
            name,
            kind: Kind::Real,
            wall_s,
            cpu_s: None,
            gil: None,
            context_switches: None,
            sequence_s: f64::NAN,
            predicted: None,
        })
    }
}

/// The seconds that the program prints.
fn seconds(stdout: &str) -> Result<f64> {
    let line = stdout.trim();
    let seconds: f64 = line.parse().with_context(|| format!("the program printed '{line}' and no time"))?;
    // A clock's smallest step keeps the ratios finite.
    Ok(seconds.max(1e-6))
}
