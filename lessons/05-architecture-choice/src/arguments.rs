//! The lesson's arguments.

use clap::Parser;

use crate::parts::Which;

/// Lesson 5: which tool for which work. Recommends one for each kind of work, and runs it against the others; tells from
/// measurements which kind a program of yours is.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-05", bin_name = "cargo run -p lesson-05 --", version)]
pub(crate) struct Arguments {
    /// Which page of the lesson
    #[arg(long, default_value = "choose", value_name = "PART", value_enum)]
    pub(crate) part: Which,

    /// Measure a .py program or any command, and say whether it computes or waits; must come last
    #[arg(long, value_name = "TARGET", num_args = 1.., allow_hyphen_values = true)]
    pub(crate) classify: Vec<String>,

    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}
