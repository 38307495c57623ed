//! Grades exercise 07: `cargo test -p exercise-07`.

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/07-lost-update-python",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
