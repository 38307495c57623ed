//! What the numbers say: computed from them, and open where this machine cannot show it.

use std::ops::RangeInclusive;

use lesson::{Finding, Holds, Machine};

use crate::experiment::Results;
use crate::row::{Kind, Row};

/// How many times as long as the sequence threads under the GIL took, wherever it was measured: CPython 3.9
/// and 3.13, and this machine on two kinds of processor.
const TURNS: RangeInclusive<f64> = 0.95..=1.25;

/// A prediction of parallel work counts as met at this share of it.
const MET: f64 = 0.85;

/// A run of fewer seconds is as long as the disturbances of any system.
const SHORT_S: f64 = 0.005;

/// More CPU time than this many times the sequence's says that the cores slowed each other down.
const SLOWED: f64 = 1.15;

/// The findings. The one about the machine comes first, where there is one.
pub(crate) fn findings(results: &Results) -> Vec<Finding> {
    let sequence = &results.rows[0];
    let rows = results.rows.iter().filter_map(|row| match row.kind {
        Kind::Threads => Some(turns(row, results.machine)),
        Kind::Processes | Kind::FreeThreaded => Some(parallel(row, sequence, results.machine)),
        Kind::Sequence | Kind::Native | Kind::Real => None,
    });
    let mut findings: Vec<_> = rows.collect();
    let spoiled = findings.iter().any(|finding| finding.holds != Holds::Yes);
    findings.splice(0..0, results.machine.finding(spoiled));
    findings
}

/// Whether a measured row is too short for its time to tell something.
fn is_short(row: &Row, machine: Machine) -> bool {
    !machine.is_virtual() && row.timing.wall_s.min(row.sequence_s) < SHORT_S
}

/// Threads that take turns.
fn turns(row: &Row, machine: Machine) -> Finding {
    let ratio = 1.0 / row.speed_up();
    let (holds, meaning) = if TURNS.contains(&ratio) {
        (Holds::Yes, "one lock, one thread at a time: nothing gained")
    } else if is_short(row, machine) {
        (Holds::CannotTell, "too short to tell")
    } else if machine.is_busy() {
        (Holds::CannotTell, "a disturbed run")
    } else if ratio > 1.0 {
        (Holds::No, "hand-overs cost more than usual: the tasks are short, or the interval is")
    } else {
        (Holds::No, "one core cannot be that fast: something disturbed the sequence, run again")
    };
    Finding {
        holds,
        text: format!("{}: {ratio:.2} times as long as the sequence; {meaning}.", row.timing.name),
    }
}

/// Work that can run in parallel.
fn parallel(row: &Row, sequence: &Row, machine: Machine) -> Finding {
    let (gained, predicted) = (row.speed_up(), row.predicted.unwrap_or(1.0));
    let slowed =
        row.timing.cpu_s.zip(sequence.timing.cpu_s).map_or(1.0, |(row, sequence)| row / sequence.max(1e-6));
    let (holds, meaning) = if gained >= MET * predicted {
        (Holds::Yes, if predicted > 1.0 { "the tasks ran in parallel" } else { "nothing gained" })
    } else if is_short(row, machine) {
        (Holds::CannotTell, "too short to tell")
    } else if machine.is_busy() {
        (Holds::CannotTell, "this machine cannot show more now")
    } else if slowed > SLOWED && row.kind == Kind::FreeThreaded {
        (Holds::CannotTell, "the cores slowed each other down, as halves of one core do")
    } else if machine.is_virtual() {
        (Holds::No, "the tasks are short beside what starting them costs: try a larger --size")
    } else {
        (Holds::No, "something disturbed it, or the tasks are too short: run again, or try a larger --size")
    };
    let name = &row.timing.name;
    Finding {
        holds,
        text: format!("{name}: {gained:.2} times as fast, {predicted:.1} predicted; {meaning}."),
    }
}
