//! Grades the solution of exercise 12 as it grades a student's answer.

#[path = "../../../exercises/12-guard-python/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/12-guard-python",
        manifest: include_str!("../../../exercises/12-guard-python/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
