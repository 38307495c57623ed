//! How much of a run a runner records.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How much of a run is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recording {
    /// Nothing.
    Off,
    /// What happens in the first moments.
    First(Duration),
    /// Everything, up to [`Recording::MOST_EVENTS`].
    All,
}

impl Recording {
    /// Bounds the memory of a long run: about 32 MB. Later events are counted, in [`Trace::lost_events`].
    ///
    /// [`Trace::lost_events`]: crate::Trace::lost_events
    pub const MOST_EVENTS: u64 = 1_000_000;

    /// From when on nothing is recorded, if that is said.
    pub fn until(self) -> Option<Duration> {
        match self {
            Self::First(until) => Some(until),
            Self::Off | Self::All => None,
        }
    }
}
