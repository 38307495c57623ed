//! Grades exercise 04: `cargo test -p exercise-04`.

extern crate exercise_04 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/04-bounded-fetch",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
