//! Relative links, images and `#fragments` of the built pages lead somewhere. Links into the web are not
//! fetched: the book builds offline.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use mdbook_driver::book::Book;
use percent_encoding::percent_decode_str;

use crate::report::Report;

/// Where the web begins. Any other word before a colon is a mistake (`main.rs:12` is a scheme to a browser).
const ELSEWHERE: [&str; 5] = ["http", "https", "mailto", "data", "tel"];

/// What matters of an HTML file.
#[derive(Debug, Default)]
struct Rendered {
    ids: BTreeSet<String>,
    /// Within `<main>`, which is the page without mdBook's own navigation.
    links: BTreeSet<String>,
}

/// Checks every page of the book that was built into `html`.
pub(crate) fn check(book: &Book, src: &Path, html: &Path, report: &mut Report) {
    let mut files = Files { html, rendered: BTreeMap::new() };
    for chapter in book.chapters() {
        let (Some(path), Some(source)) = (&chapter.path, &chapter.source_path) else { continue };
        let (page, source) = (path.with_extension("html"), src.join(source));
        let written = std::fs::read_to_string(&source).unwrap_or_default();
        for link in files.rendered(&page).links.clone() {
            if let Err(wrong) = files.follow(&page, &link) {
                report.add(&source, line_of(&written, &link), format!("the link `{link}` {wrong}"));
            }
        }
    }
}

/// The built files, each parsed once.
struct Files<'a> {
    html: &'a Path,
    rendered: BTreeMap<PathBuf, Rendered>,
}

impl Files<'_> {
    fn rendered(&mut self, file: &Path) -> &Rendered {
        self.rendered
            .entry(file.to_path_buf())
            .or_insert_with(|| parse(&std::fs::read_to_string(self.html.join(file)).unwrap_or_default()))
    }

    /// Follows a link from a page, both relative to the book; says what is wrong with it.
    fn follow(&mut self, page: &Path, link: &str) -> Result<(), String> {
        if let Some(scheme) = scheme(link) {
            let known = ELSEWHERE.iter().any(|it| it.eq_ignore_ascii_case(scheme));
            return if known { Ok(()) } else { Err(format!("has the unknown scheme `{scheme}:`")) };
        }
        if link.starts_with("//") {
            return Ok(());
        }
        let (rest, fragment) = link.split_once('#').unwrap_or((link, ""));
        let path = decode(rest.split_once('?').map_or(rest, |(path, _)| path));
        if path.starts_with('/') {
            return Err("begins with `/`, which fails where the book is not served from the root".to_owned());
        }
        let target = match path.as_str() {
            "" => page.to_path_buf(),
            _ => self.target(page, &path)?,
        };
        let fragment = decode(fragment);
        let is_page = target.extension().is_some_and(|extension| extension == "html");
        // The empty fragment and `#top` are the page's top; `:~:` searches for text.
        if is_page && !matches!(fragment.as_str(), "" | "top") && !fragment.starts_with(":~:") {
            let known = self.rendered(&target).ids.contains(&fragment);
            let missing = || format!("leads nowhere: {} has no id `{fragment}`", target.display());
            return known.then_some(()).ok_or_else(missing);
        }
        Ok(())
    }

    /// The file, relative to the book, that `path` means on `page`.
    fn target(&self, page: &Path, path: &str) -> Result<PathBuf, String> {
        let mut target = page.parent().map(Path::to_path_buf).unwrap_or_default();
        for part in Path::new(path).components() {
            match part {
                Component::Normal(name) => target.push(name),
                Component::ParentDir if !target.pop() => {
                    return Err(
                        "leads out of the book, to what the built pages do not carry along".to_owned()
                    );
                }
                _ => {}
            }
        }
        if self.html.join(&target).is_dir() {
            target.push("index.html");
        }
        if self.html.join(&target).is_file() {
            return Ok(target);
        }
        if target.ends_with("README.html") && self.html.join(target.with_file_name("index.html")).is_file() {
            return Err(
                "leads nowhere: mdBook builds README.md as index.html, so link to index.md".to_owned()
            );
        }
        Err(format!("leads nowhere: the built book has no {}", target.display()))
    }
}

/// `https` of `https://…`; none for a relative link.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, _) = link.split_once(':')?;
    let mut letters = scheme.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (begins && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn parse(html: &str) -> Rendered {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true); // `<script>` and `<style>` hold no tags
    let mut page = Rendered::default();
    let mut in_main = false;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name);
                in_main |= name == "main";
                for (attribute, value) in &tag.attributes {
                    let value = String::from_utf8_lossy(&value.value).into_owned();
                    match (&*name, attribute.as_slice()) {
                        (_, b"id") | ("a", b"name") => _ = page.ids.insert(value),
                        (_, b"href" | b"xlink:href" | b"src" | b"poster") | ("object", b"data")
                            if in_main =>
                        {
                            page.links.insert(value);
                        }
                        _ => {}
                    }
                }
            }
            Token::EndTag(tag) if tag.name.as_slice() == b"main" => in_main = false,
            _ => {}
        }
    }
    page
}

/// Where the author wrote a link: mdBook turned its `.md` into `.html`. None if the page only includes it.
fn line_of(written: &str, link: &str) -> Option<usize> {
    let as_page = link.replacen(".html", ".md", 1);
    let delimited = |at: usize| written[..at].ends_with(['(', '"', '\'', '<', ' ']);
    [link, as_page.as_str()]
        .iter()
        .flat_map(|form| written.match_indices(form))
        .find(|&(at, _)| delimited(at))
        .map(|(at, _)| 1 + written[..at].matches('\n').count())
}
