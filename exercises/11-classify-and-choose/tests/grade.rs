//! Grades exercise 11: `cargo test -p exercise-11`.

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/11-classify-and-choose",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
