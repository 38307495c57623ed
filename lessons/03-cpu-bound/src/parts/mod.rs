//! The lesson's other pages: one question each, about the same tasks.

mod break_even;
mod intervals;
mod threads;
mod why;

use anyhow::Result;
use clap::ValueEnum;
use lesson::Part;

use crate::experiment::Experiment;

/// Runs a page.
type Run = fn(&Experiment) -> Result<Part>;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// Sequence, threads, processes, no GIL, Rust
    Overview,
    /// Switch intervals from 100 to 0.1 ms
    Intervals,
    /// 1 to 8 threads
    Threads,
    /// Why threads are slower, each reason by its own counter
    Why,
    /// From which size on a task is worth a process
    BreakEven,
}

impl Which {
    /// Its name, and what runs it; `None` for the overview, which has a page of its own.
    pub(crate) fn page(self) -> Option<(&'static str, Run)> {
        Some(match self {
            Self::Overview => return None,
            Self::Intervals => ("intervals", intervals::run),
            Self::Threads => ("threads", threads::run),
            Self::Why => ("why", why::run),
            Self::BreakEven => ("break-even", break_even::run),
        })
    }
}
