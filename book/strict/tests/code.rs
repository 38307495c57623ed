//! Code blocks: a language, and no Python or Rust that no test runs.

mod common;

use common::Book;

#[test]
fn output_and_commands_may_stand_on_the_page() {
    let page = "```console\n$ cargo run -p lesson-01\n```\n\n```text\n200000\n```\n\n```python,untested\nx = 1\n```\n";
    assert_eq!(Book::with_page(page).accepted(), "1 page, 0 includes, 0 problems");
}

#[test]
fn literal_python_and_rust() {
    Book::with_page("```python\ncounter += 1\n```\n\n> ```rust,ignore\n> fn main() {}\n> ```\n").refused(&[
        "src/page.md:1: literal python code, which no test runs: include it from a tested file, \
         or mark the fence ```python,untested",
        "src/page.md:5: literal rust code, which no test runs: include it from a tested file, \
         or mark the fence ```rust,untested",
    ]);
}

#[test]
fn a_literal_line_beside_an_include() {
    Book::with_page("```python\nimport os\n{{#include a.py}}\n```\n").file("src/a.py", "x = 1\n").refused(&[
        "src/page.md:1: literal python code, which no test runs: include it from a tested file, \
         or mark the fence ```python,untested",
    ]);
}

#[test]
fn a_block_without_a_language() {
    Book::with_page("```\n200000\n```\n\n```untested\n1\n```\n\nThen:\n\n    indented\n").refused(&[
        "src/page.md:1: the code block has no language: name one, such as ```text",
        "src/page.md:5: the code block has no language: name one, such as ```text",
        "src/page.md:11: an indented code block has no language: use a fence, such as ```text",
    ]);
}

#[test]
fn an_empty_block() {
    Book::with_page("```text\n\n```\n").refused(&["src/page.md:1: the code block is empty"]);
}

#[test]
fn a_block_that_mdbook_empties() {
    // To the include checks `title` is no include, and the fence is not empty as written.
    Book::with_page("```text\n{{#title A page}}\n```\n")
        .refused(&["src/page.md: code block 1 is empty after expansion"]);
}
