//! The lesson as a student runs it.

use assert_cmd::Command;

/// Small enough for a test, large enough for the GIL to change hands.
const SIZE: &str = "200_000";

fn lesson(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lesson-03"));
    command.args(arguments).env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command
}

fn stdout(command: &mut Command) -> String {
    let output = command.assert().success().get_output().stdout.clone();
    String::from_utf8(output).expect("the page is UTF-8")
}

/// Hides what differs from run to run and from machine to machine: the numbers of the table, the
/// verdict, and the shape of the timeline.
fn redacted(page: &str) -> String {
    let mut out = String::new();
    let mut part = "";
    for line in page.lines() {
        let heading =
            ["Measured", "Verdict", "Two threads", "Why"].into_iter().find(|word| line.starts_with(word));
        if let Some(heading) = heading {
            part = heading;
            let hidden = match heading {
                "Measured" => "Measured on this machine (# cores)",
                "Two threads" => "Two threads under the GIL, 5 ms: their first # ms",
                _ => line,
            };
            out += &format!("{hidden}\n");
            match heading {
                "Verdict" => out += "(what these numbers say)\n\n",
                "Two threads" => out += "(who had the GIL, and when)\n\n",
                _ => {}
            }
            continue;
        }
        match part {
            "Verdict" | "Two threads" => {}
            "Measured" if line.contains(" ms ") => out += &format!("{}\n", without_numbers(line)),
            _ => out += &format!("{line}\n"),
        }
    }
    out
}

/// How wide the column of names is on a page of 80 columns.
const NAMES: usize = 31;

/// A row of the table with a `#` in place of each number, at its last digit.
fn without_numbers(row: &str) -> String {
    let (name, numbers) = row.split_at(NAMES);
    let blank = |token: &str| match token.trim_end().len() {
        0 => token.to_owned(),
        end if token[..end].ends_with("ms") || token[..end].ends_with('-') => token.to_owned(),
        end => format!("{}#{}", " ".repeat(end - 1), &token[end..]),
    };
    name.to_owned() + &numbers.split_inclusive(' ').map(blank).collect::<String>()
}

#[test]
fn the_page() {
    let page = stdout(&mut lesson(&[]));
    insta::assert_snapshot!("default_page", redacted(&page));
}

/// The README's picture is a run of this lesson: the same page but for its numbers.
#[test]
fn the_readme_shows_this_page() {
    let readme = include_str!("../../../README.md");
    let (_, after) = readme.split_once("<!-- lesson-03 -->\n```text\n").unwrap();
    let (picture, _) = after.split_once("```\n").unwrap();
    insta::assert_snapshot!("default_page", redacted(picture));
}

