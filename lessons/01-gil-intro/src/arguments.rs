//! The lesson's arguments.

use clap::Parser;

/// Lesson 1: threads add to one counter. Under which CPython are additions lost, and why not under all? Then: what a lock
/// for everything costs, and what it saves.
#[derive(Clone, Debug, Parser)]
#[command(name = "lesson-01", bin_name = "cargo run -p lesson-01 --", version)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: lesson::Arguments,
}
