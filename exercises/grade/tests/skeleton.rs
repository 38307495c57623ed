//! A new exercise is complete from the beginning: it has everything that the course wants of one.

mod common;

use common::{read, root, sandbox};
use grade::course::Course;
use grade::desk::Desk;
use grade::skeleton;
use grade::submission::Handed;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("it can be made");
    for entry in fs::read_dir(from).expect("it is there") {
        let entry = entry.expect("it can be read");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("it can be copied");
        }
    }
}

#[test]
fn starter_solution_and_wrong_answers_of_a_new_exercise_are_what_they_say() {
    let course = TempDir::new().expect("a folder");
    for file in ["Cargo.toml", "Cargo.lock"] {
        fs::copy(root().join(file), course.path().join(file)).expect("it can be copied");
    }
    for part in ["checked-std", "grading"] {
        copy(&root().join("exercises").join(part), &course.path().join("exercises").join(part));
    }
    fs::create_dir(course.path().join("solutions")).expect("it can be made");
    skeleton::write(course.path(), "15-convoy", "The convoy", 4).expect("it can be written");
    for bad in ["15-again", "5-convoy", "convoy", "16-Convoy", "../16-convoy"] {
        assert!(skeleton::write(course.path(), bad, "", 1).is_err(), "{bad}");
    }

    let exercises = Course::open(course.path()).expect("the new course");
    let exercise = &exercises.exercises[0];
    assert_eq!((exercise.package.as_str(), exercise.manifest.title.as_str()), ("exercise-15", "The convoy"));
    let desk = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk-0");
    let desk = Desk::set_up(&exercises, &desk, sandbox()).expect("the desk can be set up");
    let graded = |path: &str| {
        let answer = read(course.path().join(path));
        desk.grade(exercise, &Handed::Answer(answer)).expect("the desk works")
    };
    assert_eq!(graded("exercises/15-convoy/src/answer.rs").points(), 0);
    let solution = graded("solutions/15-convoy/src/answer.rs");
    assert_eq!(solution.points(), solution.most(), "{solution:#?}");
    for wrong in &exercise.manifest.wrong {
        let graded = graded(&format!("exercises/15-convoy/wrong/{}.rs", wrong.name));
        let check =
            graded.checks.iter().find(|check| check.name == wrong.fails).expect("a check of the manifest");
        assert_eq!(check.misconception.as_deref(), Some(wrong.misconception.as_str()), "{graded:#?}");
    }
}
