//! The lesson's other pages.

mod connections;
mod convoy;
mod files;
mod memory;
mod queue;
mod releases;
mod responsive;

use anyhow::Result;
use clap::ValueEnum;
use lesson::{Part, Setting};

/// Runs a page.
type Run = fn(&Setting) -> Result<Part>;

/// Which page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// Ten fetches, one after the other and at once
    Fetches,
    /// What lets another thread run, and what does not
    Releases,
    /// A thread that waits beside threads that compute, and three cures
    Convoy,
    /// A loop that must answer while work is done
    Responsive,
    /// Files that threads write, read and parse
    Files,
    /// A producer and a consumer with a bounded queue
    Queue,
    /// Thousands of connections in one thread
    Connections,
    /// What a worker costs that is a thread, or a process
    Memory,
}

impl Which {
    /// Its name, and what runs it; `None` for the fetches, which have a page of their own.
    pub(crate) fn page(self) -> Option<(&'static str, Run)> {
        Some(match self {
            Self::Fetches => return None,
            Self::Releases => ("releases", releases::run),
            Self::Convoy => ("convoy", convoy::run),
            Self::Responsive => ("responsive", responsive::run),
            Self::Files => ("files", files::run),
            Self::Queue => ("queue", queue::run),
            Self::Connections => ("connections", connections::run),
            Self::Memory => ("memory", memory::run),
        })
    }
}
