//! Recording what threads do, for the timeline.

use timeline::{Clock, EventKind, Recording, Trace, Track};

/// Collects the tracks of all threads of a run.
#[derive(Debug)]
pub(crate) struct Recorder {
    on: bool,
    until_ns: u64,
    recorded: u64,
    lost: u64,
    tracks: Vec<Track>,
}

/// The number of a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TrackNumber(usize);

impl Recorder {
    pub(crate) fn new(recording: Recording) -> Self {
        let until_ns =
            recording.until().and_then(|until| u64::try_from(until.as_nanos()).ok()).unwrap_or(u64::MAX);
        Self { on: recording != Recording::Off, until_ns, recorded: 0, lost: 0, tracks: Vec::new() }
    }

    /// A track for one thread.
    pub(crate) fn track(&mut self, name: &str) -> TrackNumber {
        if !self.on {
            return TrackNumber(usize::MAX);
        }
        self.tracks.push(Track::new(name));
        TrackNumber(self.tracks.len() - 1)
    }

    /// Gives a track another name.
    pub(crate) fn rename(&mut self, track: TrackNumber, name: &str) {
        if let Some(track) = self.tracks.get_mut(track.0) {
            name.clone_into(&mut track.name);
        }
    }

    /// Notes that this happens.
    pub(crate) fn record(&mut self, track: TrackNumber, at_ns: u64, kind: EventKind) {
        if !self.on {
            self.lost += u64::from(self.recorded >= Recording::MOST_EVENTS);
            return;
        }
        let Some(track) = self.tracks.get_mut(track.0) else { return };
        if at_ns > self.until_ns || self.recorded >= Recording::MOST_EVENTS {
            // One thread's end is the end for all: what a trace shows is complete up to its last event.
            self.on = false;
            self.lost += u64::from(self.recorded >= Recording::MOST_EVENTS);
            return;
        }
        self.recorded += 1;
        // Cores run ahead of each other by some microseconds; a track's own events stay in order.
        let last_ns = track.events.last().map_or(0, |event| event.at_ns);
        track.push(at_ns.max(last_ns), kind);
    }

    /// Everything recorded.
    pub(crate) fn into_trace(self) -> Trace {
        let tracks = self.tracks.into_iter().filter(|track| !track.events.is_empty()).collect();
        Trace { clock: Clock::Virtual, tracks, lost_events: self.lost }
    }
}
