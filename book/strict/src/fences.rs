//! Code blocks have a language, and their Python and Rust come from a file that a test runs.

use mdbook_markdown::pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use crate::directive;
use crate::report::Report;
use crate::sources::Text;

/// Languages in which the course has tests. Output (`text`, `console`) may stand on a page: a snapshot is
/// better, but a command line to type is no program.
const TESTED: [&str; 5] = ["python", "py", "python3", "rust", "rs"];

/// The fence's attribute that permits literal code: ` ```python,untested `.
const UNTESTED: &str = "untested";

/// A code block of a page.
#[derive(Debug)]
pub(crate) struct Block {
    /// Where its fence begins, in bytes.
    pub(crate) start: usize,
    /// Language and attributes, as mdBook splits them; empty for a bare fence, none for an indented block.
    pub(crate) info: Option<Vec<String>>,
    pub(crate) body: String,
}

/// All code blocks of a page, as mdBook's parser sees them.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (event, range) in new_cmark_parser(markdown, &MarkdownOptions::default()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let info = match kind {
                    CodeBlockKind::Indented => None,
                    CodeBlockKind::Fenced(info) => {
                        let words = info.split([' ', '\t', ',']).filter(|word| !word.is_empty());
                        Some(words.map(str::to_owned).collect())
                    }
                };
                open = Some(Block { start: range.start, info, body: String::new() });
            }
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.body.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    blocks
}

/// Checks the code blocks of a page before its includes are expanded.
pub(crate) fn check(text: &Text<'_>, report: &mut Report) {
    for block in blocks(text.markdown) {
        let mut wrong = |message: &str| report.add(text.file, Some(text.line_at(block.start)), message);
        let info = block.info.as_deref();
        match info.map(<[String]>::first) {
            None => wrong("an indented code block has no language: use a fence, such as ```text"),
            Some(language) if language.is_none_or(|word| word == UNTESTED) => {
                wrong("the code block has no language: name one, such as ```text");
            }
            _ => {}
        }

        let literal = without_includes(&block.body);
        if block.body.trim().is_empty() {
            wrong("the code block is empty");
        } else if let Some([language, attributes @ ..]) = info
            && TESTED.contains(&language.to_lowercase().as_str())
            && !attributes.iter().any(|word| word == UNTESTED)
            && !literal.trim().is_empty()
        {
            wrong(&format!(
                "literal {language} code, which no test runs: include it from a tested file, \
                 or mark the fence ```{language},{UNTESTED}"
            ));
        }
    }
}

fn without_includes(body: &str) -> String {
    let mut rest = String::new();
    let mut end = 0;
    for directive in directive::find(body) {
        rest.push_str(&body[end..directive.range.start]);
        end = directive.range.end;
    }
    rest + &body[end..]
}
