//! The lesson as a student runs it.

use assert_cmd::Command;
use serde_json::Value;

fn lesson(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lesson-06"));
    command.args(arguments).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command
}

fn stdout(arguments: &[&str]) -> String {
    let output = lesson(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("the page is UTF-8")
}

/// Nothing is measured there, so it is exact.
#[test]
fn the_simulated_page() {
    let page = stdout(&["--simulate"]);
    insta::assert_snapshot!("simulated_page", page);
    assert_eq!(page, stdout(&["--simulate"]), "every run gives the same page");
}

/// What was measured is what was simulated, but for the times.
#[test]
fn the_page() {
    let page = stdout(&[]);
    let mut redacted = String::new();
    for line in page.lines() {
        let way = line.get(..12).map_or("", str::trim);
        let measured = ["thread", "fork", "forkserver", "spawn"].contains(&way);
        redacted += &match line {
            line if line.starts_with("Measured on") => "Measured on this machine (# cores)".to_owned(),
            line if measured => {
                format!("{way:<12}          #{}", &line[line.len() - 26..])
            }
            line => line.to_owned(),
        };
        redacted.push('\n');
    }
    insta::assert_snapshot!("default_page", redacted);
}

#[test]
fn the_json_object() {
    let json: Value = serde_json::from_str(&stdout(&["--json", "--chain", "8"])).expect("it is JSON");
    assert_eq!(json["lesson"], 6);
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(6));
    let unchecked = &json["rows"][5];
    // Eight deep and no deeper.
    assert_eq!((&unchecked["as_mp_main"], &unchecked["refused"]), (&8.into(), &1.into()));
    assert_eq!(json["twin"], serde_json::json!({"guarded": 2, "unguarded": 9}));
    let verdict = json["verdict"].as_array().expect("a list");
    assert!(verdict.iter().all(|finding| finding["holds"] == "yes"), "{verdict:#?}");
}

#[test]
fn mistakes_get_one_line() {
    for (arguments, said) in [
        (["--chain", "9"], "allowed: a whole number from 1 to 8"),
        (["--python", "2.7"], "start methods came with CPython 3.4"),
        (["--with", "no-such-python"], "no-such-python"),
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
