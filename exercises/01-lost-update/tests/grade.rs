//! Grades exercise 01: `cargo test -p exercise-01`.

extern crate exercise_01 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/01-lost-update",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
