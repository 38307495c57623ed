//! The lesson's arguments.

use clap::Parser;

/// Lesson 2: how CPython counts references, when objects die, what goes wrong where nobody guards the counts, and what each
/// way of guarding them costs.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-02", bin_name = "cargo run -p lesson-02 --", version)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}
