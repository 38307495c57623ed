//! What the numbers say: computed from them, and silent where this machine cannot show it.

use crate::experiment::Experiment;
use crate::row::{Kind, Row};

/// One sentence of the verdict.
pub(crate) struct Finding {
    pub(crate) holds: Holds,
    pub(crate) text: String,
}

/// Whether the prediction came true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Yes,
    No,
    /// This machine, or this moment, cannot tell.
    CannotTell,
}

impl Holds {
    /// How the page marks it.
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Self::Yes => "[yes]",
            Self::No => "[no] ",
            Self::CannotTell => "[ ? ]",
        }
    }

    /// How the JSON object names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::CannotTell => "cannot tell",
        }
    }
}

/// Threads under the GIL took between this and that many times as long as the sequence, wherever it was
/// measured: here, and in CPython 3.9 and 3.13.
const THREADS_PER_SEQUENCE: std::ops::RangeInclusive<f64> = 0.95..=1.25;

/// A prediction of parallel work counts as met at this share of it: starting and joining is not free.
const MET: f64 = 0.85;

/// Where even Rust's threads reach less than this share of the cores, others are using them.
const QUIET: f64 = 0.75;

/// Below this many seconds a measurement of native threads says little about the machine.
const MEASURABLE_S: f64 = 0.002;

/// The findings, the one about the machine first if there is one.
pub(crate) fn findings(experiment: &Experiment, rows: &[Row]) -> Vec<Finding> {
    let mut findings: Vec<_> = machine(experiment, rows).into_iter().collect();
    let can_tell = findings.is_empty();
    let threads = rows.iter().filter(|row| row.kind == Kind::Threads);
    findings.extend(threads.map(turns));
    for (kind, what) in [(Kind::Processes, "processes"), (Kind::FreeThreaded, "threads without a GIL")] {
        let row = rows.iter().find(|row| row.kind == kind);
        findings.extend(row.map(|row| parallel(row, what, can_tell)));
    }
    findings
}

/// What keeps this machine from showing parallel work.
fn machine(experiment: &Experiment, rows: &[Row]) -> Option<Finding> {
    let cannot = |text: String| Some(Finding { holds: Holds::CannotTell, text });
    if experiment.cores == 1 {
        return cannot("This machine has one core, so nothing runs in parallel: it cannot show what processes gain.".into());
    }
    if experiment.workers == 1 {
        return cannot("With one worker there is nothing to run in parallel.".into());
    }
    let find = |kind| rows.iter().find(|row| row.kind == kind);
    let (alone, pooled) = (find(Kind::Native)?, find(Kind::NativeParallel)?);
    let reached = alone.wall_s / pooled.wall_s / experiment.parallel();
    if reached < QUIET && alone.wall_s > MEASURABLE_S {
        return cannot(format!(
            "Even Rust's threads got only {:.0}% of this machine's cores: something else is using them. Run again \
             when it is quiet.",
            reached * 100.0
        ));
    }
    None
}

fn turns(row: &Row) -> Finding {
    let ratio = 1.0 / row.speed_up();
    let (holds, meaning) = if THREADS_PER_SEQUENCE.contains(&ratio) {
        (Holds::Yes, "one lock, one thread at a time: nothing gained")
    } else if ratio > 1.0 {
        (Holds::No, "slower than turns alone explain: small tasks, a short interval, or a busy machine")
    } else {
        (Holds::No, "faster than one core allows: the sequence was disturbed, run again")
    };
    Finding { holds, text: format!("{} took {ratio:.2} times as long as the sequence: {meaning}.", row.name) }
}

fn parallel(row: &Row, what: &str, can_tell: bool) -> Finding {
    let (gained, predicted) = (row.speed_up(), row.predicted.unwrap_or(1.0));
    let met = gained >= MET * predicted;
    let meaning = match (met, row.kind) {
        _ if predicted <= 1.0 => "nothing to gain here",
        (true, _) => "the tasks ran in parallel",
        (false, Kind::Processes) => "starting the processes cost too much of it: try a larger --size",
        (false, _) => "less than the cores allow: try a larger --size",
    };
    let holds = match (met, can_tell) {
        (true, _) => Holds::Yes,
        (false, true) => Holds::No,
        (false, false) => Holds::CannotTell,
    };
    Finding { holds, text: format!("{what}: {gained:.2} times as fast, {predicted:.0} predicted: {meaning}.") }
}
