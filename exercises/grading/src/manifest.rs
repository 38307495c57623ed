//! `exercise.toml`: what an exercise is, what is graded, and which mistakes are known.

use serde::Deserialize;

/// An exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What an answer is.
    pub kind: Kind,
    /// Its name for people.
    pub title: String,
    /// The lesson that it belongs to.
    pub lesson: u32,
    /// How long it takes, roughly.
    pub minutes: u32,
    /// The file that a student changes, from the exercise's folder. Everything else is the course's.
    pub answer: String,
    /// Other files of the exercise's folder that a student reads or runs: programs, and what checks put behind an answer.
    #[serde(default)]
    pub given: Vec<String>,
    /// What is graded, in the order in which it is shown.
    pub check: Vec<Check>,
    /// Known wrong answers.
    #[serde(default)]
    pub wrong: Vec<Wrong>,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A Rust file.
    Rust,
    /// A Python file: the course's machine runs it, or tries every interleaving of its threads.
    Python,
    /// A sheet with predictions or decisions, in TOML: judged by runs of the course's machine.
    Sheet,
}

impl Kind {
    /// The answer is read while the check runs; nothing of it is compiled into the check.
    pub fn is_data(self) -> bool {
        self != Self::Rust
    }

    /// How the names of answers end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Rust => "rs",
            Self::Python => "py",
            Self::Sheet => "toml",
        }
    }

    /// What a comment's line begins with.
    pub fn comment(self) -> &'static str {
        if self == Self::Rust { "//!" } else { "#" }
    }
}

/// One thing that is graded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The name of its function.
    pub name: String,
    /// What it is worth.
    pub points: u32,
    /// What a right answer does.
    pub says: String,
    /// After how many seconds it has taken too long.
    #[serde(default = "half_a_minute")]
    pub seconds: u64,
    /// How many processes an answer may start, itself included.
    #[serde(default = "one")]
    pub processes: u32,
}

/// A known wrong answer: `wrong/NAME.rs` (or `.py`, or `.toml`), with one misconception.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrong {
    /// The name of its file, without the folder and the ending.
    pub name: String,
    /// What somebody who writes this believes.
    pub misconception: String,
    /// The check that it fails.
    pub fails: String,
    /// What that check's message contains. Who gets this message probably believes this.
    pub says: String,
}

fn half_a_minute() -> u64 {
    30
}

fn one() -> u32 {
    1
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// What is wrong with it, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The points of all checks.
    pub fn points(&self) -> u32 {
        self.check.iter().map(|check| check.points).sum()
    }

    /// The misconception that a failed check's message tells of.
    pub fn misconception(&self, check: &str, message: &str) -> Option<&Wrong> {
        self.wrong.iter().find(|wrong| wrong.fails == check && message.contains(&wrong.says))
    }
}
