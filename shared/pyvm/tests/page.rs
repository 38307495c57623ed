//! The book's page about the subset tells what the machine has. `PYVM_RECORD=1 cargo test -p pyvm --test page`
//! writes its lists again.

mod common;

use std::path::{Path, PathBuf};

use pyvm::{Source, compile};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../book/src/subset.md")
}

/// The part of the page that follows a marker, up to the next empty line.
fn part(page: &str, marker: &str) -> String {
    let (_, rest) = page.split_once(&format!("<!-- {marker} -->\n")).expect("the page has the marker");
    rest.split("\n\n").next().unwrap_or_default().to_owned()
}

/// Names as the page lists them.
fn listed(names: &[&str]) -> String {
    let mut lines = vec![String::new()];
    for (index, name) in names.iter().enumerate() {
        let end = if index + 1 == names.len() { "." } else { "," };
        let word = format!("`{name}`{end}");
        let line = lines.last_mut().expect("it begins with a line");
        if line.is_empty() {
            *line = word;
        } else if line.len() + word.len() < 110 {
            *line += &format!(" {word}");
        } else {
            lines.push(word);
        }
    }
    lines.join("\n")
}

#[test]
fn the_page_lists_the_built_ins_and_the_modules() {
    let mut page = std::fs::read_to_string(path()).expect("the page can be read");
    for (marker, names) in [("built-ins", pyvm::built_ins()), ("modules", pyvm::importable())] {
        let (there, here) = (part(&page, marker), listed(&names));
        if std::env::var_os("PYVM_RECORD").is_some() {
            page = page.replace(&there, &here);
            std::fs::write(path(), &page).expect("the page can be written");
        } else {
            assert_eq!(there, here, "PYVM_RECORD=1 writes what the machine has");
        }
    }
}

/// Why a program is refused, when it is compiled or when it runs.
fn refusal(program: &str) -> String {
    match compile(Source::new("p.py", program)) {
        Ok(_) => common::run(&common::interpreter("p.py", program)).unwrap_or_default(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_page_says_what_to_use_instead() {
    let page = std::fs::read_to_string(path()).expect("the page can be read");
    let table = part(&page, "refused");
    for row in table.lines().skip(2) {
        let (program, instead) = row.trim_matches('|').split_once(" | ").expect("two cells");
        let refusal = refusal(program.trim().trim_matches('`'));
        let expected = format!(" is outside the subset; {}", instead.trim());
        assert!(refusal.trim_end().ends_with(&expected), "{row}\n{refusal}");
    }
}

#[test]
fn the_refusal_on_the_page_is_one() {
    let program = "import threading\n\nasync def fetch(url):\n    return url\n";
    let refusal = compile(Source::new("fetch.py", program)).err().map(|error| format!("{error}\n"));
    let shown = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusal.txt"));
    assert_eq!(refusal, shown.ok());
}
