//! The report that a student reads, as the book shows it.

mod common;

use common::{desk, exercise, read, root};
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
