//! The lesson as a student runs it.

use lesson_testing::{Lesson, verdict};

/// Small enough for a test.
const SIZE: &str = "20_000";

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-02"));

/// Nothing is measured there, so it is exact.
#[test]
fn the_simulated_page() {
    insta::assert_snapshot!("simulated_page", LESSON.stdout(&["--simulate"]));
}

/// What differs from run to run is a `#`: what naive threads did, the native figures, the timeline.
fn redacted(page: &str) -> String {
    let mut out = String::new();
    let mut part = "";
    for line in page.lines() {
        let parts =
            ["Measured", "Several threads", "Every", "What a count", "When", "Verdict", "The threads", "Why"];
        part = parts.into_iter().find(|heading| line.starts_with(heading)).unwrap_or(part);
        out += &match part {
            "Measured" if line.starts_with(part) => "Measured on this machine (# cores)".to_owned(),
            "Several threads" if line.starts_with("naive  ") => {
                "naive                  2            #                #            #".to_owned()
            }
            "What a count" if line.ends_with(" ns") || line.ends_with(" -") => {
                let cell = |cell: &str| if cell.trim() == "-" { "            -" } else { "            #" };
                format!("{}{}{}", &line[..24], cell(&line[24..37]), cell(&line[37..]))
            }
            "The threads" if line.starts_with(part) => {
                "The threads of 3.13t, which take no lock: their first # ms\n".to_owned()
            }
            "Verdict" | "The threads" if !line.is_empty() && !line.starts_with(part) => continue,
            "The threads" if line.is_empty() => continue,
            _ => line.to_owned(),
        };
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
    assert_eq!(json["lesson"], 2);
    let races = json["races"].as_array().expect("a list");
    for race in races.iter().filter(|race| race["python"] != "naive") {
        assert_eq!(
            (&race["before"], &race["after"], &race["used_after_free"]),
            (&2.into(), &2.into(), &0.into())
        );
    }
    assert_eq!(races.len(), 4);
    assert!(verdict(&json).iter().all(|mark| *mark != "no"), "{json:#}");
}

#[test]
fn a_sheet_has_no_answers() {
    let sheet = LESSON.stdout(&["--simulate", "--predict"]);
    assert!(sheet.contains("one name                        ?        ?        ?\n"), "{sheet}");
    assert!(!sheet.contains("dies") && !sheet.contains("Verdict"), "{sheet}");
    assert_eq!(LESSON.stdout(&["--simulate", "--predict", "--answers"]), LESSON.stdout(&["--simulate"]));
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
