//! Lesson 4: who lets go of the lock, and what waiting costs.

mod arguments;
mod fetches;
mod page;
mod parts;

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
    if let Some((name, run)) = arguments.part.page() {
        return lesson::shown_part(4, name, setting.runner, common, || run(&setting));
    }
    common.pictures.check()?;
    let fetches = fetches::run(&setting, arguments.url.as_deref())?;
    let json = page::json(&setting, &fetches);
    let page = page::page(&setting, &fetches, Paper::of_stdout());
    Report { trace: &fetches.trace, timeline: page::timeline(&fetches), json, page }.shown(common)
}
