//! The pages after mdBook expanded their includes: the net below `includes`.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use mdbook_driver::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::report::Report;
use crate::{directive, fences};

/// A preprocessor that changes nothing and keeps the book. mdBook appends it after its own, so it sees what
/// the renderer will see.
#[derive(Clone, Default)]
pub(crate) struct Capture(Rc<RefCell<Book>>);

impl Capture {
    /// The expanded book, once mdBook has built it.
    pub(crate) fn book(&self) -> Book {
        self.0.take()
    }
}

impl Preprocessor for Capture {
    fn name(&self) -> &str {
        "book-strict"
    }

    fn run(&self, _: &PreprocessorContext, book: Book) -> Result<Book> {
        self.0.replace(book.clone());
        Ok(book)
    }
}

/// Checks the pages that are not in `flagged`; those have problems that show here only as echoes.
pub(crate) fn check(book: &Book, src: &Path, flagged: &BTreeSet<PathBuf>, report: &mut Report) {
    for chapter in book.chapters() {
        let Some(page) = chapter.source_path.as_ref().map(|path| src.join(path)) else { continue };
        let page = page.canonicalize().unwrap_or(page);
        if flagged.contains(&page) {
            continue;
        }
        for (number, block) in (1..).zip(fences::blocks(&chapter.content)) {
            if block.body.trim().is_empty() {
                report.add(&page, None, format!("code block {number} is empty after expansion"));
            }
        }
        let written = std::fs::read_to_string(&page).unwrap_or_default();
        for left in directive::find(&chapter.content) {
            // `\{{#include x}}` is how a page shows a directive; mdBook takes the backslash away.
            if !written.contains(&format!("\\{}", left.text)) {
                report.add(&page, None, format!("mdBook left `{}` on the page", left.text));
            }
        }
    }
}
