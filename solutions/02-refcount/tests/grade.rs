//! Grades the solution of exercise 02 as it grades a student's answer.

extern crate solution_02 as subject;

#[path = "../../../exercises/02-refcount/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/02-refcount",
        manifest: include_str!("../../../exercises/02-refcount/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
