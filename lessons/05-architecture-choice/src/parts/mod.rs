//! The lesson's other pages.

mod boundary;
mod patterns;
mod records;
mod scraper;

use anyhow::Result;
use clap::ValueEnum;
use lesson::{Part, Setting};

/// Runs a page.
type Run = fn(&Setting) -> Result<Part>;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// The decision, and what became of its advice
    Choose,
    /// Pages of which some fail and some never come
    Scraper,
    /// Ten thousand records in chunks
    Records,
    /// What production systems do, each with a program that runs
    Patterns,
    /// What crosses a process boundary, and what is refused
    Boundary,
}

impl Which {
    /// Its name, and what runs it; `None` for the decision, which has a page of its own.
    pub(crate) fn page(self) -> Option<(&'static str, Run)> {
        Some(match self {
            Self::Choose => return None,
            Self::Scraper => ("scraper", scraper::run),
            Self::Records => ("records", records::run),
            Self::Patterns => ("patterns", patterns::run),
            Self::Boundary => ("boundary", boundary::run),
        })
    }
}
