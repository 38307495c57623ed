//! What the numbers say: computed from them, and open where this machine cannot show it.

use std::ops::RangeInclusive;

use lesson::{Finding, Holds, Runner};

use crate::experiment::{Experiment, Results};
use crate::row::{Kind, Row};

/// How many times as long as the sequence threads under the GIL took, wherever it was measured: CPython 3.9
/// and 3.13, and this machine on two kinds of processor.
const TURNS: RangeInclusive<f64> = 0.95..=1.25;

/// A prediction of parallel work counts as met at this share of it.
const MET: f64 = 0.85;

/// A machine that does less than this share of what its cores should is busy, or its cores share their insides.
const FREE: f64 = 0.85;

/// A run of fewer seconds is as long as the disturbances of any system.
const SHORT_S: f64 = 0.005;

/// More CPU time than this many times the sequence's says that the cores slowed each other down.
const SLOWED: f64 = 1.15;

/// What the rows ran on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Machine {
    /// A machine that did nothing else.
    Quiet,
    /// One that had other things to do.
    Busy,
    /// One whose time nothing disturbs.
    Virtual,
}

/// The findings. The one about the machine comes first, where there is one.
pub(crate) fn findings(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let busy = busy(experiment, results.capacity);
    let machine = match experiment.runner {
        Runner::Simulated => Machine::Virtual,
        Runner::Measured if busy.is_none() => Machine::Quiet,
        Runner::Measured => Machine::Busy,
    };
    let sequence = &results.rows[0];
    let rows = results.rows.iter().filter_map(|row| match row.kind {
        Kind::Threads => Some(turns(row, machine)),
        Kind::Processes | Kind::FreeThreaded => Some(parallel(row, sequence, machine)),
        Kind::Sequence | Kind::Native | Kind::Real => None,
    });
    let mut findings: Vec<_> = rows.collect();
    // A busy machine is worth a word only where it spoiled something.
    let spoiled = findings.iter().any(|finding| finding.holds != Holds::Yes);
    let about_it = cannot_show(experiment).or(busy.filter(|_| spoiled));
    findings.splice(0..0, about_it.map(|text| Finding { holds: Holds::CannotTell, text }));
    findings
}

/// What keeps this machine from ever showing parallel work.
fn cannot_show(experiment: &Experiment) -> Option<String> {
    if experiment.runner.cores() == 1 {
        return Some(
            "This machine has one core, so nothing runs in parallel: it cannot show what processes gain."
                .into(),
        );
    }
    (experiment.workers == 1).then(|| "With one worker there is nothing to run in parallel.".into())
}

/// What kept the machine from showing it this time.
fn busy(experiment: &Experiment, capacity: Option<f64>) -> Option<String> {
    let expected = experiment.parallel() as f64;
    capacity.filter(|capacity| *capacity < FREE * expected).map(|capacity| {
        format!(
            "Beside these runs the machine did {capacity:.1} cores' worth of work where {expected:.0} were asked for: \
             something else uses its cores, or they are halves of one. Run again when it is quiet."
        )
    })
}

/// Threads that take turns.
fn turns(row: &Row, machine: Machine) -> Finding {
    let ratio = 1.0 / row.speed_up();
    let (holds, meaning) = if TURNS.contains(&ratio) {
        (Holds::Yes, "one lock, one thread at a time: nothing gained")
    } else if machine != Machine::Virtual && row.wall_s.min(row.sequence_s) < SHORT_S {
        (Holds::CannotTell, "too short to tell")
    } else if machine == Machine::Busy {
        (Holds::CannotTell, "a disturbed run")
    } else if ratio > 1.0 {
        (Holds::No, "hand-overs cost more than usual: the tasks are short, or the interval is")
    } else {
        (Holds::No, "one core cannot be that fast: something disturbed the sequence, run again")
    };
    Finding { holds, text: format!("{}: {ratio:.2} times as long as the sequence; {meaning}.", row.name) }
}

/// Work that can run in parallel.
fn parallel(row: &Row, sequence: &Row, machine: Machine) -> Finding {
    let (gained, predicted) = (row.speed_up(), row.predicted.unwrap_or(1.0));
    let slowed = row.cpu_s.zip(sequence.cpu_s).map_or(1.0, |(row, sequence)| row / sequence.max(1e-6));
    let (holds, meaning) = if gained >= MET * predicted {
        (Holds::Yes, if predicted > 1.0 { "the tasks ran in parallel" } else { "nothing gained" })
    } else if machine != Machine::Virtual && row.wall_s.min(row.sequence_s) < SHORT_S {
        (Holds::CannotTell, "too short to tell")
    } else if machine == Machine::Busy {
        (Holds::CannotTell, "this machine cannot show more now")
    } else if slowed > SLOWED && row.kind == Kind::FreeThreaded {
        (Holds::CannotTell, "the cores slowed each other down, as halves of one core do")
    } else if machine == Machine::Virtual {
        (Holds::No, "the tasks are short beside what starting them costs: try a larger --size")
    } else {
        (Holds::No, "something disturbed it, or the tasks are too short: run again, or try a larger --size")
    };
    let name = &row.name;
    Finding {
        holds,
        text: format!("{name}: {gained:.2} times as fast, {predicted:.1} predicted; {meaning}."),
    }
}
