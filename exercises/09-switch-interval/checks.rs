//! What exercise 9 is graded by: each prediction is compared with a run on virtual cores.

use checked_python::{Machine, Run};
use grading::{TextCheck, Verdict, read_sheet};
use serde::Deserialize;
use std::time::Duration;

/// Every check, in the order of `exercise.toml`.
pub(crate) const ALL: &[TextCheck] = &[
    ("alone", alone),
    ("two_threads", two_threads),
    ("four_threads", four_threads),
    ("times", times),
    ("late", late),
];

/// A prediction is right within this share of what came of the run, and within [`LEAST`] of it in any case.
const SHARE: f64 = 0.2;

/// Requests, or milliseconds.
const LEAST: f64 = 2.0;

/// The same for what is small: milliseconds.
const LEAST_LATE: f64 = 0.4;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    requests: Requests,
    milliseconds: Milliseconds,
    late: Late,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Requests {
    one_thread: f64,
    two_threads: f64,
    two_threads_1_ms: f64,
    four_threads: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Milliseconds {
    two_threads: f64,
    two_threads_1_ms: f64,
    two_threads_without_gil: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Late {
    beside_nobody: f64,
    beside_one: f64,
    beside_one_1_ms: f64,
}

/// The machine of the sheet's first line.
fn machine(interval_ms: u64) -> Machine {
    Machine { interval: Duration::from_millis(interval_ms), ..Machine::default() }
}

fn compute(machine: &Machine, threads: &str) -> Result<Run, String> {
    machine.run("exercises/09-switch-interval/compute.py", include_str!("compute.py"), &[threads])
}

/// Drop requests.
fn requests(threads: &str, interval_ms: u64) -> Result<f64, String> {
    let run = compute(&machine(interval_ms), threads)?;
    Ok(f64::from(u32::try_from(run.0.gil.drop_requests).map_err(|error| error.to_string())?))
}

fn milliseconds(machine: &Machine) -> Result<f64, String> {
    Ok(compute(machine, "2")?.0.virtual_s * 1000.0)
}

/// What `listen.py` prints.
fn lateness(others: &str, interval_ms: u64) -> Result<f64, String> {
    let path = "exercises/09-switch-interval/listen.py";
    let run = machine(interval_ms).run(path, include_str!("listen.py"), &[others])?;
    run.0.stdout.trim().parse().map_err(|_| "listen.py printed no number".to_owned())
}

/// Compares a prediction with a run; `why` is what to think about, and `flags` are for the command that shows the run.
fn compare(name: &str, predicted: f64, came: f64, least: f64, why: &str, flags: &str) -> Verdict {
    if predicted < 0.0 {
        return Err(format!("{name}: there is no prediction yet."));
    }
    let difference = predicted - came;
    if difference.abs() <= least.max(SHARE * came) {
        return Ok(());
    }
    // The number itself would end the thinking.
    let side = if difference > 0.0 { "more" } else { "less" };
    Err(format!(
        "{name}: {side} than came of the run. {why}\n\
         To see it: cargo run -q -p gil -- simulate exercises/09-switch-interval/{flags}"
    ))
}

fn alone(answer: &str) -> Verdict {
    let sheet: Sheet = read_sheet(answer)?;
    let why = "The interval is the patience of a thread that waits for the GIL. While one thread computes, there is \
               nobody who asks.";
    compare("requests.one_thread", sheet.requests.one_thread, requests("1", 5)?, LEAST, why, "compute.py 1")
}

fn two_threads(answer: &str) -> Verdict {
    let sheet: Sheet = read_sheet(answer)?;
    let why = "One thread computes, the other one waits, and asks when an interval has passed; then they change places. For \
               how long does that go on?";
    let name = "requests.two_threads";
    compare(name, sheet.requests.two_threads, requests("2", 5)?, LEAST, why, "compute.py 2")?;
    let why = "A fifth of the interval is a fifth of the patience. Is the program over sooner?";
    let name = "requests.two_threads_1_ms";
    compare(name, sheet.requests.two_threads_1_ms, requests("2", 1)?, LEAST, why, "compute.py 2 --interval 1")
}

fn four_threads(answer: &str) -> Verdict {
    let sheet: Sheet = read_sheet(answer)?;
    let why = "Three threads wait at a time, but the GIL is asked for once in an interval: who waits begins to count anew \
               whenever it has changed hands. And for how long does that go on?";
    let name = "requests.four_threads";
    compare(name, sheet.requests.four_threads, requests("4", 5)?, LEAST, why, "compute.py 4")
}

fn times(answer: &str) -> Verdict {
    let sheet: Sheet = read_sheet(answer)?;
    let Milliseconds { two_threads, two_threads_1_ms, two_threads_without_gil } = sheet.milliseconds;
    let why = "Two threads have twice the work of one. How many of them compute at a time?";
    let name = "milliseconds.two_threads";
    compare(name, two_threads, milliseconds(&machine(5))?, LEAST, why, "compute.py 2")?;
    let why = "The work is the same, and one thread computes at a time. To hand the GIL over takes some microseconds.";
    let name = "milliseconds.two_threads_1_ms";
    compare(name, two_threads_1_ms, milliseconds(&machine(1))?, LEAST, why, "compute.py 2 --interval 1")?;
    let why = "There are four cores, and nothing that only one thread can have.";
    let free = milliseconds(&Machine { python: "3.13t", ..machine(5) })?;
    let name = "milliseconds.two_threads_without_gil";
    compare(name, two_threads_without_gil, free, LEAST, why, "compute.py 2 --python 3.13t")
}

fn late(answer: &str) -> Verdict {
    let sheet: Sheet = read_sheet(answer)?;
    let Late { beside_nobody, beside_one, beside_one_1_ms } = sheet.late;
    let why = "Nobody else wants the GIL, so it is free.";
    compare("late.beside_nobody", beside_nobody, lateness("0", 5)?, LEAST_LATE, why, "listen.py 0")?;
    let why = "When its sleep is over it needs the GIL, and somebody computes who does not let go by itself. What does it do \
               then, and for how long?";
    compare("late.beside_one", beside_one, lateness("1", 5)?, LEAST_LATE, why, "listen.py 1")?;
    let name = "late.beside_one_1_ms";
    let flags = "listen.py 1 --interval 1";
    compare(name, beside_one_1_ms, lateness("1", 1)?, LEAST_LATE, why, flags)
}
