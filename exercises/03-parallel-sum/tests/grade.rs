//! Grades exercise 03: `cargo test -p exercise-03`.

extern crate exercise_03 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/03-parallel-sum",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
