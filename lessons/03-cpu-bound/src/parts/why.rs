//! Why threads are slower than the sequence: each of the usual five reasons, by its own counter.

use anyhow::{Context, Result};
use lesson::wording::{grouped, milliseconds};
use lesson::{Column, Finding, Part, Plan, Runner, Table, Timing};
use pyvm::{Source, compile};
use serde_json::json;
use workloads::STARTING;

use crate::experiment::Experiment;
use crate::row::Kind;

/// A thread's start and end cost less than this share of the run, or the tasks are too short.
const SMALL: f64 = 0.1;

pub(super) fn run(experiment: &Experiment) -> Result<Part> {
    let n = experiment.workers;
    let sequence = experiment.timing(Kind::Sequence, "sequence", n, 5.0)?;
    let threads = experiment.timing(Kind::Threads, "threads", n, 5.0)?;
    let often = experiment.timing(Kind::Threads, "threads", n, 0.1)?;
    let start_s = start_s(experiment)?;
    let mut table = Table::new(vec![
        Column::text("reason", 22),
        Column::text("counted by", 26),
        Column::number("sequence", 9),
        Column::number("5 ms", 9),
        Column::number("0.1 ms", 9),
    ])
    .given(2);
    let columns = [&sequence, &threads, &often];
    let mut add = |reason: &str, counter: &str, cell: &dyn Fn(&Timing) -> String| {
        let cells = columns.map(cell);
        table.row([reason.to_owned(), counter.to_owned()].into_iter().chain(cells));
    };
    let gil = |row: &Timing, count: fn(&timeline::GilStatistics) -> String| {
        row.gil.as_ref().map_or_else(String::new, count)
    };
    add("1 the lock", "takes after waiting", &|row| gil(row, |gil| grouped(gil.waits)));
    add("", "failed attempts", &|row| gil(row, |gil| grouped(gil.failed_attempts)));
    add("2 context switches", "voluntary and not", &switches);
    let starts = |row: &Timing| {
        if row.name == sequence.name { "-".to_owned() } else { milliseconds(start_s * n as f64) }
    };
    add("3 managing threads", "start and join of all", &starts);
    add("4 caches", "(no counter here)", &|_| "-".to_owned());
    add("5 false parallelism", "cores busy: CPU / wall", &|row| {
        row.cpu_s.map_or_else(|| "-".to_owned(), |cpu| format!("{:.2}", cpu / row.wall_s))
    });
    add("all together", "wall", &|row| milliseconds(row.wall_s));
    let waits = |row: &Timing| row.gil.map_or(0, |gil| gil.waits);
    let busy = threads.cpu_s.map_or(0.0, |cpu| cpu / threads.wall_s);
    let share = start_s * n as f64 / threads.wall_s;
    let findings = vec![
        Finding::new(
            waits(&sequence) == 0 && waits(&threads) > 0,
            format!(
                "The sequence never waits for the GIL; {n} threads waited {} times.",
                grouped(waits(&threads))
            ),
        ),
        Finding::new(
            waits(&often) > waits(&threads),
            format!(
                "At 0.1 ms they waited {} times: traffic on the lock is what the interval buys.",
                grouped(waits(&often))
            ),
        ),
        Finding::if_shown(
            share < SMALL,
            format!("Starting and joining the threads is {:.1}% of the run: not the reason.", share * 100.0),
        ),
        Finding::if_shown(
            busy < 1.2,
            format!(
                "{n} threads kept {busy:.2} cores busy: the system believes in {n} threads, the GIL lets one run."
            ),
        ),
    ];
    Ok(Part {
        title: "Lesson 3: why threads are slower",
        question: format!("{n} threads are no faster than one after the other. What do they pay for?"),
        setting: format!(
            "{n} tasks of {} turns each, CPython {}, in sequence and in threads at two switch intervals.",
            grouped(experiment.size),
            experiment.python
        ),
        table,
        below: String::new(),
        findings,
        why: "The loss is not mainly what the threads pay: at 5 ms it is little. It is what they do not get, a second core. \
              What a switch costs in the caches (the other thread's data is not there) is in the wall time, but only the \
              processor's own counters could tell it apart, and this lesson does not read those.",
        rows: columns
            .iter()
            .map(|row| {
                json!({"name": row.name, "wall_s": row.wall_s, "cpu_s": row.cpu_s, "gil": row.gil,
                       "context_switches": row.context_switches.map(|switches| switches.voluntary + switches.involuntary)})
            })
            .collect(),
    })
}

fn switches(row: &Timing) -> String {
    row.context_switches
        .map_or_else(|| "-".to_owned(), |switches| grouped(switches.voluntary + switches.involuntary))
}

/// What it costs to start and join one thread.
fn start_s(experiment: &Experiment) -> Result<f64> {
    let program = compile(Source::new(STARTING.path, STARTING.text)).context("the lesson's own program")?;
    let times = if experiment.runner == Runner::Measured { "20" } else { "5" };
    let plan = Plan::new(experiment.python, &[STARTING.path, "thread", times]);
    experiment.runner.run(&program, &plan)?.printed()?.parse().context("the program prints seconds")
}
