//! Lesson 4: who lets go of the lock, and what waiting costs.

mod arguments;
mod fetches;
mod page;
mod parts;

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
    if let Some(part) = arguments.part.run(&setting) {
        let (name, part) = part?;
        if common.json {
            return Ok(part.json(4, name, setting.runner).to_string() + "\n");
        }
        return part.page(4, setting.runner, Paper::of_stdout()).shown(common);
    }
    common.pictures.check()?;
    let fetches = fetches::run(&setting, arguments.url.as_deref())?;
    common.pictures.write_trace(&fetches.trace)?;
    common.pictures.write_svg(&fetches.trace, || page::timeline(&fetches).svg())?;
    if common.json {
        return Ok(page::json(&setting, &fetches).to_string() + "\n");
    }
    page::page(&setting, &fetches, Paper::of_stdout()).shown(common)
}
