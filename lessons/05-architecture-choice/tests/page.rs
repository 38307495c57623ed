//! The lesson as a student runs it.

use lesson_testing::{Lesson, verdict};

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-05"));

// Nothing is measured on virtual time, so these are exact.

#[test]
fn the_simulated_page() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate"]));
}

#[test]
fn the_simulated_records() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "records"]));
}

#[test]
fn the_patterns() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate", "--part", "patterns"]));
}

#[test]
fn the_boundary() {
    let page = LESSON.stdout(&["--part", "boundary"]);
    // The heading names the machine's cores.
    let page = page.lines().filter(|line| !line.starts_with("Measured")).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(page);
}

/// Each URL exactly once, whatever fails or hangs; that requests overlap is the server's word.
#[test]
fn the_scraper_loses_nothing() {
    let json = LESSON.json(&["--part", "scraper"]);
    let rows = json["rows"].as_array().expect("a list");
    for row in rows {
        assert_eq!((&row["titles"], &row["errors"]), (&34.into(), &6.into()), "{row}");
    }
    assert_eq!(rows[0]["in_flight"], 1);
    assert!(rows[1]["in_flight"].as_u64() > Some(1), "{json:#}");
    assert!(verdict(&json).iter().all(|mark| *mark != "no"), "{json:#}");
}

#[test]
fn a_program_that_sleeps_waits() {
    let json = LESSON.json(&["--classify", "sleep", "0.1"]);
    assert_eq!(json["rows"][0]["kind"], "waits");
    let page = LESSON.stdout(&[
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
    LESSON.refuses(&[
        (&["--classify", "no-such-command"], "no command on this machine"),
        (&["--classify", "no-such.py"], "cannot be read"),
        (&["--part", "choice"], "choose"),
        (&["--simulate", "--part", "scraper"], "has no --simulate"),
    ]);
}

#[test]
fn the_page_fits_80_and_120_columns() {
    LESSON.fits();
    ["records", "patterns"].into_iter().for_each(|part| LESSON.part_fits(part));
}

/// The chapter shows the timeline as a picture.
#[test]
fn the_simulated_picture() {
    insta::assert_snapshot!("simulated_picture", LESSON.simulated_picture());
}
