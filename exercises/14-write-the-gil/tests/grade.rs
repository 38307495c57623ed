//! Grades exercise 14: `cargo test -p exercise-14`.

extern crate exercise_14 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/14-write-the-gil",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
