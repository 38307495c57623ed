//! The lesson as a student runs it.

use lesson_testing::{Lesson, verdict};

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-06"));

/// Nothing is measured there, so it is exact.
#[test]
fn the_simulated_page() {
    let page = LESSON.stdout(&["--simulate"]);
    insta::assert_snapshot!("simulated_page", page);
    assert_eq!(page, LESSON.stdout(&["--simulate"]), "every run gives the same page");
}

/// What was measured is what was simulated, but for the times.
#[test]
fn the_page() {
    let page = LESSON.stdout(&[]);
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
    let json = LESSON.json(&["--chain", "8"]);
    assert_eq!(json["lesson"], 6);
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(6));
    let unchecked = &json["rows"][5];
    // Eight deep and no deeper.
    assert_eq!((&unchecked["as_mp_main"], &unchecked["refused"]), (&8.into(), &1.into()));
    assert_eq!(json["twin"], serde_json::json!({"guarded": 2, "unguarded": 9}));
    assert!(verdict(&json).iter().all(|mark| *mark == "yes"), "{json:#}");
}

#[test]
fn mistakes_get_one_line() {
    LESSON.refuses(&[
        (&["--chain", "9"], "allowed: a whole number from 1 to 8"),
        (&["--python", "2.7"], "start methods came with CPython 3.4"),
        (&["--with", "no-such-python"], "no-such-python"),
    ]);
}

#[test]
fn the_page_fits_80_and_120_columns() {
    LESSON.fits();
}

/// The chapter shows the timeline as a picture.
#[test]
fn the_simulated_picture() {
    insta::assert_snapshot!("simulated_picture", LESSON.simulated_picture());
}
