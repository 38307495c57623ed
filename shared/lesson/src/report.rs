//! What a lesson's program gives in the end: a page or a JSON object, and the pictures that were asked for.

use anyhow::Result;
use serde_json::Value;
use timeline::Trace;

use crate::{Arguments, Page, Paper, Part, Runner, Timeline, Usage};

/// What a lesson's first page is made of.
#[derive(Clone, Debug)]
pub struct Report<'r> {
    /// For `--trace`.
    pub trace: &'r Trace,
    /// On the page, and for `--svg`.
    pub timeline: Timeline<'r>,
    /// For `--json`.
    pub json: Value,
    /// Otherwise.
    pub page: Page,
}

impl Report<'_> {
    /// Writes the pictures, and gives what is to be printed.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub fn shown(self, arguments: &Arguments) -> Result<String> {
        arguments.pictures.write_trace(self.trace)?;
        arguments.pictures.write_svg(self.timeline.trace, || self.timeline.svg())?;
        if arguments.json {
            return Ok(self.json.to_string() + "\n");
        }
        self.page.shown(arguments)
    }
}

/// Runs another page of a lesson than its first one, and gives what is to be printed.
///
/// # Errors
/// [`Usage`] for pictures, which only the first page has; otherwise those of `run`.
pub fn shown_part(
    lesson: u8,
    name: &str,
    runner: Runner,
    arguments: &Arguments,
    run: impl FnOnce() -> Result<Part>,
) -> Result<String> {
    if arguments.pictures.wanted() {
        return Err(
            Usage(format!("--trace and --svg go with the lesson's first page, not with {name}")).into()
        );
    }
    let part = run()?;
    if arguments.json {
        return Ok(part.json(lesson, name, runner).to_string() + "\n");
    }
    part.page(lesson, runner, Paper::of_stdout()).shown(arguments)
}
