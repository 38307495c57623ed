//! The convoy: a thread that waits for a moment, again and again, beside threads that compute; and what cures it.

use anyhow::{Context, Result};
use lesson::{Column, Finding, Machine, Part, Runner, Setting, Table};
use measure::cpython::CPython;
use pyvm::Python;
use serde_json::json;
use workloads::web::answers_beside_work;
use workloads::{CONVOY, CONVOY_ASYNCIO, Script};

/// A row of the table: whose rules, and who waits beside whom.
struct Row {
    python: &'static str,
    name: &'static str,
    burners: u32,
    interval_ms: f64,
    /// The program's word for it.
    way: &'static str,
    /// What CPython showed on a 2-core AMD EPYC, with UDP pings in place of sleeps: requests a second.
    known: &'static str,
}

const fn row(python: &'static str, name: &'static str, burners: u32, known: &'static str) -> Row {
    Row { python, name, burners, interval_ms: 5.0, way: "threads", known }
}

/// First the convoy, then what is said to cure it.
const ROWS: [Row; 9] = [
    row("3.13", "alone", 0, "12,000-14,000"),
    row("3.13", "beside 1 that computes, 5 ms", 1, "170-206"),
    Row { interval_ms: 1.0, ..row("3.13", "beside 1 that computes, 1 ms", 1, "910-940") },
    row("3.13", "beside 2 that compute, 5 ms", 2, "32-62"),
    row("3.9", "beside 1 that computes, 5 ms", 1, "126-198"),
    Row { way: "loop", ..row("3.13", "event loop beside 1, 5 ms", 1, "-") },
    Row { way: "tasks", ..row("3.13", "one loop for both", 1, "-") },
    Row { way: "processes", ..row("3.13", "beside 1 in a process", 1, "-") },
    row("3.13t", "beside 1 that computes, 5 ms", 1, "58,000-65,000"),
];

// Places in the table above.
const ALONE: usize = 0;
const BESIDE_5: usize = 1;
const BESIDE_1: usize = 2;
const LOOP: usize = 5;
const TASKS: usize = 6;
const PROCESS: usize = 7;
const FREE: usize = 8;

/// CPython's own event loop, where there is a CPython: the name of a row, how many compute, and the program's word for where.
const ASYNCIO: [(&str, &str, &str); 3] = [
    ("asyncio, alone", "0", "loop"),
    ("asyncio beside 1, 5 ms", "1", "loop"),
    ("asyncio, one loop for both", "1", "tasks"),
];

/// The twin in Rust waits for so many answers.
const ANSWERS: u64 = 2_000;

/// Seconds of each run.
const SECONDS: &str = "0.4";

/// The rate may differ so much from one turn an interval.
const NEAR: f64 = 0.25;

