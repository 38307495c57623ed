//! The lesson's page.

use lesson::wording::{grouped, milliseconds};
use lesson::{Column, Page, Paper, Runner, Table, Timeline};
use workloads::CPU_BOUND;

use crate::experiment::{Experiment, Results, TIMELINE};
use crate::row::{Kind, Row};
use crate::verdict;

pub(crate) fn page(
    experiment: &Experiment,
    results: &Results,
    timeline: &Timeline<'_>,
    paper: Paper,
) -> Page {
    let n = experiment.workers;
    let mut page = Page::new(
        paper,
        "Lesson 3: CPU-bound work",
        &format!("{n} equal tasks that only compute: do threads finish them sooner? Do processes?"),
    );
    program(&mut page, experiment);
    page.heading(&experiment.runner.heading());
    page.prose(&format!(
        "Each task makes {} turns, under the rules of CPython {} ({}). The speed-up compares with the tasks in \
         sequence. {}",
        grouped(experiment.size),
        experiment.python,
        experiment.python.rules,
        match (experiment.runner, results.rounds) {
            (Runner::Simulated, _) => "Nothing was measured: this command always prints this page.",
            (Runner::Measured, 1) => "Each row ran once.",
            (Runner::Measured, _) => "Each row ran twice; the faster run counts.",
        }
    ));
    page.table(&table(&results.rows, paper.width));
    page.verdict(&verdict::findings(results));
    page.timeline(timeline);
    page.heading("Why");
    page.prose(WHY);
    page.next(3, &NEXT);
    page
}

const WHY: &str = "Python code runs only in the thread that holds the GIL, and work that never waits never lets go of \
    it by itself, so threads take turns on one core and pay for every hand-over. Each process has an interpreter and a \
    GIL of its own, so processes run on all cores, once they have started. Without a GIL, or in native code that \
    releases it, threads do too.";

const NEXT: [(&str, &str); 4] = [
    ("--part intervals", "does a short interval cost?"),
    ("--part threads", "do more threads help?"),
    ("--part why", "what do threads pay for?"),
    ("--part break-even", "when do processes not pay?"),
];

fn program(page: &mut Page, experiment: &Experiment) {
    page.heading(&format!("The program ({})", CPU_BOUND.path));
    page.verbatim(&CPU_BOUND.function(experiment.task.function()));
    page.verbatim("\n");
    page.verbatim(&CPU_BOUND.function("in_threads"));
}

fn table(rows: &[Row], width: usize) -> Table {
    let numbers = [
        Column::number("wall", 9),
        Column::number("CPU", 9),
        Column::number("speed-up", 8),
        Column::number("model", 5),
        Column::number("GIL switches", 12),
    ];
    let taken: u16 = numbers.iter().map(|column| column.width + 1).sum();
    let room = u16::try_from(width).unwrap_or(80).saturating_sub(taken + 1).clamp(24, 34);
    let mut columns = vec![Column::text("", room)];
    columns.extend(numbers);
    let mut table = Table::new(columns);
    for row in rows {
        table.row([
            row.timing.name.clone(),
            milliseconds(row.timing.wall_s),
            row.timing.cpu_s.map(milliseconds).unwrap_or_default(),
            format!("{:.2}", row.speed_up()),
            row.predicted.map(|times| format!("{times:.1}")).unwrap_or_default(),
            switches(row),
        ]);
    }
    table
}

fn switches(row: &Row) -> String {
    match (&row.timing.gil, row.kind) {
        (Some(gil), _) => gil.switches.to_string(),
        (None, Kind::Real) => String::new(),
        (None, _) => "-".to_owned(),
    }
}

/// Two threads, in their first moments.
pub(crate) fn timeline<'r>(experiment: &Experiment, results: &'r Results) -> Timeline<'r> {
    let how = if experiment.python.rules.has_gil() {
        format!("under the GIL, {} ms", experiment.intervals[0])
    } else {
        "without a GIL".to_owned()
    };
    Timeline::first(&format!("Two threads {how}: their"), &results.timeline, TIMELINE)
}
