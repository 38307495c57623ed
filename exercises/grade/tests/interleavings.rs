//! No answer gets around the interleavings, nor around the notes of what it did.

mod common;

use common::{desk, exercise, read, root};
use grade::model::GradedExercise;
use grade::submission::Handed;

/// The grade of an exercise's file after one change.
fn graded(number: &str, file: &str, from: &str, to: &str) -> GradedExercise {
    let exercise = exercise(number);
    let answer = read(root().join(file));
    assert!(answer.contains(from), "{file} has changed");
    desk().grade(&exercise, &Handed::Answer(answer.replace(from, to))).expect("the desk works")
}

#[test]
fn atomics_by_another_name_are_tried_in_every_order() {
    let starter = "exercises/01-lost-update/src/answer.rs";
    let plain = graded("01", starter, "use std::sync", "use std::sync");
    for other in ["use core::sync", "use ::core::sync", "use r#core::sync", "use ::std::sync"] {
        assert_eq!(graded("01", starter, "use std::sync", other), plain, "{other}");
    }
}

#[test]
fn notes_that_an_answer_throws_away_are_missed() {
    let wrong = "exercises/02-refcount/wrong/always_atomic.rs";
    let increment = "self.owned.fetch_add(1, Ordering::Relaxed);";
    for attack in ["std::schedule::begin();", "std::schedule::begin(); std::schedule::say(\"load: 1\");"] {
        let graded = graded("02", wrong, increment, &format!("{increment} {attack}"));
        let check = graded.checks.iter().find(|check| check.name == "owner_is_cheap").expect("it is there");
        assert_eq!(check.points, 0, "{attack}: {}", check.message);
    }
}
