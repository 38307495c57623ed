//! Grades the solution of exercise 05 as it grades a student's answer.

extern crate solution_05 as subject;

#[path = "../../../exercises/05-worker-pool/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/05-worker-pool",
        manifest: include_str!("../../../exercises/05-worker-pool/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
