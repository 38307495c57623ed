//! Grades exercise 12: `cargo test -p exercise-12`.

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/12-guard-python",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
