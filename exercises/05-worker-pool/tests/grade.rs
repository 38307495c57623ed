//! Grades exercise 05: `cargo test -p exercise-05`.

extern crate exercise_05 as subject;

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/05-worker-pool",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
