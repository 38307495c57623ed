//! Grades the solution of exercise 13 as it grades a student's answer.

#[path = "../../../exercises/13-adversary/checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/13-adversary",
        manifest: include_str!("../../../exercises/13-adversary/exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
