//! The lesson's page.

use std::time::Duration;

use lesson::wording::grouped;
use lesson::{Column, Page, Paper, Runner, Table, Timeline};
use workloads::{COUNT_RACE, COUNTS, REFERENCES};

use crate::experiment::{Experiment, Results};
use crate::verdict;

pub(crate) fn page(experiment: &Experiment, results: &Results, paper: Paper) -> Page {
    let mut page = Page::new(
        paper,
        "Lesson 2: reference counts",
        "When does an object die, who keeps the count, and what if two threads keep it at once?",
    );
    page.heading(&format!("The program ({})", COUNTS.path));
    page.verbatim(&COUNTS.function("count"));
    page.heading(&experiment.setting.runner.heading());
    page.table(&counts(results));
    if experiment.setting.runner == Runner::Measured {
        page.prose(&simulated(experiment, results));
    }
    page.heading(&format!("Several threads and one object ({})", REFERENCES.path));
    page.verbatim(&REFERENCES.function("use"));
    let naive = match experiment.setting.runner {
        Runner::Measured => "naive is a CPython without a GIL and with nothing in its place.",
        Runner::Simulated => "(naive rules need real threads: without --simulate.)",
    };
    page.prose(&format!(
        "{} threads, {} references each. {naive}",
        experiment.threads,
        grouped(experiment.turns)
    ));
    page.table(&races(experiment, results));
    proofs(&mut page, results);
    costs(&mut page, experiment, results);
    page.answers();
    page.heading("When objects die");
    page.verbatim(&deaths(results));
    page.verdict(&verdict::findings(experiment, results));
    page.timeline(&timeline(results));
    page.heading("Why");
    page.prose(WHY);
    page.next(2, &NEXT);
    page
}

const WHY: &str = "Each object knows how many references to it there are, and dies when there are none. To count is to load, \
    to add, and to store: two threads that do it at once lose one of the two, and then an object dies that is still in \
    use. The GIL makes that impossible, for one lock and no cost per object; 3.13t lets the thread that made an object count \
    plainly, and all others atomically.";

const NEXT: [(&str, &str); 2] =
    [("--python 2.7", "did it count in the same way?"), ("--size 1_000_000", "do naive threads meet?")];

/// The threads that take references, without a GIL.
pub(crate) fn timeline(results: &Results) -> Timeline<'_> {
    Timeline::first(
        "The threads of 3.13t, which take no lock: their",
        &results.trace,
        Duration::from_millis(20),
    )
}

/// One row for each line that the program prints about counts.
fn counts(results: &Results) -> Table {
    let mut columns = vec![Column::text("sys.getrefcount(data)", 24)];
    columns.extend(results.printed.iter().map(|(name, _)| Column::number(name.clone(), width(name))));
    let mut table = Table::new(columns);
    let steps = results.printed.first().map_or(&[][..], |(_, lines)| lines);
    for (at, step) in steps.iter().enumerate() {
        let Some((step, _)) = step.split_once(": ") else { continue };
        let count = |lines: &Vec<String>| {
            lines.get(at).and_then(|line| line.split_once(": ")).map_or("", |(_, count)| count).to_owned()
        };
        table.row(
            std::iter::once(step.to_owned()).chain(results.printed.iter().map(|(_, lines)| count(lines))),
        );
    }
    table
}

/// Whether the virtual machine came to the same counts.
fn simulated(experiment: &Experiment, results: &Results) -> String {
    let mut others = Vec::new();
    for (at, python) in experiment.versions.iter().enumerate() {
        let simulated = results.simulated[at].as_ref();
        if simulated.is_some_and(|simulated| *simulated != results.printed[at].1) {
            others.push(python.to_string());
        }
    }
    match &others[..] {
        [] => "simulated: the same counts, and the same order of deaths (naive rules need real threads)."
            .to_owned(),
        others => format!("simulated: the same, but for {}.", others.join(", ")),
    }
}

fn width(name: &str) -> u16 {
    u16::try_from(name.len()).unwrap_or(16).max(7) + 1
}

fn races(experiment: &Experiment, results: &Results) -> Table {
    let is_measured = experiment.setting.runner == Runner::Measured;
    let mut columns =
        vec![Column::text("", 10), Column::number("count before", 13), Column::number("count after", 12)];
    if is_measured {
        columns.push(Column::number("simulated", 10));
    }
    columns.extend([Column::number("used after free", 16), Column::number("freed twice", 12)]);
    let mut table = Table::new(columns);
    for ((python, race), simulated) in
        experiment.versions.iter().zip(&results.races).zip(&results.simulated_races)
    {
        let mut cells = vec![python.to_string(), race.before.to_string(), race.after.to_string()];
        if is_measured {
            cells.push(simulated.as_ref().map_or_else(|| "-".to_owned(), |race| race.after.to_string()));
        }
        cells.extend([race.used_after_free.to_string(), race.freed_twice.to_string()]);
        table.row(cells);
    }
    table
}

fn proofs(page: &mut Page, results: &Results) {
    page.heading(&format!("Every interleaving of two ({})", COUNT_RACE.path));
    let mut table = Table::new(vec![
        Column::text("", 10),
        Column::number("schedules", 10),
        Column::number("count right", 12),
        Column::number("count wrong", 12),
        Column::number("used after free", 16),
        Column::number("freed twice", 12),
    ]);
    for proof in &results.proofs {
        let numbers = [proof.right, proof.wrong, proof.used_after_free, proof.freed_twice].map(grouped);
        table.row([proof.python.to_string(), in_groups(&proof.schedules)].into_iter().chain(numbers));
    }
    page.table(&table);
    if let Some((proof, schedule)) =
        results.proofs.iter().find_map(|proof| Some((proof, proof.schedule.as_ref()?)))
    {
        page.prose("The shortest that frees twice, step by step:");
        page.verbatim(&format!("cargo run -p gil -- replay --python {} \\", proof.python));
        page.verbatim(&format!("    {} {schedule}", COUNT_RACE.path));
    }
}

fn in_groups(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), grouped)
}

fn costs(page: &mut Page, experiment: &Experiment, results: &Results) {
    if experiment.setting.runner == Runner::Simulated {
        return;
    }
    page.heading("What a count costs: one reference taken and dropped (in Rust)");
    let together = format!("{} threads", experiment.threads);
    let mut table = Table::new(vec![
        Column::text("", 24),
        Column::number("one thread", 12),
        Column::number(together, 12),
    ]);
    for cost in &results.costs {
        let shared = cost.shared_ns.map_or_else(|| "-".to_owned(), |ns| format!("{ns:.1} ns"));
        table.row([cost.name().to_owned(), format!("{:.1} ns", cost.alone_ns), shared]);
    }
    page.table(&table);
    page.prose("-: Rust's compiler does not let a plain count go to another thread.");
}

/// What the program prints of deaths, under the first version.
fn deaths(results: &Results) -> String {
    let Some((_, lines)) = results.printed.first() else { return String::new() };
    lines.iter().skip_while(|line| *line != "--").skip(1).map(|line| format!("{line}\n")).collect()
}
