//! A page of one question: what was run, one table, what it says, and why.

use serde_json::{Value, json};

use crate::{Finding, Page, Paper, Runner, Table};

/// What a page of one question has.
#[derive(Clone, Debug)]
pub struct Part {
    /// `Lesson 3: the switch interval`.
    pub title: &'static str,
    /// The question, in one line.
    pub question: String,
    /// What was run.
    pub setting: String,
    /// What came out.
    pub table: Table,
    /// Lines below the table, as they are; may be empty.
    pub below: String,
    /// What the numbers say.
    pub findings: Vec<Finding>,
    /// In three sentences.
    pub why: &'static str,
    /// The table's figures, for JSON.
    pub rows: Value,
}

impl Part {
    /// The page.
    pub fn page(&self, lesson: u8, runner: Runner, paper: Paper) -> Page {
        let mut page = Page::new(paper, self.title, &self.question);
        page.heading(&runner.heading());
        page.prose(&self.setting);
        page.table(&self.table);
        if !self.below.is_empty() {
            page.answers();
            page.block(&self.below);
        }
        page.verdict(&self.findings);
        page.heading("Why");
        page.prose(self.why);
        page.prose(&format!("Chapter {lesson} of the book: mdbook serve book"));
        page
    }

    /// The JSON object.
    pub fn json(&self, lesson: u8, part: &str, runner: Runner) -> Value {
        json!({
            "lesson": lesson,
            "part": part,
            "runner": runner.name(),
            "cores": runner.cores(),
            "rows": self.rows,
            "verdict": self.findings.iter().map(Finding::json).collect::<Vec<_>>(),
        })
    }
}
