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
use lesson::Paper;

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
    common.pictures.write_trace(&results.trace)?;
    common.pictures.write_svg(&results.trace, || page::timeline(&results).svg())?;
    if common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    page::page(&experiment, &results, Paper::of_stdout()).shown(common)
}
