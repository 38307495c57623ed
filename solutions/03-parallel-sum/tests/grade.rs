//! Grades the solution of exercise 03 as it grades a student's answer.

extern crate solution_03 as subject;

#[path = "../../../exercises/03-parallel-sum/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/03-parallel-sum",
        manifest: include_str!("../../../exercises/03-parallel-sum/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
