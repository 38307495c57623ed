//! Grades the solution of exercise 04 as it grades a student's answer.

extern crate solution_04 as subject;

#[path = "../../../exercises/04-bounded-fetch/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/04-bounded-fetch",
        manifest: include_str!("../../../exercises/04-bounded-fetch/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
