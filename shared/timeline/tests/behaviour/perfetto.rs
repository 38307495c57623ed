//! The JSON is what Perfetto and chrome://tracing expect.

use serde_json::Value;
use timeline::{Clock, Trace, perfetto};

use crate::traces::{alternating, convoy, free_threaded, sleeper, trace};

fn events(trace: &Trace) -> Vec<Value> {
    perfetto::json(trace)["traceEvents"].as_array().expect("traceEvents is an array").clone()
}

fn of_phase<'a>(events: &'a [Value], phase: &str) -> Vec<&'a Value> {
    events.iter().filter(|event| event["ph"] == phase).collect()
}

/// One line for each event: thread, phase, times in microseconds, name and arguments.
fn lines(trace: &Trace) -> String {
    let line = |event: &Value| {
        let [tid, ph, ts, dur, name, args] =
            ["tid", "ph", "ts", "dur", "name", "args"].map(|field| &event[field]);
        format!("{tid} {ph} {ts} {dur} {name} {args}\n")
    };
    events(trace).iter().map(line).collect()
}

#[test]
fn a_sleeper_in_full() {
    insta::assert_snapshot!(lines(&sleeper()), @r#"
    0 "M" null null "process_name" {"name":"Python"}
    1 "M" null null "thread_name" {"name":"MainThread"}
    1 "M" null null "thread_sort_index" {"sort_index":1}
    1 "X" 0.0 6000.0 "runs" {"dropped_for":"drop request"}
    1 "X" 6000.0 1000.0 "waits for the GIL" {}
    1 "X" 7000.0 13000.0 "runs" {"dropped_for":"drop request"}
    1 "X" 20000.0 1000.0 "waits for the GIL" {}
    1 "X" 21000.0 3000.0 "runs" {"dropped_for":"end of thread"}
    2 "M" null null "thread_name" {"name":"Thread-1 (nap)"}
    2 "M" null null "thread_sort_index" {"sort_index":2}
    2 "X" 1000.0 5000.0 "waits for the GIL" {}
    2 "X" 6000.0 1000.0 "runs" {"dropped_for":"sleep"}
    2 "X" 7000.0 8000.0 "blocked: sleep" {"on":"sleep"}
    2 "X" 15000.0 5000.0 "waits for the GIL" {}
    2 "X" 20000.0 1000.0 "runs" {"dropped_for":"end of thread"}
    2 "i" 6000.0 null "drop request" {"reason":"its switch interval ran out while it waited for the GIL"}
    2 "i" 20000.0 null "drop request" {"reason":"its switch interval ran out while it waited for the GIL"}
    "#);
}

#[test]
fn without_a_gil_nothing_is_dropped() {
    insta::assert_snapshot!(lines(&free_threaded()), @r#"
    0 "M" null null "process_name" {"name":"Python"}
    1 "M" null null "thread_name" {"name":"MainThread"}
    1 "M" null null "thread_sort_index" {"sort_index":1}
    1 "X" 0.0 8000.0 "runs" {}
    1 "X" 8000.0 4000.0 "blocked: join" {"on":"join"}
    1 "X" 12000.0 1000.0 "runs" {}
    2 "M" null null "thread_name" {"name":"Thread-1 (task)"}
    2 "M" null null "thread_sort_index" {"sort_index":2}
    2 "X" 1000.0 11000.0 "runs" {}
    "#);
}

#[test]
fn every_event_says_where_it_belongs_and_every_span_how_long_it_is() {
    for trace in [alternating(5_000, 5), sleeper(), convoy(3), free_threaded()] {
        let events = events(&trace);
        for event in &events {
            assert!(event["pid"].is_u64() && event["tid"].is_u64(), "no pid or tid: {event}");
            assert!(event["name"].is_string(), "no name: {event}");
        }
        let spans = of_phase(&events, "X");
        assert!(!spans.is_empty());
        for span in spans {
            assert!(span["ts"].as_f64().is_some_and(|ts| ts >= 0.0), "no ts: {span}");
            assert!(span["dur"].as_f64().is_some_and(|dur| dur >= 0.0), "no dur: {span}");
        }
    }
}

#[test]
fn every_thread_has_its_name_and_its_place() {
    let events = events(&alternating(5_000, 5));
    let names: Vec<&Value> =
        of_phase(&events, "M").into_iter().filter(|m| m["name"] == "thread_name").collect();
    assert_eq!(names.len(), 2);
    assert_eq!((&names[0]["tid"], &names[0]["args"]["name"]), (&1.into(), &"MainThread".into()));
    assert_eq!((&names[1]["tid"], &names[1]["args"]["name"]), (&2.into(), &"Thread-1 (task)".into()));
}

#[test]
fn every_drop_request_is_an_instant() {
    let events = events(&alternating(5_000, 5));
    assert_eq!(of_phase(&events, "i").len(), 5);
}

#[test]
fn a_measured_trace_differs_from_a_simulated_one_in_its_clock_only() {
    let simulated = sleeper();
    let measured = Trace { clock: Clock::Measured, ..simulated.clone() };
    assert_eq!(events(&simulated), events(&measured));
    assert_eq!(perfetto::json(&simulated)["otherData"]["clock"], "virtual");
    assert_eq!(perfetto::json(&measured)["otherData"]["clock"], "measured");
}

#[test]
fn lost_events_are_counted() {
    let cut = Trace { lost_events: 7, ..sleeper() };
    assert_eq!(perfetto::json(&cut)["otherData"]["lost_events"], 7);
}

#[test]
fn an_empty_trace_is_a_valid_file() {
    let json = perfetto::json(&trace(vec![]));
    assert!(json["traceEvents"].is_array());
}