#[derive(Clone, Copy)]
struct Rate {
    a_second: f64,
    median_ms: f64,
}

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let mut columns =
        vec![Column::text("turns a second", 35), Column::number("here", 7), Column::number("median", 8)];
    columns.extend(setting.real.iter().map(|real| Column::number(real.short_name().to_owned(), 9)));
    columns.push(Column::number("CPython's", 13));
    let mut table = Table::new(columns);
    let (mut rows, mut rates) = (Vec::new(), Vec::new());
    for row in &ROWS {
        let (burners, interval) = (row.burners.to_string(), row.interval_ms.to_string());
        let arguments = [&*burners, &*interval, SECONDS, row.way];
        let python = Python::parse(row.python).map_err(anyhow::Error::msg)?;
        let rate = Rate::read(setting.run(CONVOY, python, &arguments)?.printed()?)?;
        // A real CPython has rules of its own.
        let is_its = |real: &CPython| match row.python {
            "3.13" => !real.is_free_threaded(),
            "3.13t" => real.is_free_threaded(),
            _ => false,
        };
        let run = |real| if is_its(real) { in_real(real, CONVOY, &arguments).map(Some) } else { Ok(None) };
        let real: Vec<Option<f64>> = setting.real.iter().map(run).collect::<Result<_>>()?;
        let mut cells = vec![
            format!("{}, {}", row.python, row.name),
            format!("{:.0}", rate.a_second),
            format!("{:.2} ms", rate.median_ms),
        ];
        cells
            .extend(real.iter().map(|rate| rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate:.0}"))));
        cells.push(row.known.to_owned());
        table.row(cells);
        rows.push(json!({
            "python": row.python, "name": row.name, "burners": row.burners, "interval_ms": row.interval_ms,
            "way": row.way, "a_second": rate.a_second, "median_ms": rate.median_ms, "with": real,
        }));
        rates.push(rate.a_second);
    }
    if !setting.real.is_empty() {
        for (name, burners, way) in ASYNCIO {
            let in_real = |real| in_real(real, CONVOY_ASYNCIO, &[burners, "5", SECONDS, way]);
            let real: Vec<f64> = setting.real.iter().map(in_real).collect::<Result<_>>()?;
            let mut cells = vec![name.to_owned(), "-".to_owned(), "-".to_owned()];
            cells.extend(real.iter().map(|rate| format!("{rate:.0}")).chain(["-".to_owned()]));
            table.row(cells);
            rows.push(json!({"name": name, "burners": burners, "way": way, "with": real}));
        }
    }
    if setting.runner == Runner::Measured {
        let (answers, took_s) = measure::timed(|| answers_beside_work(ANSWERS));
        let a_second = answers?.0 as f64 / took_s;
        let name = "Rust, one loop for both (tokio)";
        let blank = std::iter::repeat_n("-".to_owned(), setting.real.len() + 2);
        table.row([name.to_owned(), format!("{a_second:.0}")].into_iter().chain(blank));
        rows.push(json!({"name": name, "a_second": a_second}));
    }
    let mut findings: Vec<Finding> = Machine::new(setting.runner, 2).finding(false).into_iter().collect();
    findings.extend(judged(&rates));
    Ok(Part {
        title: "Lesson 4: the convoy",
        question: "A thread waits 70 µs, over and over. What happens to it when another one computes?".to_owned(),
        setting: "How often it had its turn in a second, and how long one took. The last column is CPython's, measured on a \
                  2-core AMD EPYC with a thread that answers UDP pings: requests a second."
            .to_owned(),
        table,
        below: String::new(),
        findings,
        why: "To wait, the thread drops the GIL; to go on, it must take it back, and the computing thread does not give it before \
              it is asked. So each turn costs a whole switch interval. An event loop is such a thread, and is slowed down like one, \
              unless the computing is a task of the same loop that stops now and then: then nobody else has the lock. A process for \
              the computing, or a build without the GIL, cures it without that care.",
        rows: rows.into(),
    })
}

/// What the rates say, of which there is one for each row.
fn judged(rates: &[f64]) -> [Finding; 4] {
    let near = |rate: f64, interval_ms: f64| (rate * interval_ms / 1000.0 - 1.0).abs() < NEAR;
    let cured = |row: usize, how: &str| {
        Finding::if_shown(
            rates[row] > rates[ALONE] / 2.0,
            format!("{how}: {:.0} turns a second, {:.0} alone.", rates[row], rates[ALONE]),
        )
    };
    [
        Finding::if_shown(
            near(rates[BESIDE_5], 5.0) && near(rates[BESIDE_1], 1.0) && near(rates[LOOP], 5.0),
            format!(
                "Beside one thread that computes, the waiting one gets about one turn an interval: {:.0} a second at 5 ms, \
                 {:.0} at 1 ms. An event loop gets no more: {:.0}.",
                rates[BESIDE_5], rates[BESIDE_1], rates[LOOP]
            ),
        ),
        cured(TASKS, "Both as tasks of one event loop"),
        cured(PROCESS, "With the computing in a process"),
        cured(FREE, "Without a GIL"),
    ]
}

impl Rate {
    /// Reads `188.1 turns a second, median 5.311 ms`.
    fn read(printed: &str) -> Result<Self> {
        let read = || {
            let (a_second, rest) = printed.trim().split_once(" turns a second, median ")?;
            let median_ms = rest.strip_suffix(" ms")?;
            Some(Self { a_second: a_second.parse().ok()?, median_ms: median_ms.parse().ok()? })
        };
        read().with_context(|| format!("the program prints a rate, not {printed}"))
    }
}

fn in_real(real: &CPython, script: Script, arguments: &[&str]) -> Result<f64> {
    let printed = Setting::run_real(real, script, arguments)?;
    Ok(Rate::read(&printed)?.a_second)
}
