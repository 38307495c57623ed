//! Lesson 1: what the GIL is, and the race that it does not prevent.

mod arguments;
mod counter;
mod experiment;
mod interleavings;
mod json;
mod locks;
mod marks;
mod page;
mod pictures;
mod verdict;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Report};

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs the counters, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    common.pictures.check()?;
    let results = experiment.run()?;
    let [timeline, _] = page::timelines(&results);
    let json = json::object(&experiment, &results);
    let page = page::page(&experiment, &results, Paper::of_stdout());
    Report { trace: &results.trace, timeline, json, page }.shown(common)
}
