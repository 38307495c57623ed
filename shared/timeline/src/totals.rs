//! A thread's time in a window, added up: the same facts as the picture, as numbers.

use crate::span::{State, spans};
use crate::trace::{EventKind, Track};

/// How long a thread did what, in nanoseconds, and how often what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Ran Python.
    pub runs_ns: u64,
    /// Ran native code without the GIL.
    pub native_ns: u64,
    /// Waited for the GIL.
    pub wants_gil_ns: u64,
    /// Could have run, but had no core.
    pub ready_ns: u64,
    /// Waited for something else.
    pub blocked_ns: u64,
    /// How often its interval ran out, so that it asked for the GIL.
    pub drop_requests: u64,
    /// How often it woke for the GIL, and found it taken.
    pub failed_attempts: u64,
}

impl Totals {
    /// What a thread did from `from_ns` up to, but without, `to_ns` (nanoseconds since the run began).
    pub fn of(track: &Track, from_ns: u64, to_ns: u64) -> Self {
        let inside = |at_ns: &u64| (from_ns..to_ns).contains(at_ns);
        let count = |kind| track.instants(kind).filter(inside).count() as u64;
        let mut totals = Self {
            drop_requests: count(EventKind::AsksToDrop),
            failed_attempts: count(EventKind::FailsToTake),
            ..Self::default()
        };
        for span in spans(track, to_ns) {
            let sum_ns = match span.state {
                State::Runs => &mut totals.runs_ns,
                State::Native => &mut totals.native_ns,
                State::WantsGil => &mut totals.wants_gil_ns,
                State::Ready => &mut totals.ready_ns,
                State::Blocked(_) => &mut totals.blocked_ns,
            };
            *sum_ns += span.to_ns.saturating_sub(span.from_ns.max(from_ns));
        }
        totals
    }
}
