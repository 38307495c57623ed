//! The strict builder of the course's book.
//!
//! Plain `mdbook build` exits 0 with a missing include, a missing anchor, a dead link. A course whose pages
//! show only tested code must fail there instead. So [`build`] checks at three moments, each the earliest at
//! which the mistake can be seen:
//!
//! | when | module | what it checks |
//! | --- | --- | --- |
//! | before mdBook | `summary` | SUMMARY.md and the pages under `src/` name the same files |
//! | | `sources` | walks the pages, and the Markdown they include, through the next two |
//! | | `includes` | each `{{#include}}` finds its file, and its anchor or lines there |
//! | | `fences` | each code block has a language, and Python and Rust come from an include |
//! | during the build | `log` | mdBook logged no error and no warning |
//! | | `expanded` | no empty code block and no `{{#…}}` is left after mdBook's expansion |
//! | after it | `links` | each relative link, image and `#fragment` of the HTML exists |
//!
//! The checks before mdBook know the line. Those during the build are the net below: they ask what mdBook
//! did, so that a rule of mdBook that the first ones do not know cannot slip through.

mod directive;
mod expanded;
mod fences;
mod includes;
mod links;
mod log;
mod report;
mod sources;
mod summary;

use std::path::Path;

use anyhow::{Context, ensure};
use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

pub use report::{Problem, Report};

/// Builds the book whose `book.toml` lies in `root` and reports what is wrong with it.
///
/// The pages go to `into`, or where `book.toml` says. Environment variables (`MDBOOK_…`) are not looked at.
///
/// # Errors
/// When `root` holds no `book.toml`. Whatever is wrong inside the book is a [`Problem`].
pub fn build(root: &Path, into: Option<&Path>) -> anyhow::Result<Report> {
    let root = root.canonicalize().with_context(|| format!("no folder {}", root.display()))?;
    let settings = root.join("book.toml");
    ensure!(settings.is_file(), "{} holds no book.toml", root.display());

    let mut report = Report::default();
    match Config::from_disk(&settings) {
        Ok(config) => check(&root, config, into, &mut report),
        Err(error) => report.add(&settings, None, format!("{error:#}")),
    }
    report.sort();
    Ok(report)
}

fn check(root: &Path, mut config: Config, into: Option<&Path>, report: &mut Report) {
    if config.build.create_missing {
        let rule = "set `create-missing = false` under [build]: plain mdBook would create misspelt pages";
        report.add(&root.join("book.toml"), None, rule);
        config.build.create_missing = false;
    }
    if let Some(into) = into {
        config.build.build_dir = into.to_path_buf();
    }

    let src = root.join(&config.book.src);
    let Some(pages) = summary::pages(&src, report) else { return };
    let sources = sources::check(&pages.found, report);
    summary::unlisted(&src, &pages.found, &sources.included, &config, report);
    if pages.complete {
        run_mdbook(root, config, &src, &sources, report);
    }
}

/// Runs mdBook and checks what it logged, what it expanded and what it wrote.
fn run_mdbook(root: &Path, config: Config, src: &Path, sources: &sources::Sources, report: &mut Report) {
    let capture = expanded::Capture::default();
    let (built, lines) = log::listen(|| {
        let mut book = MDBook::load_with_config(root, config)?;
        book.with_preprocessor(capture.clone());
        book.build()?;
        anyhow::Ok(book.build_dir_for("html"))
    });
    for line in lines {
        // The include checks have already said the same, with the line.
        if sources.flagged.is_empty() || !line.about_includes() {
            report.add(root, None, format!("mdBook logged: {} {}", line.level, line.message));
        }
    }
    match built {
        Ok(html) => {
            let book = capture.book();
            expanded::check(&book, src, &sources.flagged, report);
            links::check(&book, src, &html, report);
        }
        Err(error) => report.add(root, None, format!("mdBook failed: {error:#}")),
    }
}
