//! Grades the solution of exercise 14 as it grades a student's answer.

extern crate solution_14 as subject;

#[path = "../../../exercises/14-write-the-gil/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/14-write-the-gil",
        manifest: include_str!("../../../exercises/14-write-the-gil/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
