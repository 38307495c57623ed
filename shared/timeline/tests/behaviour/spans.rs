//! Events become spans.

use timeline::EventKind::{AsksToDrop, Blocks, Drops, Finishes, Ready, Runs, Takes, Wants};
use timeline::{Blocking, EventKind, State, Track, Why, spans};

use crate::traces::track;

/// The spans as `(from, to, state)`, in microseconds.
fn spans_us(events: &[(u64, EventKind)], end_us: u64) -> Vec<(u64, u64, State)> {
    let spans = spans(&track("MainThread", events), end_us * 1000);
    spans.iter().map(|span| (span.from_ns / 1000, span.to_ns / 1000, span.state)).collect()
}

#[test]
fn a_thread_is_nothing_before_its_first_event_and_after_its_end() {
    assert_eq!(spans_us(&[(2, Takes), (5, Finishes)], 100), [(2, 5, State::Runs)]);
    assert_eq!(spans_us(&[], 100), []);
}

#[test]
fn a_thread_that_was_asked_to_drop_the_gil_waits_for_it_at_once() {
    let without_wants = [(0, Takes), (5, Drops(Why::Asked)), (10, Takes)];
    let with_wants = [(0, Takes), (5, Drops(Why::Asked)), (5, Wants), (10, Takes)];
    let later_wants = [(0, Takes), (5, Drops(Why::Asked)), (6, Wants), (10, Takes)];
    let expected = [(0, 5, State::Runs), (5, 10, State::WantsGil), (10, 12, State::Runs)];
    for events in [&without_wants[..], &with_wants[..], &later_wants[..]] {
        assert_eq!(spans_us(events, 12), expected, "{events:?}");
    }
}

#[test]
fn a_waiter_that_asks_still_waits() {
    let events = [(0, Wants), (5, AsksToDrop), (6, Takes), (7, Finishes)];
    assert_eq!(spans_us(&events, 7), [(0, 6, State::WantsGil), (6, 7, State::Runs)]);
}

#[test]
fn a_thread_that_blocks_is_blocked_until_it_wants_the_gil_again() {
    let sleep = Blocking::Sleep;
    let events = [(0, Takes), (1, Drops(Why::Blocks(sleep))), (8, Wants), (9, Takes)];
    let blocked = State::Blocked(sleep);
    let expected = [(0, 1, State::Runs), (1, 8, blocked), (8, 9, State::WantsGil), (9, 10, State::Runs)];
    assert_eq!(spans_us(&events, 10), expected);
}

#[test]
fn native_code_runs_without_the_gil() {
    let events = [(0, Takes), (1, Drops(Why::Native)), (8, Wants), (8, Takes), (9, Finishes)];
    let expected = [(0, 1, State::Runs), (1, 8, State::Native), (8, 9, State::Runs)];
    assert_eq!(spans_us(&events, 9), expected);
}

#[test]
fn ticks_that_nobody_else_used_leave_no_trace() {
    let events = [(0, Takes), (3, Drops(Why::Ticks)), (3, Takes), (6, Drops(Why::Ticks)), (6, Takes)];
    assert_eq!(spans_us(&events, 7), [(0, 7, State::Runs)]);
}

#[test]
fn where_there_is_no_gil_a_thread_runs_blocks_and_may_lack_a_core() {
    let lock = Blocking::Lock;
    let events = [(0, Runs), (2, Ready), (4, Runs), (5, Blocks(lock)), (7, Runs), (8, Finishes)];
    let expected = [
        (0, 2, State::Runs),
        (2, 4, State::Ready),
        (4, 5, State::Runs),
        (5, 7, State::Blocked(lock)),
        (7, 8, State::Runs),
    ];
    assert_eq!(spans_us(&events, 8), expected);
}

/// A call into another interpreter ends there, and the next one begins there.
#[test]
fn a_thread_that_comes_back_leaves_a_gap() {
    let events = [(0, Takes), (2, Drops(Why::Ends)), (5, Takes), (6, Finishes)];
    assert_eq!(spans_us(&events, 9), [(0, 2, State::Runs), (5, 6, State::Runs)]);
}

#[test]
fn the_end_cuts_what_goes_on() {
    let events = [(0, Takes), (5, Drops(Why::Asked)), (10, Takes)];
    assert_eq!(spans_us(&events, 3), [(0, 3, State::Runs)]);
}

/// Many tracks of arbitrary events, the same in each run: nothing is asked of the order in which kinds
/// follow each other, so that this also holds for a trace that a future runner gets wrong.
#[test]
fn spans_follow_each_other_from_the_first_event_to_the_end() {
    let mut random = Random(1);
    for round in 0..500 {
        let mut track = Track::new("any");
        let mut at_ns = random.below(5);
        for _ in 0..random.below(30) {
            track.push(at_ns, random.kind());
            at_ns += random.below(3) * 1000;
        }
        let last_ns = track.events.last().map_or(0, |event| event.at_ns);
        track.push(last_ns, Finishes);

        let spans = spans(&track, u64::MAX);
        for span in &spans {
            assert!(span.from_ns < span.to_ns, "round {round}: an empty span in {spans:?}");
        }
        for pair in spans.windows(2) {
            assert_eq!(pair[0].to_ns, pair[1].from_ns, "round {round}: a gap or an overlap in {spans:?}");
            assert_ne!(pair[0].state, pair[1].state, "round {round}: one state in two spans of {spans:?}");
        }
        if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
            assert_eq!(first.from_ns, track.events[0].at_ns, "round {round}");
            assert_eq!(last.to_ns, last_ns, "round {round}");
        } else {
            assert_eq!(track.events[0].at_ns, last_ns, "round {round}: a track that lasts has spans");
        }
    }
}

/// Knuth's MMIX generator: good enough to vary tracks.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// Any kind but those that end a track.
    fn kind(&mut self) -> EventKind {
        let kinds = [
            Wants,
            Takes,
            AsksToDrop,
            Drops(Why::Asked),
            Drops(Why::Ticks),
            Drops(Why::Native),
            Drops(Why::Blocks(Blocking::Io)),
            Blocks(Blocking::Join),
            Runs,
            Ready,
        ];
        kinds[self.below(kinds.len() as u64) as usize]
    }
}
