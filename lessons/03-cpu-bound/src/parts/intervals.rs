//! Threads under switch intervals from 100 to 0.1 ms.

use anyhow::Result;
use lesson::wording::{grouped, many, milliseconds};
use lesson::{Column, Finding, Part, Table, Timing};
use serde_json::json;

use crate::experiment::Experiment;
use crate::row::Kind;

/// In milliseconds; CPython's own is the second.
const INTERVALS_MS: [f64; 4] = [100.0, 5.0, 1.0, 0.1];

/// So much more time than at 5 ms is no visible difference.
const NO_DIFFERENCE: f64 = 1.25;

pub(super) fn run(experiment: &Experiment) -> Result<Part> {
    let n = experiment.workers;
    let sequence = experiment.timing(Kind::Sequence, "sequence", n, 5.0)?;
    let rows: Vec<Timing> = INTERVALS_MS
        .iter()
        .map(|ms| experiment.timing(Kind::Threads, "threads", n, *ms))
        .collect::<Result<_>>()?;
    let mut table = Table::new(vec![
        Column::text("interval", 10),
        Column::number("wall", 10),
        Column::number("/ sequence", 10),
        Column::number("GIL switches", 13),
        Column::number("context switches", 16),
    ]);
    let voluntary =
        |row: &Timing| row.context_switches.map(|switches| switches.voluntary + switches.involuntary);
    for (ms, row) in INTERVALS_MS.iter().zip(&rows) {
        table.row([
            format!("{ms} ms"),
            milliseconds(row.wall_s),
            format!("{:.2}", row.wall_s / sequence.wall_s),
            row.gil.map_or_else(|| "-".to_owned(), |gil| grouped(gil.switches)),
            voluntary(row).map_or_else(|| "-".to_owned(), grouped),
        ]);
    }
    let usual = rows[1].wall_s;
    let slow = rows[0].wall_s.max(rows[2].wall_s) / usual;
    let shortest = rows[3].wall_s / usual;
    let switches: Vec<u64> = rows.iter().filter_map(|row| row.gil).map(|gil| gil.switches).collect();
    let rising = switches.windows(2).all(|pair| pair[0] <= pair[1]);
    let findings = vec![
        Finding::new(rising, "The shorter the interval, the more often the GIL changes hands."),
        Finding::if_shown(
            slow < NO_DIFFERENCE,
            format!(
                "100 ms and 1 ms against 5 ms: {slow:.2} times as long at the most; no visible difference."
            ),
        ),
        Finding::if_shown(
            rows[3].wall_s >= 0.95 * usual,
            format!("0.1 ms: {shortest:.2} times as long as at 5 ms; nothing is gained."),
        ),
    ];
    Ok(Part {
        title: "Lesson 3: the switch interval",
        question: format!("Does it help {} to switch more often, or less?", many(n, "thread")),
        setting: format!(
            "{} of {} turns each, CPython {}. The sequence took {}.",
            many(n, "task"),
            grouped(experiment.size),
            experiment.python,
            milliseconds(sequence.wall_s)
        ),
        rows: INTERVALS_MS
            .iter()
            .zip(&rows)
            .map(|(ms, row)| {
                json!({"interval_ms": ms, "wall_s": row.wall_s, "switches": row.gil.map(|gil| gil.switches),
                       "context_switches": voluntary(row)})
            })
            .collect(),
        table,
        below: String::new(),
        findings,
        why: "The interval is a waiter's patience: how long it waits before it asks for the GIL. A shorter one hands the GIL \
              over more often, and each time a sleeping thread has to be woken. The work is the same, and so is the number of \
              threads that compute at once: one.",
    })
}
