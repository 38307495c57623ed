//! `cargo run -p book-strict [DIR]`: builds the book and fails where plain `mdbook build` would silently
//! pass. Exit codes: 0 no problems; 1 problems, one line each; 2 usage, or no book in that folder.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

/// Builds the book with mdBook's own library and refuses what mdBook lets pass: a missing include, anchor,
/// page or link target, and code that no test runs.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// The folder of book.toml
    #[arg(default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/.."))]
    book: PathBuf,
}

fn main() -> ExitCode {
    let report = match book_strict::build(&Cli::parse().book, None) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::from(2);
        }
    };
    let here = std::env::current_dir().unwrap_or_default();
    for problem in &report.problems {
        println!("{}", problem.seen_from(Path::new(&here)));
    }
    println!("book: {}", report.totals());
    if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
