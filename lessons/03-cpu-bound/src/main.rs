//! Lesson 3: CPU-bound work in threads and in processes.

mod arguments;
mod experiment;
mod json;
mod page;
mod row;
mod verdict;

use std::process::ExitCode;

use anyhow::{Context, Result};
use lesson::Paper;

use arguments::Arguments;
use experiment::Experiment;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: measures, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let experiment = Experiment::new(arguments)?;
    if let Some(path) = &arguments.common.trace {
        // Nobody should wait for measurements only to learn that they cannot be kept.
        std::fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let results = experiment.run()?;
    if let Some(path) = &arguments.common.trace {
        let trace = timeline::perfetto::json(&results.trace).to_string();
        std::fs::write(path, trace).with_context(|| format!("cannot write {}", path.display()))?;
    }
    if arguments.common.json {
        return Ok(json::object(&experiment, &results).to_string() + "\n");
    }
    Ok(page::page(&experiment, &results, Paper::of_stdout()))
}
