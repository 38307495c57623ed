//! What a grade is. Every format is a rendering of this, and `json` is this.

use crate::course::{Course, Exercise};
use grading::manifest::Check;
use grading::run;
use serde::{Deserialize, Serialize};

/// A student's grades.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Graded {
    /// The student.
    pub student: String,
    /// The exercises, in the course's order.
    pub exercises: Vec<GradedExercise>,
    /// How long the grading took, in seconds: the only thing here that differs from run to run.
    pub seconds: f64,
    /// What was graded, and by which exercises: a hash. A run that goes on grades only what has changed.
    pub key: String,
}

/// One exercise's grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradedExercise {
    /// `exercise-01`.
    pub package: String,
    /// Its name for people.
    pub title: String,
    /// The checks, in the manifest's order.
    pub checks: Vec<GradedCheck>,
}

/// One check's grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GradedCheck {
    /// The check's name.
    pub name: String,
    /// What a right answer does.
    pub says: String,
    /// What was earned.
    pub points: u32,
    /// What there was to earn.
    pub most: u32,
    /// How it went.
    pub status: Status,
    /// Why there are no points.
    pub message: String,
    /// What somebody who fails like this often believes.
    pub misconception: Option<String>,
}

/// How a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It passed.
    Passed,
    /// It came to its end and failed.
    Failed,
    /// It never came to its end: nothing was handed in, it did not compile, it crashed or took too long.
    Error,
}

impl Graded {
    /// The points of all exercises.
    pub fn points(&self) -> u32 {
        self.exercises.iter().map(GradedExercise::points).sum()
    }

    /// What there was to earn.
    pub fn most(&self) -> u32 {
        self.exercises.iter().map(GradedExercise::most).sum()
    }

    /// Nothing is known yet: what stands if grading never ends.
    pub fn nothing_yet(student: &str, course: &Course) -> Self {
        let exercises = course.exercises.iter();
        let exercises =
            exercises.map(|exercise| GradedExercise::not_run(exercise, "It was not graded.")).collect();
        Self { student: student.to_owned(), exercises, seconds: 0.0, key: String::new() }
    }
}

impl GradedExercise {
    /// The points of all checks.
    pub fn points(&self) -> u32 {
        self.checks.iter().map(|check| check.points).sum()
    }

    /// What there was to earn.
    pub fn most(&self) -> u32 {
        self.checks.iter().map(|check| check.most).sum()
    }

    /// No check could run, for one reason.
    pub fn not_run(exercise: &Exercise, why: &str) -> Self {
        let result = run::Result::Broke(why.to_owned());
        Self::of(exercise, exercise.manifest.check.iter().map(|_| result.clone()))
    }

    /// The grade that the results of all checks make.
    pub fn of(exercise: &Exercise, results: impl IntoIterator<Item = run::Result>) -> Self {
        let checks = exercise.manifest.check.iter().zip(results);
        let checks = checks.map(|(check, result)| GradedCheck::of(exercise, check, &result)).collect();
        Self { package: exercise.package.clone(), title: exercise.manifest.title.clone(), checks }
    }
}

impl GradedCheck {
    fn of(exercise: &Exercise, check: &Check, result: &run::Result) -> Self {
        let message = result.why().unwrap_or_default().to_owned();
        let status = match result {
            run::Result::Passed => Status::Passed,
            run::Result::Failed(_) => Status::Failed,
            run::Result::Broke(_) => Status::Error,
        };
        let misconception = exercise.manifest.misconception(&check.name, &message);
        Self {
            name: check.name.clone(),
            says: check.says.clone(),
            points: if status == Status::Passed { check.points } else { 0 },
            most: check.points,
            status,
            misconception: misconception.map(|wrong| wrong.misconception.clone()),
            message,
        }
    }
}
