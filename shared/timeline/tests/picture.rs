//! The picture that chapter 3 of the book includes: two threads that compute, in their first 30 ms.

use timeline::EventKind::{AsksToDrop, Drops, Takes, Wants};
use timeline::terminal::{Options, render};
use timeline::{Blocking, Clock, EventKind, Trace, Track, Why};

/// What `threads[0].start(); threads[1].start(); threads[0].join()` does under a GIL with an interval of
/// 5 ms. Times in microseconds.
///
/// `Thread.start` (CPython's `Lib/threading.py`) waits until the new thread says that it runs. The new
/// thread says so at once, and computes on: so the main thread has to ask for the GIL back. Of two
/// waiters, the one that waits longer wakes first here, but for a new thread, which is just awake.
fn two_threads_that_compute() -> Trace {
    let started = Drops(Why::Blocks(Blocking::Lock));
    let main = [
        (0, Takes),
        (100, started), // for Thread-1
        (110, Wants),
        (5_110, AsksToDrop),
        (5_110, Takes),
        (5_210, started), // for Thread-2
        (5_220, Wants),
        (10_220, AsksToDrop), // Thread-1 waits longer, and gets it
        (15_220, Takes),
        (15_250, Drops(Why::Blocks(Blocking::Join))),
    ];
    let first = [
        (60, Wants),
        (100, Takes),
        (5_110, Drops(Why::Asked)),
        (10_220, Takes),
        (15_220, Drops(Why::Asked)),
        (20_250, AsksToDrop),
        (20_250, Takes),
        (25_250, Drops(Why::Asked)),
    ];
    let second = [
        (5_160, Wants),
        (5_210, Takes),
        (10_220, Drops(Why::Asked)),
        (15_220, AsksToDrop), // the main thread waits longer, and gets it
        (15_250, Takes),
        (20_250, Drops(Why::Asked)),
        (25_250, AsksToDrop),
        (25_250, Takes),
    ];
    let tracks = vec![
        track("MainThread", &main),
        track("Thread-1 (sum_of_i)", &first),
        track("Thread-2 (sum_of_i)", &second),
    ];
    Trace { tracks, ..Trace::new(Clock::Virtual) }
}

fn track(name: &str, events: &[(u64, EventKind)]) -> Track {
    let mut track = Track::new(name);
    for (at_us, kind) in events {
        track.push(at_us * 1000, *kind);
    }
    track
}

#[test]
fn the_first_30_ms_of_two_threads_that_compute() {
    let options = Options { width: 80, from_ns: 0, to_ns: 30_000_000, colour: false };
    insta::assert_snapshot!("two_threads_that_compute", render(&two_threads_that_compute(), &options));
}
