//! A sort asks a class's `__lt__` about the very items that CPython's sort asks about, in the same order.
//!
//! `sorting/comparisons.out` is a recording of CPython 3.13. It is no program of `tests/programs`, because hosts that count what
//! a program does sort such objects in Python code of the machine, by a simpler way.

mod common;

use common::{cpython, interpreter, run};

const PROGRAM: &str = include_str!("sorting/comparisons.py");
const RECORDING: &str = include_str!("sorting/comparisons.out");

#[test]
fn a_sort_compares_what_cpythons_compares() {
    let printed = run(&interpreter("comparisons.py", PROGRAM)).expect("it needs no other host");
    assert_eq!(printed, RECORDING);
}

#[test]
fn the_recording_is_cpythons() {
    let Some(python) = cpython(13..=13) else {
        eprintln!("skipped: no CPython 3.13 on this machine");
        return;
    };
    let output = python.command().args(["-c", PROGRAM]).output().expect("CPython starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), RECORDING);
}
