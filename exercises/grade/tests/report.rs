//! The report that a student reads, as the book shows it.

mod common;

use common::{course, desk, exercise, read, root};
use grade::programs::Programs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_student_reads_why_and_in_which_interleaving() {
    let exercise = exercise("01");
    let starter = read(root().join("exercises/01-lost-update/src/answer.rs"));
    let compiled = desk().compile(&exercise, &starter).expect("the compiler runs");
    let program = compiled.program.expect("the starter compiles");
    let output = Command::new(&program).arg("no_update_is_lost").output().expect("it runs");
    assert_eq!(output.status.code(), Some(1), "a starter fails");
    insta::assert_snapshot!("report", String::from_utf8_lossy(&output.stdout).trim_start());
    // Part of a name chooses checks; a name that fits none is no pass.
    let output = Command::new(&program).arg("no_such_check").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "nothing was graded");
}

#[test]
fn an_answer_in_python_gets_the_same_report() {
    let course = course().only(&["07".to_owned()]).expect("the exercise is there");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report-programs");
    let programs = Programs::build(&course, &folder).expect("the checks build");
    let mut command = Command::new(programs.of(&course.exercises[0]).expect("it was built"));
    // As cargo does it.
    command.env("CARGO_MANIFEST_DIR", root().join("exercises/07-lost-update-python"));
    let output = command.arg("last_seat").output().expect("it runs");
    assert_eq!(output.status.code(), Some(1), "a starter fails");
    insta::assert_snapshot!("python", String::from_utf8_lossy(&output.stdout).trim_start());
}
