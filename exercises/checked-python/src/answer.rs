//! An answer, and the programs that checks put behind it.

use crate::driven::Driven;
use crate::refused::refused;
use pyvm::{Source, compile};

/// What the last line of a driver prints. In a check it is a word that nobody can know before.
const END: &str = "\"the end of the check\"";

/// A Python file that a student wrote.
#[derive(Clone, Debug)]
pub struct Answer<'a> {
    /// Where it lies, from the workspace's root.
    pub(crate) path: &'static str,
    pub(crate) text: &'a str,
}

/// A program that uses an answer's definitions: `drivers/NAME.py` in the exercise's folder.
#[derive(Clone, Copy, Debug)]
pub struct Driver {
    /// Where it lies, from the workspace's root.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl<'a> Answer<'a> {
    /// An answer of definitions only, which imports nothing but these modules.
    ///
    /// # Errors
    /// Why it cannot be judged: it is no Python, or says what an answer has no use for.
    pub fn new(path: &'static str, text: &'a str, modules: &[&str]) -> Result<Self, String> {
        compile(Source::new(file_name(path), text)).map_err(|error| format!("It cannot be run: {error}"))?;
        match refused(text, modules) {
            Some((line, why)) => Err(format!("Line {line} of {}: {why}", file_name(path))),
            None => Ok(Self { path, text }),
        }
    }

    /// The answer with a driver behind it.
    pub fn with(&self, driver: Driver) -> Driven<'_> {
        Driven { answer: self, driver }
    }

    /// The whole program, its last line printing `end`.
    pub(crate) fn followed_by(&self, driver: Driver, end: &str) -> String {
        // As `gil … --then` does it: a line end between the two, whatever the first one ends with.
        format!("{}\n{}", self.text, driver.text.replace(END, &format!("{end:?}")))
    }
}

/// A path's last part.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
