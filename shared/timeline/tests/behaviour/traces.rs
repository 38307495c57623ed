//! Traces that several tests draw: what a student meets in the lessons.

use timeline::EventKind::{AsksToDrop, Blocks, Drops, Finishes, Runs, Takes, Wants};
use timeline::{Blocking, Clock, EventKind, Trace, Track, Why};

pub(crate) const MS: u64 = 1_000_000;

pub(crate) fn trace(tracks: Vec<Track>) -> Trace {
    Trace { tracks, ..Trace::new(Clock::Virtual) }
}

/// Times in microseconds.
pub(crate) fn track(name: &str, events: &[(u64, EventKind)]) -> Track {
    let mut track = Track::new(name);
    for (at_us, kind) in events {
        track.push(at_us * 1000, *kind);
    }
    track
}

/// Two threads that compute, and hand the GIL over every `turn_us`, `turns` times.
pub(crate) fn alternating(turn_us: u64, turns: u64) -> Trace {
    let mut threads = [Track::new("MainThread"), Track::new("Thread-1 (task)")];
    threads[0].push(0, Takes);
    threads[1].push(0, Wants);
    for turn in 1..=turns {
        let at_ns = turn * turn_us * 1000;
        let (holder, waiter) = ((turn + 1) as usize % 2, turn as usize % 2);
        threads[waiter].push(at_ns, AsksToDrop);
        threads[holder].push(at_ns, Drops(Why::Asked));
        threads[waiter].push(at_ns, Takes);
    }
    let end_ns = (turns + 1) * turn_us * 1000;
    for thread in &mut threads {
        thread.push(end_ns, Finishes);
    }
    trace(threads.into())
}

/// One thread computes, the other sleeps for 8 ms, and needs the GIL before that and after.
pub(crate) fn sleeper() -> Trace {
    let main = [
        (0, Takes),
        (6_000, Drops(Why::Asked)),
        (7_000, Takes),
        (20_000, Drops(Why::Asked)),
        (21_000, Takes),
        (24_000, Drops(Why::Ends)),
        (24_000, Finishes),
    ];
    let nap = [
        (1_000, Wants),
        (6_000, AsksToDrop),
        (6_000, Takes),
        (7_000, Drops(Why::Blocks(Blocking::Sleep))),
        (15_000, Wants),
        (20_000, AsksToDrop),
        (20_000, Takes),
        (21_000, Drops(Why::Ends)),
        (21_000, Finishes),
    ];
    trace(vec![track("MainThread", &main), track("Thread-1 (nap)", &nap)])
}

/// The convoy effect: a thread that answers requests in 50 µs each, and waits a whole switch interval
/// for the GIL every time, because another one computes.
pub(crate) fn convoy(requests: u64) -> Trace {
    let mut server = Track::new("server");
    let mut burner = Track::new("burner");
    burner.push(0, Takes);
    for request in 0..requests {
        let arrives_ns = request * 5_200_000 + 100_000;
        let asks_ns = arrives_ns + 5 * MS;
        server.push(arrives_ns, Wants);
        server.push(asks_ns, AsksToDrop);
        burner.push(asks_ns, Drops(Why::Asked));
        server.push(asks_ns, Takes);
        server.push(asks_ns + 50_000, Drops(Why::Blocks(Blocking::Io)));
        burner.push(asks_ns + 50_000, Takes);
    }
    trace(vec![server, burner])
}

/// Without a GIL: both compute at once, and one of them waits for the other in the end.
pub(crate) fn free_threaded() -> Trace {
    let main = [(0, Runs), (8_000, Blocks(Blocking::Join)), (12_000, Runs), (13_000, Finishes)];
    let task = [(1_000, Runs), (12_000, Finishes)];
    trace(vec![track("MainThread", &main), track("Thread-1 (task)", &task)])
}
