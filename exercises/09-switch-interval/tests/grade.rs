//! Grades exercise 09: `cargo test -p exercise-09`.

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/09-switch-interval",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
