//! What the checks found.

use std::path::{Path, PathBuf};

/// The size of the book and its problems.
#[derive(Debug, Default)]
pub struct Report {
    /// Pages that SUMMARY.md lists and that exist.
    pub pages: usize,
    /// Include directives on them, and in the Markdown that they include.
    pub includes: usize,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
}

/// One thing that is wrong with the book.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The absolute path of the file to correct; the book's folder where mdBook names no file.
    pub file: PathBuf,
    /// The line in it, from 1, where the check knows it.
    pub line: Option<usize>,
    /// What is wrong, in one line.
    pub message: String,
}

impl Report {
    pub(crate) fn add(&mut self, file: &Path, line: Option<usize>, message: impl Into<String>) {
        // mdBook's own messages can have several lines; a problem has one.
        let message: String = message.into();
        let message = message.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>();
        self.problems.push(Problem { file: file.to_path_buf(), line, message: message.join(" ") });
    }

    /// In the order in which an author works through them. Markdown that two pages include is reported once.
    pub(crate) fn sort(&mut self) {
        self.problems.sort();
        self.problems.dedup();
    }

    /// `3 pages, 12 includes, 0 problems`
    #[must_use]
    pub fn totals(&self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let problems = self.problems.len();
        [count(self.pages, "page"), count(self.includes, "include"), count(problems, "problem")].join(", ")
    }
}

impl Problem {
    /// `src/page.md:3: what is wrong`, with the path relative to `folder` if the file lies below it, so that
    /// an editor or a terminal can open it.
    #[must_use]
    pub fn seen_from(&self, folder: &Path) -> String {
        let file = match self.file.strip_prefix(folder) {
            Ok(below) if below.as_os_str().is_empty() => Path::new("."),
            Ok(below) => below,
            Err(_) => &self.file,
        };
        match self.line {
            Some(line) => format!("{}:{line}: {}", file.display(), self.message),
            None => format!("{}: {}", file.display(), self.message),
        }
    }
}
