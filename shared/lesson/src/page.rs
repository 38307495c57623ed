//! The layout of a lesson's page.

use anstyle::{AnsiColor, Style};
use anyhow::Result;

use crate::finding::Finding;
use crate::table::Table;
use crate::{Arguments, Timeline, predict};

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
///
/// It is written twice at once: in full, and as a *sheet* for students who predict first, on which each result is a `?`
/// and everything is left out that comes after the results.
#[derive(Clone, Debug)]
pub struct Page {
    paper: Paper,
    full: String,
    sheet: String,
    /// What follows is not on the sheet.
    answers: bool,
}

impl Page {
    /// A page with a title and the question that the lesson answers.
    pub fn new(paper: Paper, title: &str, question: &str) -> Self {
        let mut page = Self { paper, full: String::new(), sheet: String::new(), answers: false };
        page.styled(title, TITLE);
        page.prose(question);
        page
    }

    /// Begins a part of the page.
    pub fn heading(&mut self, heading: &str) {
        self.add("\n");
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

    /// From here on the page tells results: a sheet ends before it. [`Page::verdict`] and [`Page::timeline`] do this
    /// themselves.
    pub fn answers(&mut self) {
        self.answers = true;
    }

    /// A verdict.
    pub fn verdict(&mut self, findings: &[Finding]) {
        self.answers();
        self.heading("Verdict");
        for finding in findings {
            self.point(finding.holds.mark(), &finding.text);
        }
    }

    /// Lines as they are, indented: a program or a command.
    pub fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            self.add(&format!("{}\n", format!("    {line}").trim_end()));
        }
    }

    /// Text that has its own layout.
    pub fn block(&mut self, text: &str) {
        self.add(text.trim_end_matches('\n'));
        self.add("\n");
    }

    /// A table. On a sheet, its results are `?`.
    pub fn table(&mut self, table: &Table) {
        let text = |lines: Vec<String>| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        self.full += &text(table.lines());
        if !self.answers {
            self.sheet += &text(table.asked().lines());
        }
    }

    /// A timeline, with its heading.
    pub fn timeline(&mut self, timeline: &Timeline<'_>) {
        self.answers();
        self.heading(&timeline.title);
        self.block(&timeline.text(self.paper));
    }

    /// Commands of lesson `number` to try next, each with what it shows, and where to read on.
    pub fn next(&mut self, number: u8, commands: &[(&str, &str)]) {
        self.answers();
        self.heading("Try next");
        let longest = commands.iter().map(|(flags, _)| flags.chars().count()).max().unwrap_or(0);
        for (flags, shows) in commands {
            self.verbatim(&format!("cargo run -p lesson-{number:02} -- {flags:<longest$}  # {shows}"));
        }
        self.prose(&format!("Chapter {number} of the book: mdbook serve book"));
    }

    /// The finished page.
    pub fn finish(self) -> String {
        self.full
    }

    /// The finished page as a user asked for it. With `--predict` the sheet comes first: where the user sits at a
    /// terminal, the page follows after Enter, otherwise with `--answers`.
    ///
    /// # Errors
    /// Where the terminal cannot be read.
    pub fn shown(self, arguments: &Arguments) -> Result<String> {
        let Self { paper, full, sheet, .. } = self;
        if !arguments.predict || arguments.answers {
            return Ok(full);
        }
        predict::first(format!("{sheet}\n{}\n", textwrap::fill(predict::task(), paper.width)), &full)
    }

    fn add(&mut self, text: &str) {
        self.full += text;
        if !self.answers {
            self.sheet += text;
        }
    }

    fn styled(&mut self, text: &str, style: Style) {
        match self.paper.colour {
            true => self.add(&format!("{style}{text}{style:#}\n")),
            false => self.add(&format!("{text}\n")),
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, other: &str) {
        let options = textwrap::Options::new(self.paper.width).initial_indent(first).subsequent_indent(other);
        self.add(&format!("{}\n", textwrap::fill(text, options)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Column;

    fn page() -> Page {
        let mut page = Page::new(Paper { width: 60, colour: false }, "Lesson 0: time", "How long?");
        let mut table =
            Table::new(vec![Column::text("", 8), Column::number("wall", 8), Column::number("GIL", 4)]);
        table.row(["threads", "12.3 ms", "-"].map(str::to_owned));
        page.heading("Measured");
        page.table(&table);
        page.verdict(&[Finding::new(true, "12.3 ms.")]);
        page.heading("Why");
        page.prose("Because it takes 12.3 ms.");
        page.next(7, &[("--size 1", "how short?"), ("--workers 12", "how many?")]);
        page
    }

    #[test]
    fn a_sheet_is_the_page_without_its_results() {
        let page = page();
        assert_eq!(
            page.sheet,
            "Lesson 0: time\nHow long?\n\nMeasured\n             wall  GIL\n----------------------\n\
             threads         ?    -\n"
        );
    }

    #[test]
    fn commands_to_try_stand_below_each_other() {
        let expected = "Try next\n    cargo run -p lesson-07 -- --size 1      # how short?\n    cargo run -p \
                        lesson-07 -- --workers 12  # how many?\nChapter 7 of the book: mdbook serve book\n";
        assert!(page().finish().ends_with(expected), "{}", page().full);
    }
}
