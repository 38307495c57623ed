//! Lesson 2: reference counts, what the GIL does for them, and what stands in its place.

mod arguments;
mod costs;
mod experiment;
mod json;
mod page;
mod proof;
mod race;
mod verdict;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Report};

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs the programs, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    common.pictures.check()?;
    let results = experiment.run()?;
    let json = json::object(&experiment, &results);
    let page = page::page(&experiment, &results, Paper::of_stdout());
    Report { trace: &results.trace, timeline: page::timeline(&results), json, page }.shown(common)
}
