//! Grades the solution of exercise 01 as it grades a student's answer.

extern crate solution_01 as subject;

#[path = "../../../exercises/01-lost-update/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/01-lost-update",
        manifest: include_str!("../../../exercises/01-lost-update/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
