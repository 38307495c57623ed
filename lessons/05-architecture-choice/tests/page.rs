//! The lesson as a student runs it.

use assert_cmd::Command;
use serde_json::Value;

fn lesson(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lesson-05"));
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
fn the_simulated_records() {
    insta::assert_snapshot!(stdout(&["--simulate", "--part", "records"]));
}

#[test]
fn the_patterns() {
    insta::assert_snapshot!(stdout(&["--simulate", "--part", "patterns"]));
}

#[test]
fn the_boundary() {
    let page = stdout(&["--part", "boundary"]);
    // The heading names the machine's cores.
    let page = page.lines().filter(|line| !line.starts_with("Measured")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(page);
}

/// Each URL exactly once, whatever fails or hangs; that requests overlap is the server's word.
#[test]
fn the_scraper_loses_nothing() {
    let json: Value = serde_json::from_str(&stdout(&["--part", "scraper", "--json"])).expect("it is JSON");
    let rows = json["rows"].as_array().expect("a list");
    for row in rows {
        assert_eq!((&row["titles"], &row["errors"]), (&34.into(), &6.into()), "{row}");
    }
    assert_eq!(rows[0]["in_flight"], 1);
    assert!(rows[1]["in_flight"].as_u64() > Some(1), "{json:#}");
    let verdict = json["verdict"].as_array().expect("a list");
    assert!(verdict.iter().all(|finding| finding["holds"] != "no"), "{verdict:#?}");
}

#[test]
fn a_program_that_sleeps_waits() {
    let json: Value =
        serde_json::from_str(&stdout(&["--json", "--classify", "sleep", "0.1"])).expect("it is JSON");
    assert_eq!(json["rows"][0]["kind"], "waits");
    let page = stdout(&[
        "--simulate",
        "--classify",
        "../../shared/workloads/programs/cpu_bound.py",
        "sum",
        "sequence",
        "1",
        "2000000",
    ]);
    assert!(page.contains("CPU-bound: it computes"), "{page}");
}

#[test]
fn mistakes_get_one_line() {
    for (arguments, said) in [
        (vec!["--classify", "no-such-command"], "no command on this machine"),
        (vec!["--classify", "no-such.py"], "cannot be read"),
        (vec!["--part", "choice"], "choose"),
        (vec!["--simulate", "--part", "scraper"], "has no --simulate"),
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
