//! Lesson 3: CPU-bound work in threads and in processes.

mod arguments;
mod experiment;
mod json;
mod page;
mod row;
mod verdict;

use std::process::ExitCode;

use anyhow::Result;
use lesson::Paper;

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: measures, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let experiment = Experiment::new(arguments)?;
    // Nobody should wait for measurements only to learn that they cannot be kept.
    arguments.common.pictures.check()?;
    let results = experiment.run()?;
    arguments.common.pictures.write(&results.trace)?;
    if arguments.common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    Ok(page::page(&experiment, &results, Paper::of_stdout()))
}