#[test]
fn the_page_fits_80_and_120_columns() {
    for width in [80, 120] {
        let page = stdout(lesson(&["--size", "20_000"]).env("COLUMNS", width.to_string()));
        let longest = page.lines().max_by_key(|line| line.chars().count()).unwrap();
        assert!(longest.chars().count() <= width, "wider than {width}: {longest}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let plain = stdout(&mut lesson(&["--size", "20_000"]));
    let coloured = stdout(lesson(&["--size", "20_000"]).env("CLICOLOR_FORCE", "1"));
    assert!(!plain.contains('\x1b') && coloured.contains('\x1b'));
    let headings = |page: &str| {
        let text = page.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[36m", "");
        ["Verdict", "Why", "Try next"].map(|heading| text.lines().any(|line| line == heading))
    };
    assert_eq!((headings(&plain), headings(&coloured)), ([true; 3], [true; 3]));
}

#[test]
fn the_json_object_has_every_row() {
    let json = stdout(&mut lesson(&["--size", SIZE, "--json", "--workers", "3"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["rules"], "backward jump");
    assert_eq!((&json["workers"], &json["size"]), (&3.into(), &200_000.into()));
    let names: Vec<_> =
        json["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    insta::assert_snapshot!(names.join("\n"), @r"
    3 tasks in sequence
    3 threads, GIL, 5 ms
    3 threads, GIL, 1 ms
    3 processes
    3 threads, no GIL (3.13t)
    Rust, 1 thread
    Rust, rayon
    ");
    for row in json["rows"].as_array().unwrap() {
        assert!(row["wall_s"].as_f64().unwrap() > 0.0 && row["speed_up"].as_f64().unwrap() > 0.0, "{row}");
    }
}

#[test]
fn without_a_gil_there_are_no_rows_about_one() {
    let json = stdout(&mut lesson(&["--size", "20_000", "--json", "--python", "3.14t"]));
    assert!(json.contains("free-threaded") && !json.contains("GIL, 5 ms"), "{json}");
}

#[test]
fn the_trace_names_the_threads() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace.json");
    stdout(&mut lesson(&["--size", SIZE, "--trace", file.to_str().unwrap()]));
    let trace: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let events = trace["traceEvents"].as_array().unwrap();
    let named = |name: &str| events.iter().any(|event| event["args"]["name"] == name);
    assert!(named("MainThread") && named("Thread-4 (sum_of_i)"), "{trace}");
}

#[test]
fn a_mistake_gets_one_line_and_exit_code_2() {
    let mistakes: &[&[&str]] = &[
        &["--workers", "0"],
        &["--workers", "many"],
        &["--size", "-1"],
        &["--size", "2_000_000_000"],
        &["--interval", "abc"],
        &["--interval", "0"],
        &["--python", "1.5"],
        &["--task", "cubes"],
        &["--wokers", "3"],
        &["--simulate", "--with", "python3"],
        &["--predict", "--json"],
        &["--answers"],
        &["extra"],
        &["--size"],
        &["--with", "no-such-python"],
        &["--with", "true"],
    ];
    let mut said = String::new();
    for arguments in mistakes {
        let assert = lesson(arguments).assert().code(2).stdout("");
        said +=
            &format!("{}\n  {}", arguments.join(" "), String::from_utf8_lossy(&assert.get_output().stderr));
    }
    insta::assert_snapshot!("mistakes", said);
}

/// Nothing is measured, so nothing is hidden: the book shows this page and this picture, and they are the same
/// everywhere.
#[test]
fn the_simulated_page_and_its_picture() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("timeline.svg");
    insta::assert_snapshot!(
        "simulated_page",
        stdout(&mut lesson(&["--simulate", "--svg", file.to_str().unwrap()]))
    );
    insta::assert_snapshot!("simulated_picture", std::fs::read_to_string(file).unwrap());
}

#[test]
fn a_simulated_object_is_the_same_every_time() {
    let object = || stdout(&mut lesson(&["--simulate", "--json", "--size", SIZE, "--workers", "3"]));
    let json: serde_json::Value = serde_json::from_str(&object()).unwrap();
    assert_eq!((&json["runner"], &json["cores"]), (&"simulated".into(), &4.into()));
    assert!(json["capacity"].is_null(), "{json}");
    let rows = json["rows"].as_array().unwrap();
    assert!(rows.len() == 5 && rows.iter().all(|row| row["context_switches"].is_null()), "{json}");
    assert_eq!(object(), object());
}

/// What a student gets who predicts first: every result is a question, and what follows from them is left out.
#[test]
fn the_sheet_tells_no_result() {
    let printed =
        |flags: &[&str]| stdout(&mut lesson(&[&["--simulate", "--size", "20_000"], flags].concat()));
    insta::assert_snapshot!("sheet", printed(&["--predict"]));
    assert_eq!(printed(&["--predict", "--answers"]), printed(&[]));
}

#[test]
fn a_file_that_cannot_be_written_is_said_so() {
    for flag in ["--trace", "--svg"] {
        let assert = lesson(&["--size", "1000", flag, "/no/such/folder/file"]).assert().code(2).stdout("");
        let said = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("error: /no/such/folder/file: cannot be written: "), "{said}");
    }
}
