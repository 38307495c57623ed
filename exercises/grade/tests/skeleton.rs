//! A new exercise is complete from the beginning: it has everything that the course wants of one.

mod common;

use common::{read, root, sandbox};
use grade::course::Course;
use grade::desk::Desk;
use grade::skeleton;
use grade::submission::Handed;
use grading::manifest::Kind;
use grading::{Manifest, TextCheck};
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
    skeleton::write(course.path(), "15-convoy", "The convoy", 4, Kind::Rust).expect("it can be written");
    for bad in ["15-again", "5-convoy", "convoy", "16-Convoy", "../16-convoy"] {
        assert!(skeleton::write(course.path(), bad, "", 1, Kind::Rust).is_err(), "{bad}");
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

// The checks of the other kinds, as they are: to compile a course with the Python machine would take minutes.
#[path = "../skeleton/python/checks.rs"]
mod python;
#[path = "../skeleton/sheet/checks.rs"]
mod sheet;

#[test]
fn a_new_exercise_in_python_or_with_a_sheet_is_complete_too() {
    for (kind, checks) in [(Kind::Python, python::ALL), (Kind::Sheet, sheet::ALL)] {
        let course = TempDir::new().expect("a folder");
        for top in ["exercises", "solutions"] {
            fs::create_dir(course.path().join(top)).expect("it can be made");
        }
        skeleton::write(course.path(), "15-convoy", "The convoy", 4, kind).expect("it can be written");
        let exercise = Course::open(course.path()).expect("the new course").exercises.remove(0);
        let folder = course.path().join("exercises/15-convoy");
        let manifest = &exercise.manifest;
        assert_eq!((manifest.kind, exercise.package.as_str()), (kind, "exercise-15"));
        for file in ["README.md", "checks.rs", "Cargo.toml", "tests/grade.rs"].iter().copied() {
            let text = read(folder.join(file));
            let open = ["KIND", "NN", "FOLDER", "TITLE", "DOC", "LESSON", "NUMBER", "UP/"];
            assert!(open.iter().all(|name| !text.contains(name)), "{file}: {text}");
        }
        for given in &manifest.given {
            assert!(folder.join(given).is_file(), "{given}");
        }
        let solution = read(course.path().join("solutions/15-convoy").join(&manifest.answer));
        assert_eq!(points(manifest, checks, &solution), manifest.points());
        assert_eq!(points(manifest, checks, &read(folder.join(&manifest.answer))), 0);
        for wrong in &manifest.wrong {
            let answer = read(folder.join(format!("wrong/{}.{}", wrong.name, kind.ending())));
            let (_, check) = checks.iter().find(|(name, _)| *name == wrong.fails).expect("a check");
            let message = check(&answer).expect_err(&wrong.name);
            let known = manifest.misconception(&wrong.fails, &message).map(|known| known.name.as_str());
            assert_eq!(known, Some(wrong.name.as_str()), "{message}");
        }
    }
}

fn points(manifest: &Manifest, checks: &[TextCheck], answer: &str) -> u32 {
    assert!(manifest.check.iter().map(|check| check.name.as_str()).eq(checks.iter().map(|(name, _)| *name)));
    let passed = manifest.check.iter().zip(checks).filter(|(_, (_, check))| check(answer).is_ok());
    passed.map(|(check, _)| check.points).sum()
}
