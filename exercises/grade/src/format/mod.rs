//! The formats that instructors' tools read. Each renders the same grades.

mod classroom50;
mod github;
mod gradescope;
mod html;
mod junit;
mod table;

use crate::model::Graded;
use crate::store::file_name;
use anyhow::Result;
use clap::ValueEnum;
use std::collections::BTreeMap;
use std::time::SystemTime;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// `gradescope/STUDENT.json`: the autograder's `results.json`.
    Gradescope,
    /// `classroom50/STUDENT.json`: Classroom 50's `result.json`.
    Classroom50,
    /// `github/STUDENT.txt`: the step output that GitHub's autograding reporter reads.
    Github,
    /// `junit.xml`, as Jenkins reads it.
    Junit,
    /// `grades.csv`: a row for each student, a column for each exercise.
    Csv,
    /// `grades.json`: everything.
    Json,
    /// `index.html`: the class at a glance, and its commonest misconceptions.
    Html,
}

/// What a rendering needs to know beside the grades.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Now, as `2026-01-31T12:00:00Z`.
    pub datetime: String,
    /// What the environment says about classroom and submission: `CLASSROOM`, `COMMIT_URL` and so on.
    pub identity: BTreeMap<String, String>,
}

impl Run {
    /// This run.
    pub fn here() -> Self {
        let datetime = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        let names = classroom50::IDENTITY.iter().map(|(_, name)| *name);
        let identity = names.filter_map(|name| Some((name.to_owned(), std::env::var(name).ok()?))).collect();
        Self { datetime, identity }
    }
}

/// The files of a format, by their names.
///
/// # Errors
/// If a library cannot write what it was given.
pub fn render(format: Format, grades: &[Graded]) -> Result<BTreeMap<String, String>> {
    render_run(format, grades, &Run::here())
}

/// The files of a format, for a run that is known.
///
/// # Errors
/// If a library cannot write what it was given.
pub fn render_run(format: Format, grades: &[Graded], run: &Run) -> Result<BTreeMap<String, String>> {
    let each =
        |folder: &str, ending: &str, one: &dyn Fn(&Graded) -> Result<String>| -> Result<BTreeMap<_, _>> {
            let files = grades.iter();
            files
                .map(|graded| Ok((format!("{folder}/{}.{ending}", file_name(&graded.student)), one(graded)?)))
                .collect()
        };
    let whole = |name: &str, text: Result<String>| Ok(BTreeMap::from([(name.to_owned(), text?)]));
    match format {
        Format::Gradescope => each("gradescope", "json", &gradescope::results),
        Format::Classroom50 => each("classroom50", "json", &|graded| classroom50::result(graded, run)),
        Format::Github => each("github", "txt", &github::output),
        Format::Junit => whole("junit.xml", junit::xml(grades, run)),
        Format::Csv => whole("grades.csv", table::csv(grades)),
        Format::Json => whole("grades.json", pretty(&grades)),
        Format::Html => whole("index.html", Ok(html::page(grades))),
    }
}

/// JSON for people too, with a line end.
fn pretty(value: &impl serde::Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// Without the characters that XML 1.0 has no way to write, and that a page does not show.
fn legal(text: &str) -> String {
    let legal = |char: &char| matches!(char, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(legal).collect()
}
