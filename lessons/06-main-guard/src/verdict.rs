//! What the runs say.

use lesson::Finding;

use crate::experiment::{Case, Experiment, Results, Row};

/// The findings, in the order in which the page explains them.
pub(crate) fn findings(experiment: &Experiment, results: &Results) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &results.rows {
        findings.push(match (row.case.guarded, row.case.method, row.case.unchecked) {
            (true, "fork", _) | (false, "fork", _) => forked(row),
            (true, ..) => guarded(row),
            (false, _, false) => refused(row),
            (false, _, true) => chain(row, experiment.chain),
        });
    }
    if let Some([guarded, unguarded]) = results.twin {
        let chain = experiment.chain as usize + 1;
        findings.push(Finding::new(
            guarded == 2 && unguarded == chain,
            format!(
                "The Rust twin: main ran in {guarded} processes with its guard, and in {unguarded} without, where \
                 only the limit stopped it."
            ),
        ));
    }
    findings
}

fn guarded(row: &Row) -> Finding {
    let outcome = &row.outcome;
    let holds =
        (outcome.as_main, outcome.as_mp_main, outcome.worked, outcome.exit_code()) == (1, 1, 1, Some(0));
    let text = if holds {
        "the child imported the file as __mp_main__, the guard kept it from starting another, and worker ran."
    } else {
        "not as CPython does it."
    };
    Finding::new(holds, format!("{}: {text}", name(row)))
}

fn forked(row: &Row) -> Finding {
    let outcome = &row.outcome;
    let holds =
        (outcome.as_main, outcome.as_mp_main, outcome.worked, outcome.exit_code()) == (1, 0, 1, Some(0));
    let text = if holds {
        "nothing was imported again; the child is a copy, and goes on with worker."
    } else {
        "not as CPython does it."
    };
    Finding::new(holds, format!("{}: {text}", name(row)))
}

fn refused(row: &Row) -> Finding {
    let outcome = &row.outcome;
    let counts = (outcome.as_main, outcome.as_mp_main, outcome.worked, outcome.refused);
    let holds = counts == (1, 1, 0, 1) && outcome.exit_code() == Some(1);
    let text = if holds {
        "the child's own start was refused with RuntimeError; worker never ran; one child, no chain."
    } else {
        "not as CPython does it."
    };
    Finding::new(holds, format!("{}: {text}", name(row)))
}

fn chain(row: &Row, depth: u32) -> Finding {
    let outcome = &row.outcome;
    let holds = outcome.as_mp_main == depth as usize && outcome.refused == 1;
    Finding::new(
        holds,
        format!(
            "{}: a chain. Each import started the next process, {} in all, until the limit refused one.",
            name(row),
            outcome.as_main + outcome.as_mp_main
        ),
    )
}

fn name(row: &Row) -> String {
    let case: Case = row.case;
    row.real.as_ref().map_or_else(|| case.name(), |real| format!("{real}, {}", case.name()))
}
