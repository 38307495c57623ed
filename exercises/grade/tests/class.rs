//! A class: the same grades from every run, in any order of students, and none is lost.

mod common;

use common::{course, read, root, sandbox};
use grade::class::Class;
use grade::course::Course;
use grade::format::{Format, Run, render_run};
use grade::model::Graded;
use grade::store;
use grade::submission::{self, Submission};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use tempfile::TempDir;

/// A class for exercise 3: some are right, some wrong, some do harm.
fn class() -> (TempDir, Vec<Submission>) {
    let class = TempDir::new().expect("a folder");
    let folder = root().join("exercises/03-parallel-sum");
    let starter = read(folder.join("src/answer.rs"));
    let answers = [
        ("ada", read(root().join("solutions/03-parallel-sum/src/answer.rs"))),
        ("ben", starter.clone()),
        ("cleo", read(folder.join("wrong/rounded_down.rs"))),
        ("dora", starter.replace("let mut total = 0;", "std::process::exit(0); let mut total = 0;")),
        ("emil", "this is no Rust".to_owned()),
    ];
    for (student, answer) in answers {
        let file = class.path().join(student).join("03-parallel-sum/src/answer.rs");
        fs::create_dir_all(file.parent().expect("a folder")).expect("it can be made");
        fs::write(file, answer).expect("it can be written");
    }
    fs::create_dir(class.path().join("finn")).expect("it can be made");
    let submissions = submission::all(class.path()).expect("the folder can be read");
    (class, submissions)
}

/// Exercise 3 without the check that takes its time when it fails.
fn exercises() -> Course {
    let mut course = course().only(&["03".to_owned()]).expect("the exercise is there");
    course.exercises[0].manifest.check.truncate(3);
    course
}

/// Grades, and says who was graded now.
fn grade(submissions: &[Submission], out: &Path, jobs: usize) -> Vec<Graded> {
    let (course, sandbox) = (exercises(), sandbox());
    let work = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let class = Class { course: &course, work, out, sandbox: &sandbox, jobs };
    class.grade(submissions, &|_| ()).expect("the class can be graded")
}

/// Without the only thing that may differ.
fn timeless(grades: &[Graded]) -> Vec<Graded> {
    grades.iter().map(|graded| Graded { seconds: 0.0, ..graded.clone() }).collect()
}

#[test]
fn a_class_is_graded_the_same_whoever_comes_first_and_an_interrupted_run_goes_on() {
    let (_class, submissions) = class();
    let out = TempDir::new().expect("a folder");
    let grades = grade(&submissions, out.path(), 1);
    let points: Vec<_> = grades.iter().map(|graded| (graded.student.as_str(), graded.points())).collect();
    assert_eq!(points, [("ada", 5), ("ben", 1), ("cleo", 3), ("dora", 0), ("emil", 0), ("finn", 0)]);

    // Two at once, in another order.
    let again = TempDir::new().expect("a folder");
    let backwards: Vec<_> = submissions.iter().rev().cloned().collect();
    let mut others = grade(&backwards, again.path(), 2);
    others.reverse();
    assert_eq!(timeless(&others), timeless(&grades));

    // Whatever was graded is in its file at once: here the run ends after two, and the next one goes on.
    fs::remove_file(out.path().join("students/cleo.json")).expect("it is there");
    let kept = Mutex::new(Vec::new());
    let course = exercises();
    let sandbox = sandbox();
    let work = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let class = Class { course: &course, work, out: out.path(), sandbox: &sandbox, jobs: 1 };
    let done = |graded: &Graded| kept.lock().expect("no panic").push(graded.clone());
    let third = class.grade(&submissions, &done).expect("the class can be graded");
    assert_eq!(timeless(&third), timeless(&grades));
    let same = third.iter().zip(&grades).filter(|(new, old)| new.seconds.to_bits() == old.seconds.to_bits());
    assert_eq!(same.count(), 5, "only the missing one is graded again");
    assert_eq!(kept.into_inner().expect("no panic").len(), 6, "the progress counts all");

    // Parts of the class, graded apart and merged, make the same files.
    let parts: Vec<_> = (0..2).map(|_| TempDir::new().expect("a folder")).collect();
    for (part, folder) in parts.iter().enumerate() {
        let some: Vec<_> = submissions.iter().skip(part).step_by(2).cloned().collect();
        grade(&some, folder.path(), 1);
    }
    let merged = TempDir::new().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_grade"));
    command.arg("merge").args(parts.iter().map(TempDir::path)).arg("--out").arg(merged.path());
    assert!(command.status().expect("it runs").success());
    let all = store::load_all(merged.path()).expect("the grades are there");
    assert_eq!(timeless(&all), timeless(&grades));
    let csv = render_run(Format::Csv, &grades, &Run::default()).expect("a table");
    assert_eq!(read(merged.path().join("grades.csv")), csv["grades.csv"]);
    assert!(
        read(merged.path().join("index.html")).contains("whatever the remainder"),
        "cleo's misconception"
    );
}

#[test]
fn a_changed_answer_is_graded_again() {
    let (class, submissions) = class();
    let out = TempDir::new().expect("a folder");
    let ben = &submissions[1..2];
    assert_eq!(grade(ben, out.path(), 1)[0].points(), 1);
    let solution = read(root().join("solutions/03-parallel-sum/src/answer.rs"));
    fs::write(class.path().join("ben/03-parallel-sum/src/answer.rs"), solution).expect("it can be written");
    assert_eq!(grade(ben, out.path(), 1)[0].points(), 5);
}
