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
use lesson::Paper;

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
    let experiment = Experiment::new(arguments)?;
    let results = experiment.run()?;
    if arguments.common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    Ok(page::page(&experiment, &results, Paper::of_stdout()))
}
