//! From events to spans: what a thread was doing, and from when to when.

use std::fmt;

use crate::trace::{Blocking, EventKind, Track, Why};

/// A stretch of time in which a thread did one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Nanoseconds since the run began.
    pub from_ns: u64,
    /// Nanoseconds since the run began; later than `from_ns`.
    pub to_ns: u64,
    /// What the thread did.
    pub state: State,
}

/// What a thread does between two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Runs Python. Under a GIL, at most one thread does at any instant.
    Runs,
    /// Runs native code without the GIL.
    Native,
    /// Waits for the GIL.
    WantsGil,
    /// Could run, but has no core.
    Ready,
    /// Waits for something that is not the GIL.
    Blocked(Blocking),
}

/// What the thread of `track` was doing until `end_ns` (nanoseconds since the run began).
///
/// The spans follow each other without gaps, from the track's first event to its thread's end, or to
/// `end_ns` if that is earlier. Only a thread that comes back after an end leaves a gap: one that calls into another
/// interpreter more than once, say. Two neighbours never have the same state: a thread that drops the GIL
/// and takes it again at the same instant runs on. A thread that dropped the GIL because it was asked
/// to waits for it from that instant, with or without a `Wants`.
pub fn spans(track: &Track, end_ns: u64) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (index, event) in track.events.iter().enumerate() {
        let Some(state) = state_after(event.kind) else { continue };
        let next_ns = track.events.get(index + 1).map_or(end_ns, |next| next.at_ns);
        let (from_ns, to_ns) = (event.at_ns, next_ns.min(end_ns));
        if from_ns >= to_ns {
            continue;
        }
        match spans.last_mut() {
            Some(last) if last.state == state && last.to_ns == from_ns => last.to_ns = to_ns,
            _ => spans.push(Span { from_ns, to_ns, state }),
        }
    }
    spans
}

/// The state that an event leads to; `None` at the thread's end.
fn state_after(kind: EventKind) -> Option<State> {
    match kind {
        EventKind::Takes | EventKind::Runs => Some(State::Runs),
        EventKind::Wants | EventKind::AsksToDrop | EventKind::FailsToTake => Some(State::WantsGil),
        EventKind::Ready => Some(State::Ready),
        EventKind::Blocks(on) => Some(State::Blocked(on)),
        EventKind::Finishes => None,
        EventKind::Drops(why) => match why {
            Why::Asked | Why::Ticks => Some(State::WantsGil),
            Why::Blocks(on) => Some(State::Blocked(on)),
            Why::Native => Some(State::Native),
            Why::Ends => None,
        },
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Runs => f.write_str("runs"),
            Self::Native => f.write_str("runs native code"),
            Self::WantsGil => f.write_str("waits for the GIL"),
            Self::Ready => f.write_str("ready, without a core"),
            Self::Blocked(on) => write!(f, "blocked: {on}"),
        }
    }
}
