//! The lesson's other pages: one question each, about the same tasks.

mod break_even;
mod intervals;
mod threads;
mod why;

use anyhow::Result;
use clap::ValueEnum;
use lesson::{Finding, Page, Paper, Table};
use serde_json::{Value, json};

use crate::experiment::Experiment;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Sequence, threads, processes, no GIL, Rust
    Overview,
    /// Switch intervals from 100 to 0.1 ms
    Intervals,
    /// 1 to 8 threads
    Threads,
    /// Why threads are slower, each reason by its own counter
    Why,
    /// From which size on a task is worth a process
    BreakEven,
}

/// What a part found.
pub(crate) struct Found {
    pub(crate) question: String,
    /// What was run.
    pub(crate) setting: String,
    pub(crate) table: Table,
    /// Lines below the table, as they are.
    pub(crate) below: String,
    pub(crate) findings: Vec<Finding>,
    pub(crate) why: &'static str,
    pub(crate) rows: Value,
}

impl Part {
    /// Runs it; `None` for the overview, which has a page of its own.
    pub(crate) fn run(self, experiment: &Experiment) -> Option<Result<Found>> {
        match self {
            Self::Overview => None,
            Self::Intervals => Some(intervals::run(experiment)),
            Self::Threads => Some(threads::run(experiment)),
            Self::Why => Some(why::run(experiment)),
            Self::BreakEven => Some(break_even::run(experiment)),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Overview => "Lesson 3: CPU-bound work",
            Self::Intervals => "Lesson 3: the switch interval",
            Self::Threads => "Lesson 3: how many threads",
            Self::Why => "Lesson 3: why threads are slower",
            Self::BreakEven => "Lesson 3: when a process pays",
        }
    }
}

/// The page of a part.
pub(crate) fn page(part: Part, found: &Found, experiment: &Experiment, paper: Paper) -> Page {
    let mut page = Page::new(paper, part.title(), &found.question);
    page.heading(&experiment.runner.heading());
    page.prose(&found.setting);
    page.table(&found.table);
    if !found.below.is_empty() {
        page.answers();
        page.block(&found.below);
    }
    page.verdict(&found.findings);
    page.heading("Why");
    page.prose(found.why);
    page.prose("Chapter 3 of the book: mdbook serve book");
    page
}

/// The JSON object of a part.
pub(crate) fn object(part: Part, found: &Found, experiment: &Experiment) -> Value {
    json!({
        "lesson": 3,
        "part": part.to_possible_value().map(|value| value.get_name().to_owned()),
        "python": experiment.python.to_string(),
        "runner": experiment.runner.name(),
        "cores": experiment.runner.cores(),
        "workers": experiment.workers,
        "size": experiment.size,
        "rows": found.rows,
        "verdict": found.findings.iter().map(Finding::json).collect::<Vec<_>>(),
    })
}
