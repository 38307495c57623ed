//! The lesson as a student runs it.

use assert_cmd::Command;
use serde_json::Value;

fn lesson(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lesson-04"));
    command.args(arguments).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command
}

fn stdout(arguments: &[&str]) -> String {
    let output = lesson(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("the page is UTF-8")
}

// Nothing is measured on virtual time, so these are exact.

#[test]
fn the_simulated_page() {
    insta::assert_snapshot!(stdout(&["--simulate"]));
}

#[test]
fn the_simulated_convoy() {
    insta::assert_snapshot!(stdout(&["--simulate", "--part", "convoy"]));
}

#[test]
fn the_simulated_queue() {
    insta::assert_snapshot!(stdout(&["--simulate", "--part", "queue"]));
}

#[test]
fn the_simulated_releases() {
    insta::assert_snapshot!(stdout(&["--simulate", "--part", "releases"]));
}

/// That requests overlap is proved by the server, which counts those that it is answering: no clock decides.
#[test]
fn fetches_overlap() {
    let json: Value = serde_json::from_str(&stdout(&["--json"])).expect("it is JSON");
    let rows = json["rows"].as_array().expect("a list");
    let in_flight: Vec<_> = rows.iter().map(|row| row["in_flight"].as_u64()).collect();
    assert_eq!(in_flight.len(), 5);
    assert_eq!((in_flight[0], in_flight[4]), (Some(1), Some(10)), "{json:#}");
    // How many threads are under way together is the system's choice, but one alone it is not.
    assert!(in_flight[1] > Some(1) && in_flight[2] > Some(1), "{json:#}");
}

#[test]
fn a_thousand_connections_are_open_in_one_thread() {
    let json: Value =
        serde_json::from_str(&stdout(&["--part", "connections", "--json"])).expect("it is JSON");
    for row in json["rows"].as_array().expect("a list") {
        assert_eq!(row["open"], row["connections"]);
        assert_eq!(row["answered"], row["connections"]);
    }
}

#[test]
fn mistakes_get_one_line() {
    for (arguments, said) in [
        (vec!["--url", "ftp://x"], "begins with http:// or https://"),
        (vec!["--part", "fetch"], "fetches"),
        (vec!["--simulate", "--part", "connections"], "has no --simulate"),
        (vec!["--simulate", "--url", "http://x/"], "--simulate"),
    ] {
        let assert = lesson(&arguments).assert().code(2);
        let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(stderr.contains(said), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
    }
}

#[test]
fn the_page_fits_80_and_120_columns() {
    for width in [80, 120] {
        let output =
            lesson(&["--simulate"]).env("COLUMNS", width.to_string()).output().expect("the lesson runs");
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            assert!(line.chars().count() <= width, "wider than {width}: {line}");
        }
    }
}

/// The chapter shows the timeline as a picture.
#[test]
fn the_simulated_picture() {
    let folder = tempfile::tempdir().expect("a folder for the picture");
    let file = folder.path().join("timeline.svg");
    stdout(&["--simulate", "--svg", file.to_str().expect("its name is text")]);
    insta::assert_snapshot!("simulated_picture", std::fs::read_to_string(file).expect("it was written"));
}
