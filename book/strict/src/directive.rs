//! `{{#include …}}` and its kin, found in a text as mdBook's `links` preprocessor finds them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// In the order of preference at one place: escaped with a backslash (to the line's last `}}`); a directive
/// of mdBook's form; something that begins like one.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\\\{\{#.*\}\}|\{\{\s*#(?<name>\w+)\s+(?<argument>[^}]+)\}\}|\{\{\s*#[^}\n]{0,60}\}{0,2}")
        .expect("the pattern is fixed and compiles")
});

/// One directive in a text.
#[derive(Debug)]
pub(crate) struct Directive<'a> {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// As written, with the braces.
    pub(crate) text: &'a str,
    pub(crate) kind: Kind<'a>,
}

/// What mdBook does with it.
#[derive(Debug)]
pub(crate) enum Kind<'a> {
    /// `include`, `rustdoc_include` or `playground`: a file's text comes in its place.
    Include {
        /// A path, and for the first two often `:` with an anchor or lines.
        argument: &'a str,
        /// `playground` takes whole files only.
        selects: bool,
    },
    /// `title`: sets the page's title and vanishes.
    Title,
    /// mdBook would leave it on the page.
    Unknown,
}

/// All directives of `text`, without the escaped ones.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Directive<'_>> {
    DIRECTIVE.captures_iter(text).filter_map(|found| {
        let whole = found.get(0).expect("group 0 is the match itself");
        if whole.as_str().starts_with('\\') {
            return None;
        }
        // mdBook ignores whatever follows the path; for `playground` those are properties.
        let argument = found.name("argument").and_then(|it| it.as_str().split_whitespace().next());
        let kind = match (found.name("name").map(|name| name.as_str()), argument) {
            (Some("include" | "rustdoc_include"), Some(argument)) => {
                Kind::Include { argument, selects: true }
            }
            (Some("playground"), Some(argument)) => Kind::Include { argument, selects: false },
            (Some("title"), Some(_)) => Kind::Title,
            _ => Kind::Unknown,
        };
        Some(Directive { range: whole.range(), text: whole.as_str(), kind })
    })
}
