//! Grades exercise 06: `cargo test -p exercise-06`.

extern crate exercise_06 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/06-process-guard",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
