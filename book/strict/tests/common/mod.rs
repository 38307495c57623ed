//! Tiny books, built by this crate and by plain mdBook.

#![allow(dead_code, reason = "each test program uses a part of it")]

use std::fs;
use std::path::Path;

use mdbook_driver::MDBook;
use tempfile::TempDir;

/// A book in a temporary folder: `book.toml`, `src/SUMMARY.md`, `src/page.md`, and what a test adds.
pub(crate) struct Book(TempDir);

impl Book {
    /// A book with one page. Fine as it is, if `page` is.
    pub(crate) fn with_page(page: &str) -> Book {
        Book(tempfile::tempdir().expect("a temporary folder"))
            .file("book.toml", "[build]\ncreate-missing = false\n")
            .file("src/SUMMARY.md", "# Summary\n\n[Page](page.md)\n")
            .file("src/page.md", page)
    }

    /// Adds or replaces a file.
    pub(crate) fn file(self, path: &str, content: &str) -> Book {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// The totals of a book that this crate accepts.
    pub(crate) fn accepted(&self) -> String {
        let report = book_strict::build(self.root(), None).expect("a book");
        assert!(report.problems.is_empty(), "{:#?}", report.problems);
        report.totals()
    }

    /// This crate refuses the book with exactly these lines, and plain mdBook builds it.
    ///
    /// In this order, because plain mdBook may create pages.
    #[track_caller]
    pub(crate) fn refused(&self, expected: &[&str]) {
        assert_eq!(self.problems(), expected);
        assert!(self.plain_mdbook_builds(), "plain mdBook refuses it too: then no check of ours is needed");
    }

    /// The problems, one line each.
    pub(crate) fn problems(&self) -> Vec<String> {
        let root = self.root().canonicalize().expect("the book's folder");
        let report = book_strict::build(&root, None).expect("a book");
        report.problems.iter().map(|problem| problem.seen_from(&root)).collect()
    }

    /// What `mdbook build` does; it exits 0 if this is true.
    pub(crate) fn plain_mdbook_builds(&self) -> bool {
        MDBook::load(self.root()).and_then(|book| book.build()).is_ok()
    }
}
