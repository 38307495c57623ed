//! Lesson 5: measure first, then choose the tool.

mod advice;
mod arguments;
mod classify;
mod page;
mod parts;
mod trial;

use std::process::ExitCode;

use anyhow::Result;
use lesson::{Paper, Report, Setting};

use arguments::Arguments;

fn main() -> ExitCode {
    lesson::main(lesson)
}

/// The lesson: runs what is asked for, and gives the page or the JSON object.
fn lesson(arguments: &Arguments) -> Result<String> {
    let common = &arguments.common;
    common.without_sizes()?;
    let setting = Setting::new(common)?;
    if !arguments.classify.is_empty() {
        let run = || classify::part(&setting, &arguments.classify);
        return lesson::shown_part(5, "classify", setting.runner, common, run);
    }
    if let Some((name, run)) = arguments.part.page() {
        return lesson::shown_part(5, name, setting.runner, common, || run(&setting));
    }
    common.pictures.check()?;
    let trials = trial::run(&setting)?;
    let json = page::json(&setting, &trials);
    let page = page::page(&setting, &trials, Paper::of_stdout());
    Report { trace: &trials.trace, timeline: page::timeline(&trials), json, page }.shown(common)
}
