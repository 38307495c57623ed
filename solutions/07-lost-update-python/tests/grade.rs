//! Grades the solution of exercise 07 as it grades a student's answer.

#[path = "../../../exercises/07-lost-update-python/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/07-lost-update-python",
        manifest: include_str!("../../../exercises/07-lost-update-python/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
