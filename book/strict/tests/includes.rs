//! Includes: plain mdBook builds every book here, and the reader would find a hole in the page.

mod common;

use common::Book;

const SCRIPT: &str = "\
import threading

# ANCHOR: worker
def work():
    pass
# ANCHOR_END: worker

# ANCHOR: twice
# ANCHOR_END: twice
# ANCHOR: twice
# ANCHOR_END: twice

# ANCHOR: open

# ANCHOR: blank

# ANCHOR_END: blank

# ANCHOR_END: backwards
# ANCHOR: backwards
";

/// A book whose page includes `argument` on its third line.
fn including(argument: &str) -> Book {
    let page = format!("# Page\n\n```python\n{{{{#include {argument}}}}}\n```\n");
    Book::with_page(&page).file("src/script.py", SCRIPT)
}

#[test]
fn a_file_an_anchor_and_lines_that_exist_are_fine() {
    for argument in
        ["script.py", "script.py:worker", "script.py:4", "script.py:4:5", "script.py:4:", "script.py::1"]
    {
        assert_eq!(including(argument).accepted(), "1 page, 1 include, 0 problems", "{argument}");
    }
}

#[test]
fn a_missing_file() {
    including("scirpt.py").refused(&["src/page.md:4: {{#include scirpt.py}}: there is no file `scirpt.py`"]);
}

#[test]
fn a_missing_anchor() {
    including("script.py:wroker")
        .refused(&["src/page.md:4: {{#include script.py:wroker}}: `script.py` has no `ANCHOR: wroker`"]);
}

#[test]
fn an_anchor_that_never_ends() {
    including("script.py:open")
        .refused(&["src/page.md:4: {{#include script.py:open}}: `script.py` has no `ANCHOR_END: open`"]);
}

#[test]
fn an_anchor_that_begins_twice() {
    including("script.py:twice")
        .refused(&["src/page.md:4: {{#include script.py:twice}}: `script.py` begins the \
        anchor `twice` 2 times and ends it 2 times: each must be there once"]);
}

#[test]
fn an_anchor_that_ends_before_it_begins() {
    including("script.py:backwards")
        .refused(&["src/page.md:4: {{#include script.py:backwards}}: `script.py` \
        ends the anchor `backwards` before it begins"]);
}

#[test]
fn an_anchor_around_nothing() {
    including("script.py:blank").refused(&[
        "src/page.md:4: {{#include script.py:blank}}: `script.py:blank` selects nothing but empty lines",
    ]);
}

#[test]
fn lines_that_the_file_does_not_have() {
    for (range, wrong) in [
        ("99", "`script.py` has no line 99: it has 20"),
        ("19:30", "`script.py` has no line 30: it has 20"),
        ("5:4", "`script.py` has no lines 5 to 4"),
        ("0:4", "`script.py` has no line `0`: lines count from 1"),
        ("4:end", "`script.py` has no line `end`: lines count from 1"),
        ("2", "`script.py:2` selects nothing but empty lines"),
    ] {
        let expected = format!("src/page.md:4: {{{{#include script.py:{range}}}}}: {wrong}");
        including(&format!("script.py:{range}")).refused(&[&expected]);
    }
}

#[test]
fn a_rustdoc_include_without_its_anchor() {
    Book::with_page("```rust\n{{#rustdoc_include lib.rs:mian}}\n```\n")
        .file("src/lib.rs", "// ANCHOR: main\nfn main() {}\n// ANCHOR_END: main\n")
        .refused(&["src/page.md:2: {{#rustdoc_include lib.rs:mian}}: `lib.rs` has no `ANCHOR: mian`"]);
}

#[test]
fn a_playground_takes_no_anchor() {
    Book::with_page("{{#playground lib.rs:main}}\n")
        .file("src/lib.rs", "// ANCHOR: main\nfn main() {}\n// ANCHOR_END: main\n")
        .refused(&["src/page.md:1: {{#playground lib.rs:main}}: there is no file `lib.rs:main`"]);
}

#[test]
fn a_directive_that_mdbook_does_not_know() {
    Book::with_page("```text\n{{#inculde out.txt}}\n```\n\n{{#include}}\n").refused(&[
        "src/page.md:2: mdBook does not know `{{#inculde out.txt}}` and leaves it on the page",
        "src/page.md:5: mdBook does not know `{{#include}}` and leaves it on the page",
    ]);
}

#[test]
fn a_directive_that_a_page_shows_on_purpose_is_fine() {
    let page = "Write `\\{{#include file.py}}`.\n\n```text\n\\{{#include file.py}}\n```\n";
    assert_eq!(Book::with_page(page).accepted(), "1 page, 0 includes, 0 problems");
}

#[test]
fn a_directive_left_in_an_included_file() {
    Book::with_page("```text\n{{#include out.txt}}\n```\n")
        .file("src/out.txt", "{{#each threads}}\n")
        .refused(&["src/page.md: mdBook left `{{#each threads}}` on the page"]);
}

#[test]
fn included_markdown_is_checked_where_it_stands() {
    Book::with_page("{{#include ../exercise/README.md:task}}\n")
        .file("exercise/README.md", "x\n<!-- ANCHOR: task -->\n## Task\n\n```text\n{{#include no.txt}}\n```\n<!-- ANCHOR_END: task -->\n")
        .refused(&["exercise/README.md:6: {{#include no.txt}}: there is no file `no.txt`"]);
}

#[test]
fn what_only_mdbooks_log_says_is_a_problem() {
    let problems = Book::with_page("{{#include page.md}}\n").problems();
    assert!(
        problems.iter().any(|line| line.contains("ERROR Stack depth exceeded in page.md")),
        "{problems:?}"
    );

    Book::with_page("A <b>bold claim.\n").refused(&[
        ".: mdBook logged: WARN unclosed HTML tag `<b>` found in `page.md` while exiting Paragraph \
         HTML tags must be closed before exiting a markdown element.",
    ]);
}
