//! The lesson's measured pages: what no clock and no other program on the machine can change.

use lesson_testing::{Lesson, verdict};
use serde_json::Value;

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-04"));

/// The rows of a part, none of whose predictions is refuted.
fn rows(part: &str) -> Vec<Value> {
    let json = LESSON.json(&["--part", part]);
    assert!(verdict(&json).iter().all(|mark| *mark != "no"), "{json:#}");
    json["rows"].as_array().expect("a list").clone()
}

#[test]
fn the_convoy() {
    insta::assert_snapshot!(LESSON.redacted_part("convoy", 35));
}

#[test]
fn the_files() {
    insta::assert_snapshot!(LESSON.redacted_part("files", 14));
}

#[test]
fn the_loop_that_must_answer() {
    insta::assert_snapshot!(LESSON.redacted_part("responsive", 33));
}

/// Where the work is in the loop's own thread there is no beat before it is done, and where it is in slices there is one
/// for each, however fast the machine is.
#[test]
fn beats_are_counted() {
    let rows = rows("responsive");
    let beats = |at: usize| rows[at]["beats"].as_u64();
    assert_eq!((beats(0), beats(1), beats(2)), (Some(2), Some(2), Some(33)));
}

#[test]
fn the_workers() {
    insta::assert_snapshot!(LESSON.redacted_part("memory", 17));
}

/// Ten workers wait at the same moment, or the page would have failed. A process has an interpreter of its own.
#[test]
fn a_process_takes_more_memory_than_a_thread() {
    let rows = rows("memory");
    let [thread, process] = [0, 1].map(|at| rows[at]["pss_bytes"].as_f64());
    match thread.zip(process) {
        Some((thread, process)) => assert!(process > thread, "{thread} and {process}"),
        None => println!("skipped: this system does not tell how much memory a process takes"),
    }
}

/// One core runs nothing in parallel, and the pages say so.
#[test]
fn one_core_cannot_show_everything() {
    let Ok(taskset) = which::which("taskset") else {
        println!("skipped: there is no taskset here");
        return;
    };
    for part in ["files", "releases"] {
        let mut command = std::process::Command::new(&taskset);
        let output = command.args(["-c", "0", LESSON.0, "--part", part]).output().expect("taskset runs");
        let page = String::from_utf8_lossy(&output.stdout).into_owned();
        // Where this process may not use the first core, there is nothing to see.
        assert!(!output.status.success() || page.contains("This machine has one core"), "{part}: {page}");
    }
}
