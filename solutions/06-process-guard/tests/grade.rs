//! Grades the solution of exercise 06 as it grades a student's answer.

extern crate solution_06 as subject;

#[path = "../../../exercises/06-process-guard/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/06-process-guard",
        manifest: include_str!("../../../exercises/06-process-guard/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
