//! SUMMARY.md and the pages under `src/` name the same files. By default mdBook creates a page that is
//! missing, and it never mentions one that is not listed.

use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

use mdbook_driver::config::Config;
use mdbook_markdown::pulldown_cmark::{Event, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::report::Report;
use crate::sources::Text;

/// The pages that SUMMARY.md lists.
#[derive(Debug)]
pub(crate) struct Pages {
    /// The canonical paths of those that exist, in the book's order.
    pub(crate) found: Vec<PathBuf>,
    /// Whether all exist, so that mdBook can load the book.
    pub(crate) complete: bool,
}

/// Reads the list, and reports pages that do not exist. None without a SUMMARY.md.
pub(crate) fn pages(src: &Path, report: &mut Report) -> Option<Pages> {
    let summary = src.join("SUMMARY.md");
    let mut pages = Pages { found: Vec::new(), complete: true };
    let Ok(markdown) = std::fs::read_to_string(&summary) else {
        report.add(&summary, None, "there is no such file");
        return None;
    };
    let text = Text { file: &summary, first_line: 1, markdown: &markdown };
    for (event, range) in new_cmark_parser(&markdown, &MarkdownOptions::default()).into_offset_iter() {
        let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
        if dest_url.is_empty() {
            continue; // a draft: a title in the contents, still without a page
        }
        let path = dest_url.replace("%20", " "); // the one escape that mdBook reads here
        let line = Some(text.line_at(range.start));
        let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !Path::new(&path).components().all(inside) {
            report.add(&summary, line, format!("the page `{path}` lies outside of src"));
            pages.complete = false;
            continue;
        }
        match src.join(&path).canonicalize() {
            Ok(page) if page.is_file() => pages.found.push(page),
            _ => {
                report.add(&summary, line, format!("the page `{path}` does not exist"));
                pages.complete = false;
            }
        }
    }
    report.pages = pages.found.len();
    Some(pages)
}

/// Reports Markdown under `src` that is neither listed, nor included in a page, nor the page for error 404.
pub(crate) fn unlisted(
    src: &Path,
    listed: &[PathBuf],
    included: &BTreeSet<PathBuf>,
    config: &Config,
    report: &mut Report,
) {
    let not_found = config.html_config().and_then(|html| html.input_404).unwrap_or("404.md".to_owned());
    let special = [src.join("SUMMARY.md"), src.join(not_found)];
    let mut files = Vec::new();
    markdown_under(src, &mut files);
    for file in files {
        let real = file.canonicalize().unwrap_or_else(|_| file.clone());
        if !special.contains(&file) && !listed.contains(&real) && !included.contains(&real) {
            report.add(&file, None, "SUMMARY.md does not list this page, and no page includes it");
        }
    }
}

/// An unreadable folder holds no pages for mdBook either.
fn markdown_under(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            markdown_under(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            files.push(path);
        }
    }
}
