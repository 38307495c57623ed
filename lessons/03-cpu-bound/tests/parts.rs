//! The lesson's other pages, on virtual time: nothing is measured there, so they are exact.

use assert_cmd::Command;
use serde_json::Value;

fn lesson(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lesson-03"));
    command.args(arguments).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("the page is UTF-8")
}

#[test]
fn intervals() {
    insta::assert_snapshot!(lesson(&["--simulate", "--part", "intervals"]));
}

#[test]
fn threads() {
    insta::assert_snapshot!(lesson(&["--simulate", "--part", "threads", "--size", "1_000_000"]));
}

#[test]
fn why() {
    insta::assert_snapshot!(lesson(&["--simulate", "--part", "why"]));
}

#[test]
fn break_even() {
    insta::assert_snapshot!(lesson(&["--simulate", "--part", "break-even"]));
}

/// Measured: whatever the machine does, the page is there, and the results of the tasks are right.
#[test]
fn each_part_is_measured_too() {
    for (part, size) in [("intervals", "50_000"), ("why", "50_000"), ("threads", "20_000")] {
        let json: Value =
            serde_json::from_str(&lesson(&["--json", "--part", part, "--size", size])).expect("it is JSON");
        assert_eq!(json["part"], part);
        assert!(json["rows"].as_array().is_some_and(|rows| !rows.is_empty()), "{json}");
    }
}
