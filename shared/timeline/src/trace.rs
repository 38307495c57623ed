//! What a runner records: events, on one track for each thread.
//!
//! Under a GIL, a thread's track repeats `Wants → Takes → Drops(why)`. Where there is no GIL it
//! repeats `Runs → Blocks(on)`. Either may lose its core (`Ready`) and get it back (`Runs`). The last
//! event is `Finishes`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What happened in one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Which clock the times were read from.
    pub clock: Clock,
    /// One for each thread, in the order in which the threads were started.
    pub tracks: Vec<Track>,
    /// How many events were not recorded, because a limit was reached. All of them are later than
    /// every recorded one: a recorder that is full stops for all threads.
    pub lost_events: u64,
}

/// Where a trace's times come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// This machine's clock: another run gives other times.
    Measured,
    /// The simulator's clock: the same run gives the same times.
    Virtual,
}

/// One thread's events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// The thread's name in Python: `MainThread`, `Thread-1 (task)`.
    pub name: String,
    /// In time order; events at the same instant are in the order in which they happened.
    pub events: Vec<Event>,
}

/// Something that a thread did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Nanoseconds since the run began.
    pub at_ns: u64,
    /// What it did.
    pub kind: EventKind,
}

/// What a thread can do that a timeline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventKind {
    /// Starts to wait for the GIL (`take_gil` in CPython's `Python/ceval_gil.c`).
    Wants,
    /// Has the GIL, and runs.
    Takes,
    /// Its switch interval ran out while it waited: it set the drop request. It still waits.
    AsksToDrop,
    /// Woke because the GIL had been dropped, and found that another thread had taken it. It still waits.
    FailsToTake,
    /// Lets the GIL go (`drop_gil` in `Python/ceval_gil.c`).
    Drops(Why),
    /// Runs without having taken the GIL just now: there is none, or the thread kept it while it had
    /// no core.
    Runs,
    /// Stops running where there is no GIL to drop.
    Blocks(Blocking),
    /// Could run, but has no core.
    Ready,
    /// Its function returned. It needs no `Drops(Ends)` before it, but may have one.
    Finishes,
}

/// Why a thread lets the GIL go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Another thread asked for it. Forced switching: it waits for the GIL again from here on.
    Asked,
    /// It had run its 100 ticks, and offers the GIL to whoever is faster (Python 3.1 and earlier).
    Ticks,
    /// It is about to wait for something else.
    Blocks(Blocking),
    /// It enters native code that does not need the GIL (`Py_BEGIN_ALLOW_THREADS`), and runs on there.
    Native,
    /// It has nothing left to run.
    Ends,
}

/// What a blocked thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blocking {
    /// `time.sleep`.
    Sleep,
    /// Another thread's end.
    Join,
    /// Another process: its end, or its answer.
    Process,
    /// A lock that another thread holds (not the GIL).
    Lock,
    /// A socket or a file.
    Io,
}

impl Trace {
    /// A trace without tracks.
    pub fn new(clock: Clock) -> Self {
        Self { clock, tracks: Vec::new(), lost_events: 0 }
    }

    /// When the last recorded event happened, in nanoseconds; 0 if there is none.
    pub fn end_ns(&self) -> u64 {
        self.tracks.iter().filter_map(|track| track.events.last()).map(|event| event.at_ns).max().unwrap_or(0)
    }
}

impl Track {
    /// A track without events, for the thread of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), events: Vec::new() }
    }

    /// Adds an event, which must not be earlier than the last one.
    pub fn push(&mut self, at_ns: u64, kind: EventKind) {
        debug_assert!(
            self.events.last().is_none_or(|last| last.at_ns <= at_ns),
            "{}: {kind:?} at {at_ns} ns is out of order",
            self.name
        );
        self.events.push(Event { at_ns, kind });
    }

    /// When events of this kind happened, in nanoseconds since the run began.
    pub fn instants(&self, kind: EventKind) -> impl Iterator<Item = u64> {
        self.events.iter().filter(move |event| event.kind == kind).map(|event| event.at_ns)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Measured => "measured",
            Self::Virtual => "virtual",
        })
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Asked => f.write_str("drop request"),
            Self::Ticks => f.write_str("100 ticks"),
            Self::Blocks(on) => on.fmt(f),
            Self::Native => f.write_str("native code"),
            Self::Ends => f.write_str("end of thread"),
        }
    }
}

impl fmt::Display for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sleep => "sleep",
            Self::Join => "join",
            Self::Process => "process",
            Self::Lock => "lock",
            Self::Io => "I/O",
        })
    }
}
