//! The timeline as Chrome trace JSON, which <https://ui.perfetto.dev> and `chrome://tracing` open.
//!
//! The format is the "Trace Event Format" of Chromium's catapult project: `M` events name the
//! process and its threads, an `X` event is a span, an `i` event an instant. Times are microseconds.

use serde_json::{Value, json};

use crate::span::{Span, State, spans};
use crate::trace::{EventKind, Trace, Track, Why};

/// The process that all threads are shown in.
const PID: u64 = 1;

/// The whole trace, as the object that a trace file holds.
///
/// A simulated and a measured run of one program differ in their times and in `otherData.clock`, and
/// in nothing else that is said here, so that two files can be compared side by side.
pub fn json(trace: &Trace) -> Value {
    let mut events = vec![metadata(0, "process_name", &json!({"name": "Python"}))];
    for (track, tid) in trace.tracks.iter().zip(1..) {
        events.push(metadata(tid, "thread_name", &json!({"name": track.name})));
        events.push(metadata(tid, "thread_sort_index", &json!({"sort_index": tid})));
        events.extend(spans(track, trace.end_ns()).iter().map(|span| complete(tid, track, span)));
        events.extend(INSTANTS.iter().flat_map(|instant| instants(tid, track, instant)));
    }
    json!({
        "traceEvents": events,
        "displayTimeUnit": "ms",
        "otherData": {"clock": trace.clock.to_string(), "lost_events": trace.lost_events},
    })
}

fn metadata(tid: u64, name: &str, args: &Value) -> Value {
    json!({"ph": "M", "pid": PID, "tid": tid, "name": name, "args": args})
}

fn complete(tid: u64, track: &Track, span: &Span) -> Value {
    json!({
        "ph": "X", "pid": PID, "tid": tid,
        "ts": microseconds(span.from_ns),
        "dur": microseconds(span.to_ns - span.from_ns),
        "name": span.state.to_string(),
        "args": reason(track, span),
    })
}

/// What a blocked thread waited for; why a running one stopped, where the trace says so.
fn reason(track: &Track, span: &Span) -> Value {
    match span.state {
        State::Blocked(on) => json!({"on": on.to_string()}),
        State::Runs => match dropped_at(track, span.to_ns) {
            Some(why) => json!({"dropped_for": why.to_string()}),
            None => json!({}),
        },
        State::Native | State::WantsGil | State::Ready => json!({}),
    }
}

/// Why the thread let the GIL go at `at_ns`, if it did.
fn dropped_at(track: &Track, at_ns: u64) -> Option<Why> {
    let first = track.events.partition_point(|event| event.at_ns < at_ns);
    let mut at_that_instant = track.events[first..].iter().take_while(|event| event.at_ns == at_ns);
    at_that_instant.find_map(|event| match event.kind {
        EventKind::Drops(why) => Some(why),
        _ => None,
    })
}

/// What happens at an instant: its kind, its name, and what there is to say of it.
const INSTANTS: [(EventKind, &str, &str); 2] = [
    (EventKind::AsksToDrop, "drop request", "its switch interval ran out while it waited for the GIL"),
    (EventKind::FailsToTake, "failed attempt", "it woke for the GIL, which another thread had taken"),
];

fn instants(tid: u64, track: &Track, (kind, name, reason): &(EventKind, &str, &str)) -> Vec<Value> {
    let instant = |at_ns| {
        json!({
            "ph": "i", "s": "t", "pid": PID, "tid": tid,
            "ts": microseconds(at_ns),
            "name": name,
            "args": {"reason": reason},
        })
    };
    track.instants(*kind).map(instant).collect()
}

fn microseconds(ns: u64) -> f64 {
    ns as f64 / 1000.0
}
