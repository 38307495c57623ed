//! Grades exercise 13: `cargo test -p exercise-13`.

#[path = "../checks.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    grading::Sheet {
        package: env!("CARGO_PKG_NAME"),
        folder: "exercises/13-adversary",
        manifest: include_str!("../exercise.toml"),
        checks: checks::ALL,
    }
    .main()
}
