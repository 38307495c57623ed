//! Grades exercise 10: `cargo test -p exercise-10`.

extern crate exercise_10 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/10-bounded-queue",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
