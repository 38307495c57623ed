//! Every program of `tests/programs` prints what CPython 3.13 prints, and fails as it fails.
//!
//! `NAME.out` is a recording of CPython: what it wrote to standard output and, where an exception ended
//! the program, the essence of its traceback. `PYVM_RECORD=1 cargo test -p pyvm --test programs` records
//! again, with the CPython that it finds.

mod common;

use common::{Cpython, attempt, cpython, essence, folder, names};

/// The versions whose output and messages are the recorded ones.
const MINORS: std::ops::RangeInclusive<u32> = 12..=13;

#[test]
fn every_program_prints_what_cpython_printed() {
    let differences: Vec<String> =
        names().iter().filter_map(|name| difference(name, &recording(name), &attempt(name))).collect();
    assert!(differences.is_empty(), "pyvm (+) differs from the recording (-):\n{}", differences.join("\n"));
}

#[test]
fn the_recordings_are_cpythons() {
    let Some(python) = cpython(MINORS) else {
        eprintln!("skipped: no CPython 3.12 or 3.13 on this machine");
        return;
    };
    let mut differences = Vec::new();
    for name in names() {
        let printed = printed_by(&python, &name);
        if std::env::var_os("PYVM_RECORD").is_some() {
            std::fs::write(folder().join(format!("{name}.out")), &printed)
                .expect("a recording can be written");
        }
        differences.extend(difference(&name, &recording(&name), &printed));
    }
    assert!(
        differences.is_empty(),
        "CPython (+) differs from the recording (-):\n{}",
        differences.join("\n")
    );
}

fn recording(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.out")))
        .unwrap_or_else(|error| panic!("{name}.out cannot be read ({error}); PYVM_RECORD=1 records it"))
}

fn printed_by(python: &Cpython, name: &str) -> String {
    let output = python.command().arg(format!("{name}.py")).output().expect("CPython starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("CPython writes UTF-8");
    let printed = text(output.stdout);
    if output.status.success() {
        return printed;
    }
    let folder = format!("{}/", folder().display());
    printed + &essence(&text(output.stderr).replace(&folder, ""))
}

/// The lines that differ, a few of them, under the program's name.
fn difference(name: &str, expected: &str, found: &str) -> Option<String> {
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
