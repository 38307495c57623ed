//! The lesson's other pages, on virtual time: nothing is measured there, so they are exact.

use lesson_testing::Lesson;

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-03"));

#[test]
fn intervals() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "intervals"]));
}

#[test]
fn threads() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "threads", "--size", "1_000_000"]));
}

#[test]
fn why() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "why"]));
}

#[test]
fn break_even() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "break-even"]));
}

/// Measured: whatever the machine does, the page is there, and the results of the tasks are right.
#[test]
fn each_part_is_measured_too() {
    for (part, size) in [("intervals", "50_000"), ("why", "50_000"), ("threads", "20_000")] {
        let json = LESSON.json(&["--part", part, "--size", size]);
        assert_eq!(json["part"], part);
        assert!(json["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{json}");
    }
}
