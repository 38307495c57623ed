//! What the runs say.

use lesson::{Finding, Machine, Runner};
use pyvm::Checks;
use workloads::native::locks::Locking;

use crate::counter::FORMS;
use crate::experiment::{Experiment, Results};
use crate::marks::gaps;

/// The findings, in the order in which the page shows the runs.
pub(crate) fn findings(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let machine = Machine::new(experiment.setting.runner, experiment.threads);
    let mut findings: Vec<_> = machine.finding(false).into_iter().collect();
    findings.extend((0..FORMS.len()).flat_map(|form| additions(experiment, results, form)));
    findings.extend(possible(experiment, results));
    findings.extend(locks(experiment, results));
    findings.push(sharing(results));
    findings
}

/// One form: where another thread can come between load and store, additions are lost; elsewhere none can be.
fn additions(experiment: &Experiment, results: &Results, form: usize) -> Vec<Finding> {
    let (body, lost) = (&results.bodies[form], &results.lost[form]);
    let mut findings = Vec::new();
    let of = |safe: bool| {
        let versions = experiment.versions.iter().enumerate();
        versions.filter(move |(at, python)| is_safe(**python, gaps(body, *at)) == safe).collect::<Vec<_>>()
    };
    let named = |versions: &[(usize, &pyvm::Python)]| {
        versions.iter().map(|(_, python)| python.to_string()).collect::<Vec<_>>().join(", ")
    };
    let (safe, racing) = (of(true), of(false));
    if !safe.is_empty() {
        let simulated = results.simulated.get(form);
        let kept = safe
            .iter()
            .all(|(at, _)| lost[*at].lost == 0 && simulated.is_none_or(|simulated| simulated[*at].lost == 0));
        let said = if kept { "none can be lost, and none was" } else { "additions were lost that cannot be" };
        findings.push(Finding::new(kept, format!("{}, {}: {said}.", FORMS[form].1, named(&safe))));
    }
    if !racing.is_empty() && experiment.threads > 1 {
        let all = racing.iter().all(|(at, _)| lost[*at].lost > 0);
        let said = if all {
            "additions were lost"
        } else {
            "some run lost none: run again, or with a larger --size"
        };
        findings.push(Finding::if_shown(all, format!("{}, {}: {said}.", FORMS[form].1, named(&racing))));
    }
    findings
}

/// Whether nothing can come between load and store.
fn is_safe(python: pyvm::Python, gaps: usize) -> bool {
    python.rules.checks() == Checks::BackwardJumps && gaps == 0
}

/// Exhaustive, so nothing here is luck.
fn possible(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let [plain, call, locked] = &results.possible[..] else { return Vec::new() };
    let complete = results.possible.iter().flatten().all(|possible| possible.complete);
    // Where a switch comes only at backward jumps and around calls, the plain addition is one piece.
    let expected = |python: &pyvm::Python| match python.rules.checks() {
        Checks::BackwardJumps => "2",
        _ => "1 or 2",
    };
    let plain =
        experiment.versions.iter().zip(plain).all(|(python, possible)| possible.text() == expected(python));
    let call = call.iter().all(|possible| possible.text() == "1 or 2");
    let locked = locked.iter().all(|possible| possible.text() == "6");
    vec![
        Finding::new(
            complete && plain && call,
            "Of all interleavings: under 3.10 to 3.14 with the GIL no schedule loses a plain addition; with a call between, or \
             under the others, some do.",
        ),
        Finding::new(complete && locked, "With a lock no schedule loses one, under any version."),
    ]
}

fn locks(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let row = |locking| results.locks.iter().find(|row| row.locking == locking);
    let [Some(none), Some(atomic), Some(each), Some(one)] = Locking::ALL.map(row) else { return Vec::new() };
    let kept = [atomic, each, one].iter().all(|row| row.lost == 0);
    let mut findings = vec![Finding::new(kept, "Atomic additions and locks, of either kind, lose nothing.")];
    if experiment.threads > 1 {
        let text =
            format!("Without a lock, {} additions were lost in Rust too, where they could be.", none.lost);
        findings.push(Finding::if_shown(none.lost > 0, text));
    }
    if experiment.setting.runner == Runner::Measured && measure::cores() > 1 && experiment.threads > 1 {
        let text = format!(
            "Several threads against one: {:.1} times as much work with a lock for each object, {:.1} with one lock.",
            each.speed_up, one.speed_up
        );
        findings.push(Finding::if_shown(each.speed_up > one.speed_up, text));
    }
    findings
}

fn sharing(results: &Results) -> Finding {
    let holds = results.sharing.contains("thread 2 sees [0, 1, 2]")
        && results.sharing.contains("process 2 sees [2]")
        && results.sharing.ends_with("the parent sees [0, 1, 2]");
    Finding::new(
        holds,
        "Threads saw one list; each process had its own, and the parent saw nothing of theirs.",
    )
}
