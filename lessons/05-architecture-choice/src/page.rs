//! The lesson's first page: the tree, and what became of its advice.

use std::time::Duration;

use lesson::wording::milliseconds;
use lesson::{Column, Finding, Machine, Page, Paper, Setting, Table, Timeline};
use serde_json::{Value, json};

use crate::advice::{self, Tool};
use crate::trial::{Trial, Trials};

/// The tools, as columns.
const TOOLS: [(Tool, &str); 5] = [
    (Tool::Sequence, "sequence"),
    (Tool::Threads, "threads"),
    (Tool::Processes, "processes"),
    (Tool::FreeThreaded, "no GIL"),
    (Tool::Hybrid, "hybrid"),
];

/// A recommended tool that takes up to so many times as long as the best one has not lost.
const AS_GOOD: f64 = 1.1;

pub(crate) fn page(setting: &Setting, trials: &Trials, paper: Paper) -> Page {
    let mut page = Page::new(
        paper,
        "Lesson 5: the right tool",
        "Threads, processes, an event loop, or none of them? First ask what the program waits for.",
    );
    page.heading("The decision");
    page.block(&advice::text());
    page.heading(&setting.runner.heading());
    page.prose(
        "The advice, tried: each kind of work with each tool. * is the tool that the tree recommends.",
    );
    page.table(&table(trials));
    page.verdict(&findings(setting, trials));
    page.timeline(&timeline(trials));
    page.heading("Why");
    page.prose(WHY);
    page.next(5, &NEXT);
    page
}

const WHY: &str = "What decides is whether the program waits or computes, and that can be measured: CPU time against wall time. \
    Threads overlap waiting, processes and builds without a GIL overlap computing, and each has a price: a process its start \
    and its messages, an event loop another way to write programs.";

const NEXT: [(&str, &str); 4] = [
    ("--classify FILE.py", "does your program wait?"),
    ("--part scraper", "with failures and hangs"),
    ("--part records", "what do chunks cost?"),
    ("--part boundary", "what crosses a process?"),
];

/// The threads that fetch.
pub(crate) fn timeline(trials: &Trials) -> Timeline<'_> {
    Timeline::first("Threads that fetch: their", &trials.trace, Duration::from_millis(220))
}

fn table(trials: &Trials) -> Table {
    let mut columns = vec![Column::text("", 24)];
    columns.extend(TOOLS.map(|(_, name)| Column::number(name, 10)));
    let mut table = Table::new(columns);
    for trial in &trials.trials {
        let cell = |(tool, _): &(Tool, &str)| {
            let seconds = trial.seconds.iter().find(|(tried, _)| tried == tool).map(|(_, seconds)| *seconds);
            let mark = if *tool == trial.recommended { "*" } else { "" };
            seconds.map_or_else(|| "-".to_owned(), |seconds| milliseconds(seconds) + mark)
        };
        table.row(std::iter::once(trial.work.to_owned()).chain(TOOLS.iter().map(cell)));
    }
    table
}

/// Whether the recommended tool won, or by how much it did not.
fn findings(setting: &Setting, trials: &Trials) -> Vec<Finding> {
    let finding = |trial: &Trial| {
        let (best, times) = trial.best();
        let name = trial.recommended.name();
        let text = if best == trial.recommended {
            format!("{}: {name} won.", trial.work)
        } else {
            format!("{}: {name} took {times:.2} times as long as {}.", trial.work, best.name())
        };
        Finding::if_shown(times <= AS_GOOD, text)
    };
    let machine = Machine::new(setting.runner, 2).finding(false);
    machine.into_iter().chain(trials.trials.iter().map(finding)).collect()
}

/// The results as one JSON object.
pub(crate) fn json(setting: &Setting, trials: &Trials) -> Value {
    let rows = trials.trials.iter().map(|trial| {
        let seconds: serde_json::Map<String, Value> =
            trial.seconds.iter().map(|(tool, seconds)| (tool.name().to_owned(), json!(seconds))).collect();
        json!({"work": trial.work, "recommended": trial.recommended.name(), "seconds": seconds})
    });
    json!({
        "lesson": 5,
        "python": setting.python.to_string(),
        "runner": setting.runner.name(),
        "rows": rows.collect::<Vec<_>>(),
        "verdict": findings(setting, trials).iter().map(Finding::json).collect::<Vec<_>>(),
    })
}
