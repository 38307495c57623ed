//! What is changed in a program before both machines run it: nothing but what cannot be had in a test.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use crate::facts::Facts;
use crate::fresh;

/// The program's file. Profiles print it, so it is the same for both machines.
pub(crate) const FILE: &str = "program.py";

/// A loop of this many turns takes CPython a tenth of a second or more.
const LONG: u64 = 4_000_000;

/// What a long loop is divided by.
const SHORTENED: u64 = 100;

/// A program, ready to run.
pub(crate) struct Prepared {
    code: String,
    files: Vec<String>,
    /// What was changed, in words.
    pub(crate) changed: Vec<&'static str>,
}

impl Prepared {
    /// Prepares a block; `server` is what stands in for the network, such as `http://127.0.0.1:8000`.
    pub(crate) fn new(code: &str, facts: Option<&Facts>, server: &str) -> Self {
        let mut prepared = Self { code: code.to_owned(), files: Vec::new(), changed: Vec::new() };
        let Some(facts) = facts else { return prepared };
        let long = facts.integers.iter().filter(|(_, value)| *value >= LONG);
        let mut edits: Vec<(Range<usize>, String)> =
            long.map(|(range, value)| (range.clone(), (value / SHORTENED).to_string())).collect();
        if !edits.is_empty() {
            prepared.changed.push("shortened 100×");
        }
        if !facts.addresses.is_empty() {
            prepared.changed.push("loopback");
        }
        edits
            .extend(facts.addresses.iter().map(|range| (range.clone(), local(&code[range.clone()], server))));
        // From the end, so that the places before stay where they are.
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, text) in edits {
            prepared.code.replace_range(range, &text);
        }
        if !facts.reads.is_empty() {
            prepared.changed.push("file made");
            prepared.files.extend(facts.reads.iter().filter(|name| is_plain(name)).cloned());
        }
        prepared
    }

    /// Writes the program and the files that it reads into a new folder.
    pub(crate) fn lay_out(&self, folder: &Path) -> PathBuf {
        let folder = fresh(folder);
        let write = |name: &str, text: &str| {
            std::fs::write(folder.join(name), text).expect("the target folder can be written");
        };
        write(FILE, &self.code);
        for name in &self.files {
            write(name, "one\ntwo\nthree\n");
        }
        folder
    }
}

/// A literal with the server in place of the address's scheme and host. No test may depend on the network.
fn local(literal: &str, server: &str) -> String {
    static HOST: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"https?://[^/'"\\]+"#).expect("the pattern is well-formed"));
    HOST.replace_all(literal, server).into_owned()
}

/// Whether a file's name stays in its folder.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', '\0'])
}

#[test]
fn only_what_cannot_be_had_in_a_test_is_changed() {
    let code =
        "u = ['https://a.example/b?c', \"http://d.example\"]\nfor i in range(10_000_000): open('e.txt')\n";
    let facts = Facts::of(code).expect("this parses");
    let prepared = Prepared::new(code, Some(&facts), "http://h:1");
    let expected = "u = ['http://h:1/b?c', \"http://h:1\"]\nfor i in range(100000): open('e.txt')\n";
    assert_eq!((prepared.code.as_str(), prepared.files), (expected, vec!["e.txt".to_owned()]));
    assert_eq!(prepared.changed, ["shortened 100×", "loopback", "file made"]);
}
