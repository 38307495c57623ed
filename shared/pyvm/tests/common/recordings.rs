//! The programs of `tests/programs` and what CPython printed for them. `measure`'s tests use them too.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::path::{Path, PathBuf};

/// The folder of the programs.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pyvm/tests/programs");
    folder.canonicalize().expect("the folder of programs is there")
}

/// The names of the programs, without `.py`, in order.
pub(crate) fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the folder of programs is there");
    let mut names: Vec<String> = files
        .filter_map(|file| file.ok()?.file_name().to_str()?.strip_suffix(".py").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// What CPython printed.
pub(crate) fn recording(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.out")))
        .unwrap_or_else(|error| panic!("{name}.out cannot be read ({error}); PYVM_RECORD=1 records it"))
}

/// Stands before what a program that fails has written to standard error.
pub(crate) const STDERR: &str = "--- stderr ---\n";

/// What a program that fails has written to standard error.
pub(crate) fn failure(stderr: &str) -> String {
    format!("{STDERR}{}\n", stderr.trim_end())
}

/// The lines of a traceback that say where and what: without the source, which CPython cannot show of a program that it
/// reads from standard input.
pub(crate) fn essence(traceback: &str) -> String {
    let place = |line: &&str| line.starts_with("  File ") || line.starts_with("  [Previous line");
    let mut lines: Vec<&str> = traceback.lines().filter(place).collect();
    lines.extend(traceback.lines().last());
    format!("--- traceback ---\n{}\n", lines.join("\n"))
}

/// The lines that differ, a few of them, under the program's name.
pub(crate) fn difference(name: &str, expected: &str, found: &str) -> Option<String> {
    if expected == found {
        return None;
    }
    let (mut expected, mut found) = (expected.split('\n'), found.split('\n'));
    let mut report = format!("{name}.py\n");
    let (mut line, mut shown) = (0, 0);
    loop {
        line += 1;
        let pair = (expected.next(), found.next());
        match pair {
            (None, None) => return Some(report),
            (a, b) if a == b => continue,
            _ if shown == 5 => return Some(report + "  ...\n"),
            (a, b) => {
                shown += 1;
                for (sign, text) in [('-', a), ('+', b)] {
                    let text = text.map(|text| text.chars().take(200).collect::<String>());
                    report += &format!("  line {line} {sign} {}\n", text.as_deref().unwrap_or("(nothing)"));
                }
            }
        }
    }
}
