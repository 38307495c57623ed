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
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    common.pictures.check()?;
    let results = experiment.run()?;
    common.pictures.write_trace(&results.trace)?;
    common.pictures.write_svg(&results.timeline, || page::timeline(&results).svg())?;
    if common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    page::page(&experiment, &results, Paper::of_stdout()).shown(common)
}
