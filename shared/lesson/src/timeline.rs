//! The timeline on a page.

use std::time::Duration;

use timeline::{EventKind, Trace, svg, terminal};

use crate::Paper;

/// A run or its first moments, as a page and `--svg` show them.
#[derive(Clone, Debug)]
pub struct Timeline<'t> {
    /// What it shows: `Two threads under the GIL, 5 ms: their first 30 ms`.
    pub title: String,
    pub(crate) trace: &'t Trace,
    to_ns: u64,
}

impl<'t> Timeline<'t> {
    /// The time `most` from the beginning of a run, or less where it was over by then. `what` says whose time it is:
    /// `Two threads under the GIL, 5 ms: their`.
    pub fn first(what: &str, trace: &'t Trace, most: Duration) -> Self {
        let ended = |last: &timeline::Event| last.kind == EventKind::Finishes;
        let all_ended = trace.tracks.iter().all(|track| track.events.last().is_some_and(ended));
        let most_ns = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
        let to_ns = if all_ended { most_ns.min(trace.end_ns()) } else { most_ns };
        Self { title: format!("{what} first {} ms", to_ns.div_ceil(1_000_000)), trace, to_ns }
    }

    /// A whole run, of which `title` says what it was.
    pub fn whole(title: &str, trace: &'t Trace) -> Self {
        Self { title: title.to_owned(), trace, to_ns: trace.end_ns() }
    }

    /// For a terminal.
    pub(crate) fn text(&self, paper: Paper) -> String {
        let options =
            terminal::Options { width: paper.width, from_ns: 0, to_ns: self.to_ns, colour: paper.colour };
        terminal::render(self.trace, &options)
    }

    /// As a picture.
    pub fn svg(&self) -> svg::Options {
        svg::Options { to_ns: self.to_ns, ..svg::Options::whole(self.trace, &*self.title) }
    }
}
