//! Lesson 6: why a file that starts processes needs the main guard.

mod arguments;
mod cost;
mod experiment;
mod json;
mod outcome;
mod page;
mod twin;
mod verdict;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Report};

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    if let Some(code) = twin::main() {
        return code;
    }
    lesson::main(lesson)
}

/// The lesson: runs the files, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    common.pictures.check()?;
    let results = experiment.run()?;
    let json = json::object(&experiment, &results);
    let page = page::page(&experiment, &results, Paper::of_stdout());
    Report { trace: &results.trace, timeline: page::timeline(&results), json, page }.shown(common)
}
