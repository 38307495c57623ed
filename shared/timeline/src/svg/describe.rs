//! The picture in sentences: what a screen reader says in its place.

use super::Drawn;
use super::table::{Number, shown};
use crate::axis::milliseconds;
use crate::columns::Scale;
use crate::totals::Totals;
use crate::trace::Trace;

pub(super) fn describe(trace: &Trace, scale: &Scale, tracks: &[Drawn<'_>], notes: &[String]) -> String {
    let window_ns = scale.to_ns() - scale.from_ns;
    let threads = match tracks.len() {
        1 => "1 thread".to_owned(),
        many => format!("{many} threads"),
    };
    let mut text = format!(
        "A timeline of {threads} from {} to {} ms of {} time.",
        bound(scale.from_ns, window_ns),
        bound(scale.to_ns(), window_ns),
        trace.clock
    );
    for track in tracks {
        text += &format!(" {}: {}.", track.track.name, parts(&track.totals, window_ns));
    }
    for note in notes {
        text += &format!(" {note}");
    }
    text
}

/// A bound of the window in milliseconds: as exact as the other numbers, and exact where the window is short.
fn bound(ns: u64, window_ns: u64) -> String {
    if window_ns < 1_000_000 {
        return milliseconds(ns);
    }
    let text = shown(&Number::Time(ns), window_ns);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `runs 5.000 ms, waits for the GIL 10.000 ms, asks for it 2 times`
fn parts(totals: &Totals, window_ns: u64) -> String {
    let times = [
        ("runs", totals.runs_ns),
        ("runs native code without the GIL", totals.native_ns),
        ("waits for the GIL", totals.wants_gil_ns),
        ("is ready without a core", totals.ready_ns),
        ("is blocked", totals.blocked_ns),
    ];
    let counts = [
        ("asks for the GIL", totals.drop_requests),
        ("wakes for the GIL and finds it taken", totals.failed_attempts),
    ];
    let times = times.into_iter().filter(|(_, ns)| *ns > 0);
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = times
        .map(|(what, ns)| format!("{what} {} ms", shown(&Number::Time(ns), window_ns)))
        .chain(counts.map(|(what, count)| {
            format!("{what} {}", if count == 1 { "once".to_owned() } else { format!("{count} times") })
        }))
        .collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}
