//! Recording what threads do, for the timeline.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use timeline::{Clock, EventKind, Recording, Trace, Track};

/// Collects the tracks of all threads of a run.
#[derive(Debug)]
pub(crate) struct Recorders {
    began: Instant,
    /// When that was, since the run began: later than 0 in a worker process.
    began_at: Duration,
    until: Option<Duration>,
    on: AtomicBool,
    recorded: AtomicU64,
    lost: AtomicU64,
    tracks: Mutex<Vec<(u64, Track)>>,
    /// New names of threads, by number.
    names: Mutex<HashMap<u64, String>>,
}

impl Recorders {
    pub(crate) fn new(recording: Recording, began: Instant, began_at: Duration) -> Arc<Self> {
        Arc::new(Self {
            began,
            began_at,
            until: recording.until(),
            on: AtomicBool::new(recording != Recording::Off),
            recorded: AtomicU64::new(0),
            lost: AtomicU64::new(0),
            tracks: Mutex::default(),
            names: Mutex::default(),
        })
    }

    /// A recorder for one thread. The tracks are later put in the order of these numbers.
    pub(crate) fn recorder(self: &Arc<Self>, number: u64, name: &str) -> Recorder {
        Recorder { all: self.clone(), number, track: Track::new(name) }
    }

    /// Gives a thread's track another name.
    pub(crate) fn rename(&self, number: u64, name: String) {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(number, name);
    }

    /// Everything recorded, once all recorders are gone.
    pub(crate) fn trace(&self) -> Trace {
        let mut tracks = std::mem::take(&mut *self.tracks.lock().unwrap_or_else(PoisonError::into_inner));
        // What a thread did first comes first, although a call into another interpreter ends before it.
        tracks.sort_by_key(|(number, track)| (*number, track.events.first().map(|event| event.at_ns)));
        for (number, name) in &*self.names.lock().unwrap_or_else(PoisonError::into_inner) {
            for (_, track) in tracks.iter_mut().filter(|(other, _)| other == number) {
                track.name.clone_from(name);
            }
        }
        Trace {
            clock: Clock::Measured,
            tracks: tracks.into_iter().map(|(_, track)| track).collect(),
            lost_events: self.lost.load(Ordering::Relaxed),
        }
    }
}

/// Records the events of one thread.
#[derive(Debug)]
pub struct Recorder {
    all: Arc<Recorders>,
    number: u64,
    track: Track,
}

impl Recorder {
    /// A recorder that records nothing.
    pub fn off() -> Self {
        Recorders::new(Recording::Off, Instant::now(), Duration::ZERO).recorder(0, "")
    }

    /// Notes that this happens now.
    pub fn record(&mut self, kind: EventKind) {
        let all = &self.all;
        if !all.on.load(Ordering::Relaxed) {
            if all.recorded.load(Ordering::Relaxed) >= Recording::MOST_EVENTS {
                all.lost.fetch_add(1, Ordering::Relaxed);
            }
            return;
        }
        let at = all.began_at + all.began.elapsed();
        if all.until.is_some_and(|until| at > until)
            || all.recorded.fetch_add(1, Ordering::Relaxed) >= Recording::MOST_EVENTS
        {
            // One thread's end is the end for all: what a trace shows is complete up to its last event.
            all.on.store(false, Ordering::Relaxed);
            if all.recorded.load(Ordering::Relaxed) > Recording::MOST_EVENTS {
                all.lost.fetch_add(1, Ordering::Relaxed);
            }
            return;
        }
        self.track.push(u64::try_from(at.as_nanos()).unwrap_or(u64::MAX), kind);
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if !self.track.events.is_empty() {
            let track = std::mem::replace(&mut self.track, Track::new(""));
            let mut tracks = self.all.tracks.lock().unwrap_or_else(PoisonError::into_inner);
            let same =
                |(number, other): &&mut (u64, Track)| *number == self.number && other.name == track.name;
            match tracks.iter_mut().find(same) {
                Some((_, earlier)) => earlier.events.extend(track.events),
                None => tracks.push((self.number, track)),
            }
        }
    }
}
