//! Lesson 5: measure first, then choose the tool.

mod advice;
mod arguments;
mod classify;
mod page;
mod parts;
mod trial;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Setting};

use arguments::Arguments;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs what is asked for, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    let setting = Setting::new(common)?;
    let part = match &arguments.classify[..] {
        [] => arguments.part.run(&setting),
        target => Some(classify::part(&setting, target).map(|part| ("classify", part))),
    };
    if let Some(part) = part {
        let (name, part) = part?;
        if common.json {
            return Ok(part.json(5, name, setting.runner).to_string() + "\n");
        }
        return part.page(5, setting.runner, Paper::of_stdout()).shown(common);
    }
    common.pictures.check()?;
    let trials = trial::run(&setting)?;
    common.pictures.write_trace(&trials.trace)?;
    common.pictures.write_svg(&trials.trace, || page::timeline(&trials).svg())?;
    if common.json {
        return Ok(page::json(&setting, &trials).to_string() + "\n");
    }
    page::page(&setting, &trials, Paper::of_stdout()).shown(common)
}
