//! Grades the solution of exercise 08 as it grades a student's answer.

extern crate solution_08 as subject;

#[path = "../../../exercises/08-biased-counts/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/08-biased-counts",
        manifest: include_str!("../../../exercises/08-biased-counts/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
