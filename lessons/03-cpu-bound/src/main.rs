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
use lesson::Paper;

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs everything, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let experiment = Experiment::new(arguments)?;
    if let Some(part) = arguments.part.run(&experiment) {
        let (name, part) = part?;
        if common.json {
            return Ok(part.json(3, name, experiment.runner).to_string() + "\n");
        }
        return part.page(3, experiment.runner, Paper::of_stdout()).shown(common);
    }
    common.pictures.check()?;
    let results = experiment.run()?;
    let timeline = page::timeline(&experiment, &results);
    common.pictures.write_trace(&results.trace)?;
    common.pictures.write_svg(&results.timeline, || timeline.svg())?;
    if common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    page::page(&experiment, &results, &timeline, Paper::of_stdout()).shown(common)
}
