//! Grades exercise 07: `cargo test -p exercise-07`.

extern crate exercise_07 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/07-write-the-gil",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
