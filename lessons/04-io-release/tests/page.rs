//! The lesson as a student runs it.

use lesson_testing::Lesson;

const LESSON: Lesson = Lesson(env!("CARGO_BIN_EXE_lesson-04"));

/// The simulated page of a part, which fits 80 columns.
fn simulated(part: &str) -> String {
    let page = LESSON.stdout(&["--simulate", "--part", part]);
    let widest = page.lines().max_by_key(|line| line.chars().count()).unwrap_or_default();
    assert!(widest.chars().count() <= 80, "{widest}");
    page
}

// Nothing is measured on virtual time, so these are exact.

#[test]
fn the_simulated_page() {
    insta::assert_snapshot!(LESSON.stdout(&["--simulate"]));
}

#[test]
fn the_simulated_convoy() {
    insta::assert_snapshot!(simulated("convoy"));
}

#[test]
fn the_simulated_queue() {
    insta::assert_snapshot!(simulated("queue"));
}

#[test]
fn the_simulated_releases() {
    insta::assert_snapshot!(simulated("releases"));
}

#[test]
fn the_simulated_files() {
    insta::assert_snapshot!(simulated("files"));
}

#[test]
fn the_simulated_loop_that_must_answer() {
    insta::assert_snapshot!(simulated("responsive"));
}

#[test]
fn the_simulated_workers() {
    insta::assert_snapshot!(simulated("memory"));
}

/// That requests overlap is proved by the server, which counts those that it is answering: no clock decides.
#[test]
fn fetches_overlap() {
    let json = LESSON.json(&[]);
    let rows = json["rows"].as_array().expect("a list");
    let in_flight: Vec<_> = rows.iter().map(|row| row["in_flight"].as_u64()).collect();
    assert_eq!(in_flight.len(), 5);
    assert_eq!((in_flight[0], in_flight[4]), (Some(1), Some(10)), "{json:#}");
    // How many threads are under way together is the system's choice, but one alone it is not.
    assert!(in_flight[1] > Some(1) && in_flight[2] > Some(1), "{json:#}");
}

#[test]
fn a_thousand_connections_are_open_in_one_thread() {
    let json = LESSON.json(&["--part", "connections"]);
    for row in json["rows"].as_array().expect("a list") {
        assert_eq!(row["open"], row["connections"]);
        assert_eq!(row["answered"], row["connections"]);
    }
}

#[test]
fn mistakes_get_one_line() {
    LESSON.refuses(&[
        (&["--url", "ftp://x"], "begins with http:// or https://"),
        (&["--part", "fetch"], "fetches"),
        (&["--part", "convoy", "--svg", "x.svg"], "the lesson's first page, not with convoy"),
        (&["--size", "5"], "a size of its own"),
        (&["--workers", "5"], "a size of its own"),
        (&["--simulate", "--part", "connections"], "has no --simulate"),
        (&["--simulate", "--url", "http://x/"], "--simulate"),
    ]);
}

#[test]
fn the_page_fits_80_and_120_columns() {
    LESSON.fits();
    ["files", "queue", "memory"].into_iter().for_each(|part| LESSON.part_fits(part));
}

/// The chapter shows the timeline as a picture.
#[test]
fn the_simulated_picture() {
    insta::assert_snapshot!("simulated_picture", LESSON.simulated_picture());
}
