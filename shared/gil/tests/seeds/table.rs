//! The table of all programs.

use std::fmt;

use crate::cpython::CPython;
use crate::judge::Verdict;

/// One program.
pub(crate) struct Row {
    pub(crate) document: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
    pub(crate) uses: Vec<String>,
    pub(crate) scope: String,
    pub(crate) changed: Vec<&'static str>,
    pub(crate) ours: String,
    pub(crate) cpython: String,
    pub(crate) verdict: Verdict,
}

/// All programs.
pub(crate) struct Table {
    compared: String,
    rows: Vec<Row>,
}

const HEAD: [&str; 9] =
    ["document", "line", "lines", "uses", "scope", "changed", "here", "CPython", "passes"];

impl Table {
    pub(crate) fn new(cpython: &Result<CPython, String>) -> Self {
        let compared = match cpython {
            Ok(cpython) => format!(
                "Compared with CPython {}, which has a stand-in for the package `requests`.",
                cpython.version
            ),
            Err(why) => format!("Compared with nothing: {why}."),
        };
        Self { compared, rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The programs that do not pass, one line each.
    pub(crate) fn failed(&self) -> Vec<String> {
        let line = |row: &Row| {
            let why = row.verdict.as_ref().err()?;
            Some(format!("{}:{}: {why}", row.document, row.line))
        };
        self.rows.iter().filter_map(line).collect()
    }
}

impl Row {
    fn cells(&self) -> [String; 9] {
        let verdict = match &self.verdict {
            Ok(how) => format!("yes: {how}"),
            Err(why) => format!("NO: {why}"),
        };
        [
            self.document.clone(),
            self.line.to_string(),
            self.lines.to_string(),
            self.uses.join(" "),
            self.scope.clone(),
            self.changed.join(", "),
            self.ours.clone(),
            self.cpython.clone(),
            verdict,
        ]
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(self.rows.iter().map(Row::cells));
        let width =
            |column: usize| lines.iter().map(|cells| cells[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 9] = std::array::from_fn(width);
        for cells in &lines {
            let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
            writeln!(f, "{}", padded.collect::<Vec<_>>().join("  ").trim_end())?;
        }
        let passed = self.rows.iter().filter(|row| row.verdict.is_ok()).count();
        let scoped = self.rows.iter().filter(|row| row.scope.starts_with("in scope")).count();
        writeln!(f, "{} programs, {scoped} in scope, {passed} pass. {}", self.rows.len(), self.compared)
    }
}
