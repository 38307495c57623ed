//! Grades the solution of exercise 10 as it grades a student's answer.

extern crate solution_10 as subject;

#[path = "../../../exercises/10-bounded-queue/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/10-bounded-queue",
        manifest: include_str!("../../../exercises/10-bounded-queue/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
