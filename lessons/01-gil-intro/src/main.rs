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
use lesson::Paper;

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
    common.pictures.write_trace(&results.trace)?;
    common.pictures.write_svg(&results.timelines[0], || page::timelines(&results)[0].svg())?;
    if common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    page::page(&experiment, &results, Paper::of_stdout()).shown(common)
}
