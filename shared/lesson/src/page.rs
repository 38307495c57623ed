//! The layout of a lesson's page.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use crate::finding::Finding;
use crate::table::Table;

/// What a page is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Columns.
    pub width: usize,
    /// Whether it takes colour.
    pub colour: bool,
}

/// A page is this wide where nothing says how wide it can be.
const DEFAULT_WIDTH: usize = 80;

impl Paper {
    /// The terminal that standard output goes to, or 80 columns without colour where it goes elsewhere.
    /// `COLUMNS` overrides the width.
    pub fn of_stdout() -> Self {
        let from_environment = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let of_terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let width = from_environment.or_else(of_terminal).unwrap_or(DEFAULT_WIDTH).clamp(40, 120);
        let colour = anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never;
        Self { width, colour }
    }
}

const TITLE: Style = Style::new().bold();
const HEADING: Style = AnsiColor::Cyan.on_default().bold();

/// A page in the making.
#[derive(Clone, Debug)]
pub struct Page {
    paper: Paper,
    text: String,
}

impl Page {
    /// A page with a title and the question that the lesson answers.
    pub fn new(paper: Paper, title: &str, question: &str) -> Self {
        let mut page = Self { paper, text: String::new() };
        page.styled(title, TITLE);
        page.prose(question);
        page
    }

    /// Begins a part of the page.
    pub fn heading(&mut self, heading: &str) {
        self.text.push('\n');
        self.styled(heading, HEADING);
    }

    /// A paragraph, broken into lines that fit.
    pub fn prose(&mut self, text: &str) {
        self.wrapped(text, "", "");
    }

    /// A point of a list.
    pub fn point(&mut self, mark: &str, text: &str) {
        self.wrapped(text, &format!("{mark} "), &" ".repeat(mark.chars().count() + 1));
    }

    /// A verdict.
    pub fn verdict(&mut self, findings: &[Finding]) {
        self.heading("Verdict");
        for finding in findings {
            self.point(finding.holds.mark(), &finding.text);
        }
    }

    /// Lines as they are, indented: a program or a command.
    pub fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.text, "{}", format!("    {line}").trim_end());
        }
    }

    /// Text that has its own layout, a timeline say.
    pub fn block(&mut self, text: &str) {
        self.text.push_str(text.trim_end_matches('\n'));
        self.text.push('\n');
    }

    /// A table.
    pub fn table(&mut self, table: &Table) {
        for line in table.lines() {
            let _ = writeln!(self.text, "{line}");
        }
    }

    /// The finished page.
    pub fn finish(self) -> String {
        self.text
    }

    fn styled(&mut self, text: &str, style: Style) {
        let _ = match self.paper.colour {
            true => writeln!(self.text, "{style}{text}{style:#}"),
            false => writeln!(self.text, "{text}"),
        };
    }

    fn wrapped(&mut self, text: &str, first: &str, other: &str) {
        let options = textwrap::Options::new(self.paper.width).initial_indent(first).subsequent_indent(other);
        let _ = writeln!(self.text, "{}", textwrap::fill(text, options));
    }
}
