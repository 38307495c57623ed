//! `gil explore` and `gil replay` as a user runs them.

use std::path::PathBuf;

use assert_cmd::Command;

/// Runs a command in a folder with one program, `p.py`. Gives exit code, standard output and standard error.
fn gil(program: &str, arguments: &[&str], columns: &str) -> (i32, String, String) {
    let folder = tempfile::tempdir().expect("a folder for the program");
    std::fs::write(folder.path().join("p.py"), program).expect("the program is written");
    let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_gil")));
    command.args(arguments).current_dir(folder.path());
    command.env("COLUMNS", columns).env_remove("CLICOLOR_FORCE");
    let output = command.output().expect("gil starts");
    let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
    (output.status.code().expect("no signal ended it"), text(output.stdout), text(output.stderr))
}

const LOST: &str = workloads::LOST_UPDATE.text;
const LOCKS: &str = workloads::OPPOSITE_LOCKS.text;

#[test]
fn the_outcomes_of_a_lost_update() {
    let (code, page, said) = gil(LOST, &["explore", "p.py", "--python", "3.9"], "80");
    assert_eq!((code, &*said), (0, ""));
    insta::assert_snapshot!(page);
}

#[test]
fn a_deadlock_and_its_schedule() {
    let (code, page, _) = gil(LOCKS, &["explore", "p.py", "--count-all"], "80");
    assert_eq!(code, 1);
    insta::assert_snapshot!(page);
}

#[test]
fn a_schedule_step_by_step() {
    let (code, page, _) = gil(LOST, &["replay", "p.py", "a.b4", "--python", "3.9"], "80");
    assert_eq!(code, 0);
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
    insta::assert_snapshot!(page);
}

#[test]
fn a_deadlock_step_by_step_to_predict() {
    let (code, page, _) = gil(LOCKS, &["replay", "p.py", "a.b5", "--predict"], "120");
    assert_eq!(code, 1);
    assert!(page.contains('?') && page.ends_with("What comes of it?\n"), "{page}");
    assert!(!page.contains("held by"), "{page}");
}

/// On a narrow page the threads share one column.
#[test]
fn every_line_fits_the_page() {
    for columns in ["40", "60", "80", "120"] {
        for arguments in [&["explore", "p.py"][..], &["replay", "p.py", "a.b5"]] {
            let (_, page, _) = gil(LOCKS, arguments, columns);
            let width: usize = columns.parse().expect("a number");
            assert!(page.lines().all(|line| line.chars().count() <= width), "{columns}:\n{page}");
        }
    }
}

#[test]
fn the_json_objects_keep_their_contract() {
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    let (_, printed, _) = gil(LOST, &["explore", "p.py", "--python", "3.9", "--json"], "80");
    let json: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
    assert_eq!(keys(&json), ["complete", "outcomes", "python", "rules", "schedules", "states"]);
    assert_eq!((&json["complete"], &json["schedules"]), (&true.into(), &6.into()));
    let one = &json["outcomes"][0];
    assert_eq!(keys(one), ["count", "detail", "kind", "schedule", "stdout"]);
    assert_eq!((&one["kind"], &one["stdout"], &one["count"]), (&"ok".into(), &"1\n".into(), &4.into()));

    let code = one["schedule"].as_str().expect("a code").to_owned();
    let (_, printed, _) = gil(LOST, &["replay", "p.py", &code, "--python", "3.9", "--json"], "80");
    let json: serde_json::Value = serde_json::from_str(&printed).expect("it is JSON");
    assert_eq!((&json["outcome"]["stdout"], &json["variables"][0]), (&"1\n".into(), &"counter".into()));
    assert_eq!(json["steps"].as_array().and_then(|steps| steps.last()).expect("steps")["then"], "ends");
}

#[test]
fn mistakes_are_said_in_one_line() {
    for (arguments, expected) in [
        (&["explore", "q.py"][..], "error: q.py: cannot be read: "),
        (
            &["explore", "p.py", "--preemptions", "-1"],
            "error: invalid value '-1' for '--preemptions <N>': allowed: ",
        ),
        (&["explore", "p.py", "--limit", "0"], "error: invalid value '0' for '--limit <N>': allowed: "),
        (
            &["explore", "p.py", "--python", "9"],
            "error: invalid value '9' for '--python <VERSION>': allowed: ",
        ),
        (
            &["replay", "p.py", "a,b"],
            "error: the code a,b: `a,b` is no turn: a letter, and a number of steps",
        ),
        (&["replay", "p.py", "b"], "error: the code b: turn 1 (b): there is no thread b yet"),
    ] {
        let (code, printed, said) = gil(LOST, arguments, "80");
        assert_eq!((code, &*printed), (2, ""), "{said}");
        assert!(said.starts_with(expected) && said.lines().count() == 1, "{said}");
    }
}

/// An exercise's check stands in a file of its own, behind the answer.
#[test]
fn a_second_file_goes_on_where_the_first_one_ends() {
    let (code, page, said) = gil("print('once')", &["explore", "p.py", "--then", "p.py"], "80");
    assert_eq!((code, &*said), (0, ""));
    assert!(page.contains("    | once\n    | once\n"), "{page}");
    assert!(page.ends_with("gil replay p.py a --python 3.13 --then p.py\n"), "{page}");
    let (code, page, said) = gil("print('once')", &["explore", "p.py", "--then", "none.py"], "80");
    assert_eq!((code, &*page), (2, ""));
    assert!(said.contains("none.py: cannot be read") && said.lines().count() == 1, "{said}");
}
