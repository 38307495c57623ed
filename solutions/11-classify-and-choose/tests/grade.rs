//! Grades the solution of exercise 11 as it grades a student's answer.

#[path = "../../../exercises/11-classify-and-choose/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/11-classify-and-choose",
        manifest: include_str!("../../../exercises/11-classify-and-choose/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
