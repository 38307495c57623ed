//! What releases the GIL: two threads' work, and how much of it overlapped.

use anyhow::{Context, Result};
use lesson::{Column, Finding, Machine, Part, Setting, Table};
use serde_json::json;
use workloads::RELEASES;

/// An operation: the program's name for it, what it is, and the overlap that CPython 3.13 and 3.13t showed on a 2-core AMD
/// EPYC, out of 2.
const OPERATIONS: [(&str, &str, &str, &str); 6] = [
    ("sleep", "time.sleep", "2.0", "2.0"),
    ("hash", "sha256 of 8 MiB", "2.0", "about 2"),
    ("small-hashes", "sha256 of 1 KiB, often", "0.9-1.05", "1.8"),
    ("compress", "zlib.compress of 8 MiB", "1.9-2.0", "1.9"),
    ("loop", "a pure Python loop", "0.9-1.0", "1.4-1.7"),
    ("sort", "sorted, a list of ints", "0.9-1.0", "1.3-1.7"),
];

/// Those that release the GIL under 3.13.
const RELEASE: [&str; 3] = ["sleep", "hash", "compress"];

/// How often each runs; the fastest counts.
const ROUNDS: &str = "2";

/// Above this, two threads' work overlapped.
const OVERLAPS: f64 = 1.5;

pub(super) fn run(setting: &Setting) -> Result<Part> {
    let free = setting.python.free_threaded();
    let mut columns = vec![Column::text("", 23)];
    columns.extend([setting.python, free].map(|python| Column::number(format!("{python} here"), 10)));
    columns.extend(setting.real.iter().map(|real| Column::number(real.short_name().to_owned(), 8)));
    columns.extend([Column::number("CPython 3.13", 13), Column::number("3.13t", 9)]);
    let mut table = Table::new(columns);
    let (mut rows, mut here) = (Vec::new(), Vec::new());
    for (operation, what, known, known_free) in OPERATIONS {
        let overlap = |python| -> Result<f64> {
            setting
                .run(RELEASES, python, &[operation, ROUNDS])?
                .printed()?
                .parse()
                .context("it prints the overlap")
        };
        let (with_gil, without) = (overlap(setting.python)?, overlap(free)?);
        let real: Vec<f64> =
            setting.real.iter().map(|real| in_real(real, operation)).collect::<Result<_>>()?;
        let mut cells = vec![what.to_owned(), format!("{with_gil:.2}"), format!("{without:.2}")];
        cells.extend(real.iter().map(|overlap| format!("{overlap:.2}")));
        cells.extend([known, known_free].map(str::to_owned));
        table.row(cells);
        rows.push(
            json!({"operation": operation, "overlap": with_gil, "free_threaded": without, "with": real}),
        );
        here.push((operation, with_gil));
    }
    Ok(Part {
        title: "Lesson 4: what lets go of the lock",
        question: "Two threads do the same thing. Do they do it at the same time?".to_owned(),
        setting: "2.0: both at the same time; 1.0: one after the other. The last two columns are CPython's, measured on a \
                  2-core AMD EPYC."
            .to_owned(),
        table,
        below: String::new(),
        findings: judged(&here, Machine::new(setting.runner, 2)),
        why: "Whoever waits for the system drops the GIL. Native code that computes drops it only where its author wrote so \
              (Py_BEGIN_ALLOW_THREADS), for work that touches no Python object and is long enough to be worth it: hashlib does \
              from 2,048 bytes on, sorted never, because it compares objects.",
        rows: rows.into(),
    })
}

/// What the overlaps of all operations say. On one core only those can overlap that wait.
fn judged(here: &[(&str, f64)], machine: Machine) -> Vec<Finding> {
    let one_core = machine.parallel() == 1;
    let overlaps = |released: bool, overlaps: fn(f64) -> bool| {
        let operations = here.iter().filter(|(name, _)| RELEASE.contains(name) == released);
        operations.filter(|(name, _)| !one_core || *name == "sleep").all(|(_, overlap)| overlaps(*overlap))
    };
    let let_run = if one_core {
        "A sleep lets the other thread run; what computes has no second core to run on."
    } else {
        "A sleep, a hash of a large text and a compression let the other thread run."
    };
    let mut findings: Vec<Finding> = machine.finding(false).into_iter().collect();
    findings.push(Finding::if_shown(overlaps(true, |overlap| overlap > OVERLAPS), let_run));
    if !one_core {
        findings.push(Finding::if_shown(
            overlaps(false, |overlap| overlap < OVERLAPS),
            "A loop, a sort and hashes of small texts do not, although the last two are written in C.",
        ));
    }
    findings
}

fn in_real(real: &measure::cpython::CPython, operation: &str) -> Result<f64> {
    let printed = Setting::run_real(real, RELEASES, &[operation, ROUNDS])?;
    printed.trim().parse().context("it prints the overlap")
}
