//! SUMMARY.md, the pages under src, and the links between them.

mod common;

use common::Book;

const SUMMARY: &str = "# Summary\n\n- [Page](page.md)\n  - [Part](part/README.md)\n- [Draft]()\n";

fn with_part(page: &str) -> Book {
    Book::with_page(page)
        .file("src/SUMMARY.md", SUMMARY)
        .file("src/part/README.md", "# Part\n\n## The lock\n\nText.\n")
}

#[test]
fn links_that_lead_somewhere_are_fine() {
    let page = "# Page\n\n[up](#page) [part](part/index.md#the-lock) [file](part/data%20a.txt?x=1) [top](#)\n\
        [web](https://docs.python.org/3/#nowhere) <me@example.org> ![image](image.svg) [folder](part/)\n\n\
        <a name=\"old\"></a>[old](#old)\n";
    let book = with_part(page).file("src/part/data a.txt", "1").file("src/image.svg", "<svg/>");
    assert_eq!(book.accepted(), "2 pages, 0 includes, 0 problems");
}

#[test]
fn a_listed_page_that_does_not_exist() {
    // Plain mdBook's default creates the page, empty.
    let book = Book::with_page("# Page\n")
        .file("book.toml", "")
        .file("src/SUMMARY.md", "# Summary\n\n[Page](page.md)\n\n[Other](other.md)\n");
    book.refused(&[
        "book.toml: set `create-missing = false` under [build]: plain mdBook would create misspelt pages",
        "src/SUMMARY.md:5: the page `other.md` does not exist",
    ]);
}

#[test]
fn a_listed_page_outside_of_src() {
    Book::with_page("# Page\n")
        .file("README.md", "# Read me\n")
        .file("src/SUMMARY.md", "# Summary\n\n[Page](page.md)\n[Read me](../README.md)\n")
        .refused(&["src/SUMMARY.md:4: the page `../README.md` lies outside of src"]);
}

#[test]
fn a_page_that_is_not_listed() {
    Book::with_page("# Page\n\n{{#include part.md}}\n")
        .file("src/part.md", "Included, so not lost.\n")
        .file("src/404.md", "# Not found\n")
        .file("src/deep/lost.md", "# Lost\n")
        .refused(&["src/deep/lost.md: SUMMARY.md does not list this page, and no page includes it"]);
}

#[test]
fn a_link_to_a_page_that_does_not_exist() {
    with_part("# Page\n\n[next](nxet.md)\n")
        .refused(&["src/page.md:3: the link `nxet.html` leads nowhere: the built book has no nxet.html"]);
}

#[test]
fn a_link_to_a_readme_which_mdbook_renames() {
    with_part("# Page\n\n[part](part/README.md)\n").refused(&[
        "src/page.md:3: the link `part/README.html` leads nowhere: mdBook builds README.md as index.html, \
         so link to index.md",
    ]);
}

#[test]
fn a_link_to_a_fragment_that_does_not_exist() {
    with_part("# Page\n\n[part](part/index.md#the-look)\n\n[here](#paeg)\n").refused(&[
        "src/page.md:3: the link `part/index.html#the-look` leads nowhere: part/index.html has no id `the-look`",
        "src/page.md:5: the link `#paeg` leads nowhere: page.html has no id `paeg`",
    ]);
}

#[test]
fn an_image_that_does_not_exist() {
    with_part("# Page\n\n![timeline](timeline.svg)\n\n<img src=\"raw.png\">\n").refused(&[
        "src/page.md:3: the link `timeline.svg` leads nowhere: the built book has no timeline.svg",
        "src/page.md:5: the link `raw.png` leads nowhere: the built book has no raw.png",
    ]);
}

#[test]
fn links_that_work_only_on_the_authors_machine() {
    with_part("[code](../../lessons/main.rs)\n\n[root](/page.md)\n\n[line](main.rs:12)\n").refused(&[
        "src/page.md:1: the link `../../lessons/main.rs` leads out of the book, to what the built pages do not carry along",
        "src/page.md:3: the link `/page.html` begins with `/`, which fails where the book is not served from the root",
        "src/page.md:5: the link `main.rs:12` has the unknown scheme `main.rs:`",
    ]);
}

#[test]
fn a_misspelt_setting() {
    // mdBook logs an error and builds with the defaults.
    let book = Book::with_page("# Page\n")
        .file("book.toml", "[build]\ncreate-missing = false\n[output.html]\ndefault-tehme = \"light\"\n");
    let problems = book.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let begins = ".: mdBook logged: ERROR Failed to deserialize `output.html` Caused by: unknown field `default-tehme`";
    assert!(problems[0].starts_with(begins), "{problems:?}");
    assert!(book.plain_mdbook_builds());
}

#[test]
fn what_mdbook_itself_refuses_is_one_line_too() {
    let twice = Book::with_page("# Page\n").file("src/SUMMARY.md", "[A](page.md)\n[B](page.md)\n").problems();
    assert_eq!(twice.len(), 1, "{twice:?}");
    assert!(twice[0].ends_with("Duplicate file in SUMMARY.md: \"page.md\""), "{twice:?}");

    let setting = Book::with_page("# Page\n").file("book.toml", "[book]\ntitel = 1\n").problems();
    assert_eq!(setting.len(), 1, "{setting:?}");
    assert!(setting[0].contains("unknown field `titel`") && !setting[0].contains('\n'), "{setting:?}");
}
