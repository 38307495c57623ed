//! The convoy: a thread that waits for a moment, again and again, beside threads that compute.

use anyhow::{Context, Result};
use lesson::{Column, Finding, Part, Setting, Table};
use measure::cpython::CPython;
use pyvm::Python;
use serde_json::json;
use workloads::CONVOY;

/// Whose rules, how many threads compute, and the switch interval in milliseconds; beside it what CPython showed on a
/// 2-core AMD EPYC, with UDP pings in place of sleeps: requests a second.
const ROWS: [(&str, u32, f64, &str); 6] = [
    ("3.13", 0, 5.0, "12,000-14,000"),
    ("3.13", 1, 5.0, "170-206"),
    ("3.13", 1, 1.0, "910-940"),
    ("3.13", 2, 5.0, "32-62"),
    ("3.9", 1, 5.0, "126-198"),
    ("3.13t", 1, 5.0, "58,000-65,000"),
];

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
        vec![Column::text("", 35), Column::number("turns a second", 14), Column::number("median", 9)];
    columns.extend(
        setting
            .real
            .iter()
            .map(|real| Column::number(real.name.trim_start_matches("CPython ").to_owned(), 9)),
    );
    columns.push(Column::number("CPython's", 14));
    let mut table = Table::new(columns);
    let (mut rows, mut rates) = (Vec::new(), Vec::new());
    for (version, burners, interval, known) in ROWS {
        let arguments = [burners.to_string(), interval.to_string(), SECONDS.to_owned()];
        let arguments = [&*arguments[0], &*arguments[1], &*arguments[2]];
        let python = Python::parse(version).map_err(anyhow::Error::msg)?;
        let rate = Rate::read(setting.run(CONVOY, python, &arguments)?.printed()?)?;
        // A real CPython has rules of its own.
        let real: Vec<f64> = match version {
            "3.13" => setting.real.iter().map(|real| in_real(real, &arguments)).collect::<Result<_>>()?,
            _ => Vec::new(),
        };
        let beside = match burners {
            0 => "alone".to_owned(),
            n => format!("beside {n} that compute{}, {interval} ms", if n == 1 { "s" } else { "" }),
        };
        let mut cells = vec![
            format!("{version}, {beside}"),
            format!("{:.0}", rate.a_second),
            format!("{:.2} ms", rate.median_ms),
        ];
        let blank = std::iter::repeat_n("-".to_owned(), setting.real.len() - real.len());
        cells.extend(real.iter().map(|rate| format!("{rate:.0}")).chain(blank));
        cells.push(known.to_owned());
        table.row(cells);
        rows.push(
            json!({"python": version, "burners": burners, "interval_ms": interval, "a_second": rate.a_second,
                         "median_ms": rate.median_ms, "with": real}),
        );
        rates.push(rate.a_second);
    }
    let near = |rate: f64, interval_ms: f64| (rate * interval_ms / 1000.0 - 1.0).abs() < NEAR;
    let findings = vec![
        Finding::if_shown(
            near(rates[1], 5.0) && near(rates[2], 1.0),
            format!(
                "Beside one thread that computes, the waiting one gets about one turn an interval: {:.0} a second at 5 ms, \
                 {:.0} at 1 ms.",
                rates[1], rates[2]
            ),
        ),
        Finding::if_shown(
            rates[5] > rates[0] / 2.0,
            format!("Without a GIL it is not slowed down: {:.0} a second.", rates[5]),
        ),
    ];
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
              it is asked. So each turn costs a whole switch interval. asyncio does not help (its loop is such a thread); a process \
              for the computing, or a build without the GIL, does.",
        rows: rows.into(),
    })
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

fn in_real(real: &CPython, arguments: &[&str]) -> Result<f64> {
    let printed = Setting::run_real(real, CONVOY, arguments)?;
    Ok(Rate::read(&printed)?.a_second)
}
