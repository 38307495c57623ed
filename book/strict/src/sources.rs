//! Walks the pages as their author wrote them, and the Markdown that they include.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::directive::{self, Kind};
use crate::report::Report;
use crate::{fences, includes};

/// mdBook gives up on deeper nesting with an error in its log, which is reported then.
const DEPTH: usize = 10;

/// A page, or the part of a file that a page includes.
#[derive(Debug)]
pub(crate) struct Text<'a> {
    pub(crate) file: &'a Path,
    /// The number of the text's first line in the file, from 1.
    pub(crate) first_line: usize,
    pub(crate) markdown: &'a str,
}

impl Text<'_> {
    /// The line of the file that holds this byte of the text.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        self.first_line + self.markdown[..offset].matches('\n').count()
    }
}

/// What the walk learnt for the checks after it.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    /// Files that some page includes.
    pub(crate) included: BTreeSet<PathBuf>,
    /// Pages with a problem. What mdBook makes of them repeats it, so it is not asked.
    pub(crate) flagged: BTreeSet<PathBuf>,
}

/// Checks the includes and the code blocks of all pages.
pub(crate) fn check(pages: &[PathBuf], report: &mut Report) -> Sources {
    let mut sources = Sources::default();
    for page in pages {
        let before = report.problems.len();
        match std::fs::read_to_string(page) {
            Ok(markdown) => {
                let text = Text { file: page, first_line: 1, markdown: &markdown };
                sources.walk(&text, DEPTH, report);
            }
            Err(error) => report.add(page, None, format!("the page cannot be read: {error}")),
        }
        if report.problems.len() > before {
            sources.flagged.insert(page.clone());
        }
    }
    sources
}

impl Sources {
    fn walk(&mut self, text: &Text<'_>, depth: usize, report: &mut Report) {
        fences::check(text, report);
        let folder = text.file.parent().expect("a file lies in a folder");
        for directive in directive::find(text.markdown) {
            let line = Some(text.line_at(directive.range.start));
            let (argument, selects) = match directive.kind {
                Kind::Include { argument, selects } => (argument, selects),
                Kind::Title => continue,
                Kind::Unknown => {
                    let message =
                        format!("mdBook does not know `{}` and leaves it on the page", directive.text);
                    report.add(text.file, line, message);
                    continue;
                }
            };
            report.includes += 1;
            match includes::read(argument, selects, folder) {
                Err(wrong) => report.add(text.file, line, format!("{}: {wrong}", directive.text)),
                Ok(excerpt) => {
                    let markdown = excerpt.file.extension().is_some_and(|extension| extension == "md");
                    if markdown && depth > 0 {
                        let inner = Text {
                            file: &excerpt.file,
                            first_line: excerpt.first_line,
                            markdown: &excerpt.text,
                        };
                        self.walk(&inner, depth - 1, report);
                    }
                    self.included.insert(excerpt.file);
                }
            }
        }
    }
}
