//! Recording what threads do, for the timeline.

use pyvm::commons::Path;
use timeline::{Clock, EventKind, Recording, Trace, Track};

/// Collects the tracks of all threads of a run.
#[derive(Debug)]
pub(crate) struct Recorder {
    on: bool,
    until_ns: u64,
    recorded: u64,
    lost: u64,
    /// Each with its place: those of one process stand together, and those of one thread.
    tracks: Vec<(Place, Track)>,
}

/// The numbers of the processes from the run's first one down to one of them, and a thread of that.
pub(crate) type Place = (Path, u64);

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
    pub(crate) fn track(&mut self, place: Place, name: &str) -> TrackNumber {
        if !self.on {
            return TrackNumber(usize::MAX);
        }
        self.tracks.push((place, Track::new(name)));
        TrackNumber(self.tracks.len() - 1)
    }

    /// A track for what a thread may have done before, a call into another interpreter: then it goes on with that one.
    pub(crate) fn track_again(&mut self, place: Place, name: &str) -> TrackNumber {
        let same = |(other, track): &(Place, Track)| *other == place && track.name == name;
        match self.tracks.iter().position(same) {
            Some(at) => TrackNumber(at),
            None => self.track(place, name),
        }
    }

    /// Gives a track another name.
    pub(crate) fn rename(&mut self, track: TrackNumber, name: &str) {
        if let Some((_, track)) = self.tracks.get_mut(track.0) {
            name.clone_into(&mut track.name);
        }
    }

    /// Notes that this happens.
    pub(crate) fn record(&mut self, track: TrackNumber, at_ns: u64, kind: EventKind) {
        if !self.on {
            self.lost += u64::from(self.recorded >= Recording::MOST_EVENTS);
            return;
        }
        let Some((_, track)) = self.tracks.get_mut(track.0) else { return };
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
    pub(crate) fn into_trace(mut self) -> Trace {
        self.tracks.sort_by(|(left, _), (right, _)| left.cmp(right));
        let tracks = self.tracks.into_iter().map(|(_, track)| track);
        let tracks = tracks.filter(|track| !track.events.is_empty()).collect();
        Trace { clock: Clock::Virtual, tracks, lost_events: self.lost }
    }
}
