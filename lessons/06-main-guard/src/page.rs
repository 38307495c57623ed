//! The lesson's page.

use lesson::wording::readable;
use lesson::{Column, Page, Paper, Runner, Table, Timeline};
use workloads::GUARDED;

use crate::experiment::{Experiment, Results};
use crate::verdict;

pub(crate) fn page(experiment: &Experiment, results: &Results, paper: Paper) -> Page {
    let mut page = Page::new(
        paper,
        "Lesson 6: the main guard",
        "A file starts a process. Why must it ask for its own name first?",
    );
    page.heading(&format!("The program ({})", GUARDED.path));
    page.verbatim(&GUARDED.anchor("program"));
    page.heading(&experiment.setting.runner.heading());
    page.prose(&format!(
        "This file, and the same file without its if (unguarded.py), under the rules of CPython {}: how often the file \
         ran under each name, how often worker ran, and how often a start was refused.",
        experiment.setting.python
    ));
    page.table(&cases(results));
    if let Some(simulated) = simulated(results) {
        page.prose(&simulated);
    }
    page.prose(&format!(
        "unchecked: CPython's check is switched off until process {}. Without that limit it would not end.",
        experiment.chain
    ));
    page.verdict(&verdict::findings(experiment, results));
    page.heading("What a start costs (start and join of an empty worker)");
    page.table(&costs(experiment, results));
    let here = match experiment.setting.runner {
        Runner::Measured => {
            "here: the workers of this course, which are small. simulated: at what each step costs CPython 3.13."
        }
        Runner::Simulated => "here: at what each step costs CPython 3.13.",
    };
    page.prose(&format!(
        "{here} 3.9 and 3.13: CPython's, measured on a 2-core AMD EPYC under Linux. Without a choice, CPython 3.13 uses {} \
         here, 3.14 {}; on macOS (since 3.8) and on Windows it is spawn.",
        results.defaults[0], results.defaults[1]
    ));
    page.timeline(&timeline(results));
    page.heading("Why");
    page.prose(WHY);
    page.next(6, &NEXT);
    page
}

/// Both processes of the first case.
pub(crate) fn timeline(results: &Results) -> Timeline<'_> {
    Timeline::whole("guard, spawn: both processes on virtual time", &results.timeline)
}

const NEXT: [(&str, &str); 2] =
    [("--chain 8", "how far does a chain get?"), ("--with python3", "what does your own CPython do?")];

const WHY: &str = "A spawned process is a fresh interpreter that knows nothing of your functions, so it imports your file, \
    and an import runs the file from the first line to the last. What may run only once has to ask: __name__ is \
    __main__ in the process that you started, and __mp_main__ in its children. A forked process is a copy of its \
    parent, and imports nothing.";

fn cases(results: &Results) -> Table {
    let widest = results.rows.iter().map(|row| row.real.as_ref().map_or(0, String::len)).max().unwrap_or(0);
    let room = if widest > 0 { 36 } else { 26 };
    let mut table = Table::new(vec![
        Column::text("", room),
        Column::number("__main__", 8),
        Column::number("__mp_main__", 11),
        Column::number("worker", 6),
        Column::number("refused", 7),
        Column::number("exit code", 9),
    ]);
    for row in &results.rows {
        let name = match &row.real {
            Some(real) => format!("{}: {}", real.trim_start_matches("CPython "), row.case.name()),
            None => row.case.name(),
        };
        let outcome = &row.outcome;
        table.row([
            name,
            outcome.as_main.to_string(),
            outcome.as_mp_main.to_string(),
            outcome.worked.to_string(),
            outcome.refused.to_string(),
            outcome.exit_code().map(|code| code.to_string()).unwrap_or_default(),
        ]);
    }
    table
}

/// Whether the virtual machine came to the same figures.
fn simulated(results: &Results) -> Option<String> {
    let rows = results.rows.iter().filter(|row| row.simulated.is_some());
    let others: Vec<_> = rows.clone().filter(|row| row.simulated.as_ref() != Some(&row.outcome)).collect();
    match (rows.count(), &others[..]) {
        (0, _) => None,
        (_, []) => Some("simulated: the same figures in every row.".to_owned()),
        (_, others) => {
            let names: Vec<_> = others.iter().map(|row| row.case.name()).collect();
            Some(format!("simulated: the same figures, but for {}.", names.join("; ")))
        }
    }
}

fn costs(experiment: &Experiment, results: &Results) -> Table {
    let mut columns = vec![Column::text("", 12), Column::number("here", 10)];
    if experiment.setting.runner == Runner::Measured {
        columns.push(Column::number("simulated", 10));
    }
    columns.extend(experiment.setting.real.iter().map(|_| Column::number("--with", 12)));
    columns.extend([Column::number("3.9", 12), Column::number("3.13", 12)]);
    let mut table = Table::new(columns);
    for cost in &results.costs {
        let mut cells = vec![cost.way.to_owned(), readable(cost.here_s)];
        cells.extend(cost.simulated_s.map(readable));
        cells.extend(cost.real_s.iter().map(|seconds| readable(*seconds)));
        cells.extend(cost.known.map(str::to_owned));
        table.row(cells);
    }
    table
}
