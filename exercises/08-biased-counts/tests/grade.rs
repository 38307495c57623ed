//! Grades exercise 08: `cargo test -p exercise-08`.

extern crate exercise_08 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/08-biased-counts",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
