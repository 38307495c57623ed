//! Every program of `tests/programs` prints what CPython 3.13 prints, and fails as it fails.
//!
//! `NAME.out` is a recording of CPython: what it wrote to standard output and, where an exception ended
//! the program, what stands on standard error. `PYVM_RECORD=1 cargo test -p pyvm --test programs` records
//! again, with the CPython that it finds. Programs with other threads, processes or files are left to
//! `measure`'s tests.

mod common;

use common::recordings::{difference, failure, folder, names, recording};
use common::{Cpython, attempt, cpython};

/// The version whose output, messages and tracebacks are the recorded ones.
const MINORS: std::ops::RangeInclusive<u32> = 13..=13;

#[test]
fn every_program_prints_what_cpython_printed() {
    let differences: Vec<String> =
        names().iter().filter_map(|name| difference(name, &recording(name), &attempt(name)?)).collect();
    assert!(differences.is_empty(), "pyvm (+) differs from the recording (-):\n{}", differences.join("\n"));
}

#[test]
fn the_recordings_are_cpythons() {
    let Some(python) = cpython(MINORS) else {
        eprintln!("skipped: no CPython 3.13 on this machine");
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

fn printed_by(python: &Cpython, name: &str) -> String {
    let output = python.command().arg(format!("{name}.py")).output().expect("CPython starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("CPython writes UTF-8");
    let folder = format!("{}/", folder().display());
    let printed = text(output.stdout).replace(&folder, "");
    if output.status.success() {
        return printed;
    }
    printed + &failure(&text(output.stderr).replace(&folder, ""))
}
