//! A thread's time, added up.

use timeline::EventKind::{AsksToDrop, Drops, FailsToTake, Ready, Runs, Takes, Wants};
use timeline::{Blocking, Totals, Why, spans};

use crate::traces::{alternating, convoy, free_threaded, sleeper, track};

#[test]
fn each_state_counts_where_it_belongs() {
    let events = [
        (0, Wants),
        (1, FailsToTake),
        (6, AsksToDrop),
        (7, Takes),
        (9, Ready),
        (12, Runs),
        (13, Drops(Why::Native)),
        (17, Wants),
        (17, Takes),
        (18, Drops(Why::Blocks(Blocking::Sleep))),
    ];
    let expected = Totals {
        runs_ns: 4_000,
        native_ns: 4_000,
        wants_gil_ns: 7_000,
        ready_ns: 3_000,
        blocked_ns: 2_000,
        drop_requests: 1,
        failed_attempts: 1,
    };
    assert_eq!(Totals::of(&track("task", &events), 0, 20_000), expected);
    let later = Totals { wants_gil_ns: 1_000, failed_attempts: 0, ..expected };
    assert_eq!(Totals::of(&track("task", &events), 6_000, 20_000), later);
}

#[test]
fn what_a_thread_did_adds_up_to_its_life() {
    for trace in [alternating(5_000, 5), sleeper(), convoy(6), free_threaded()] {
        for track in &trace.tracks {
            let totals = Totals::of(track, 0, trace.end_ns());
            let sum =
                totals.runs_ns + totals.native_ns + totals.wants_gil_ns + totals.ready_ns + totals.blocked_ns;
            let spans = spans(track, trace.end_ns());
            assert_eq!(sum, spans[spans.len() - 1].to_ns - spans[0].from_ns, "{}", track.name);
        }
    }
}
