//! The lesson as a student runs it.

use lesson_testing::{Lesson, verdict};

/// Small enough for a test, large enough for the GIL to change hands.
const SIZE: &str = "20_000";

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-01"));

/// Nothing is measured there, so it is exact.
#[test]
fn the_simulated_page() {
    insta::assert_snapshot!("simulated_page", LESSON.stdout(&["--simulate"]));
}

/// What differs from run to run is a `#`: what was lost, where something can be, and the native figures.
fn redacted(page: &str) -> String {
    let mut out = String::new();
    let mut part = "";
    for line in page.lines() {
        let parts = ["Measured", "Where another", "No lock,", "Who shares", "Verdict", "Two tasks in"];
        part = parts.into_iter().find(|heading| line.starts_with(heading)).unwrap_or(part);
        let number = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        let line = match part {
            "Measured" if line.starts_with(part) => "Measured on this machine (# cores)".to_owned(),
            "Measured" if line.contains("% lost") || line.contains("none") || line.contains("below") => {
                // The column of 3.13 is exact in the first row only.
                let (name, _) = line.split_at(29);
                let exact = name.starts_with("counter += 1");
                let cell = |at: usize| if exact && at == 2 { "      none" } else { "         #" };
                name.to_owned() + &(0..4).map(cell).collect::<String>()
            }
            "No lock," if number(line) && !line.starts_with(part) && !line.starts_with("speed-up") => {
                format!("{} #", &line[..24])
            }
            "Verdict" if line.starts_with('[') || line.starts_with("      ") => continue,
            _ => line.to_owned(),
        };
        out += line.trim_end();
        out.push('\n');
    }
    out
}

#[test]
fn the_page() {
    insta::assert_snapshot!("default_page", redacted(&LESSON.stdout(&["--size", SIZE])));
}

#[test]
fn the_json_object() {
    let json = LESSON.json(&["--size", SIZE]);
    assert_eq!(json["lesson"], 1);
    // The one thing that luck cannot change.
    assert_eq!(json["rows"][0]["lost"]["3.13"], 0);
    let lost_by_locks =
        json["locks"].as_array().expect("a list").iter().skip(1).map(|row| row["lost"].clone());
    assert!(lost_by_locks.eq([0, 0, 0]));
    assert!(verdict(&json).iter().all(|mark| *mark != "no"), "{json:#}");
}

#[test]
fn another_version_gets_a_column() {
    let page = LESSON.stdout(&["--simulate", "--size", "1000", "--python", "3.10"]);
    assert!(page.contains("3.13t      3.10\n"), "{page}");
}

#[test]
fn mistakes_get_one_line() {
    LESSON.refuses(&[
        (&["--workers", "0"], "allowed: a whole number from 1 to 64"),
        (&["--python", "4.0"], "allowed: 2.0 to 2.7"),
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
