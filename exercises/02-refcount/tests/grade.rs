//! Grades exercise 02: `cargo test -p exercise-02`.

extern crate exercise_02 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/02-refcount",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
