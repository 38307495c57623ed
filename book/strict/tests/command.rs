//! The command, and the course's own book.

mod common;

use std::path::Path;

use assert_cmd::Command;
use common::Book;

fn book_strict() -> Command {
    Command::cargo_bin("book-strict").expect("this package's binary")
}

#[test]
fn exit_0_and_one_line_when_all_is_well() {
    let book = Book::with_page("# Page\n");
    let ran = book_strict().arg(book.root()).assert().code(0);
    assert_eq!(String::from_utf8_lossy(&ran.get_output().stdout), "book: 1 page, 0 includes, 0 problems\n");
    assert!(book.root().join("book/page.html").is_file(), "the book is built");
}

#[test]
fn exit_1_and_one_line_per_problem() {
    let book = Book::with_page("[a](a.md)\n\n```\nb\n```\n");
    let ran = book_strict().current_dir(book.root()).arg(".").assert().code(1);
    assert_eq!(
        String::from_utf8_lossy(&ran.get_output().stdout),
        "src/page.md:1: the link `a.html` leads nowhere: the built book has no a.html\n\
         src/page.md:3: the code block has no language: name one, such as ```text\n\
         book: 1 page, 0 includes, 2 problems\n"
    );
}

#[test]
fn exit_2_where_there_is_no_book() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let ran = book_strict().arg(empty.path()).assert().code(2);
    let said = String::from_utf8_lossy(&ran.get_output().stderr).into_owned();
    assert!(said.contains("holds no book.toml"), "{said}");
    book_strict().arg("/no/such/folder").assert().code(2);
    book_strict().arg("--no-such-option").assert().code(2);
}

#[test]
fn the_courses_book_has_no_problems() {
    let into = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let report = book_strict::build(&root, Some(into.path())).expect("the course's book");
    assert!(report.problems.is_empty(), "{:#?}", report.problems);
    assert!(into.path().join("index.html").is_file());
}
