//! Grades the solution of exercise 09 as it grades a student's answer.

#[path = "../../../exercises/09-switch-interval/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/09-switch-interval",
        manifest: include_str!("../../../exercises/09-switch-interval/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
