//! Lesson 3: CPU-bound work in threads and in processes.

mod arguments;
mod experiment;
mod json;
mod page;
mod parts;
mod row;
mod verdict;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Report};

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs everything, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    if let Some((name, run)) = arguments.part.page() {
        return lesson::shown_part(3, name, experiment.runner, common, || run(&experiment));
    }
    common.pictures.check()?;
    let results = experiment.run()?;
    let timeline = page::timeline(&experiment, &results);
    let json = json::object(&experiment, &results);
    let page = page::page(&experiment, &results, &timeline, Paper::of_stdout());
    Report { trace: &results.trace, timeline, json, page }.shown(common)
}
