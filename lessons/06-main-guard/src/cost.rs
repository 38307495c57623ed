//! What starting a worker costs, by start method.

use anyhow::{Context, Result};
use lesson::{Plan, Runner};
use measure::cpython::CPython;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use workloads::STARTING;

/// How often each is started; the mean counts.
const TIMES: &str = "5";

/// Ways to start a worker, each with what CPython 3.9 and 3.13 needed: measured on a 2-core AMD EPYC under Linux, start
/// and join of an empty worker.
const WAYS: [(&str, &str, &str); 4] = [
    ("thread", "42-57 µs", "51-100 µs"),
    ("fork", "1.8-2.0 ms", "2.1 ms"),
    ("forkserver", "6 ms", "10 ms"),
    ("spawn", "35-38 ms", "41-43 ms"),
];

/// What one way to start a worker costs.
#[derive(Clone, Debug)]
pub(crate) struct Cost {
    pub(crate) way: &'static str,
    /// Seconds here.
    pub(crate) here_s: f64,
    /// Seconds in each real CPython that was asked for.
    pub(crate) real_s: Vec<f64>,
    /// What CPython 3.9 and 3.13 needed elsewhere.
    pub(crate) known: [&'static str; 2],
}

/// Starts workers of each kind.
pub(crate) fn costs(runner: Runner, python: Python, real: &[CPython]) -> Result<Vec<Cost>> {
    let program = compile(Source::new(STARTING.path, STARTING.text)).context("the lesson's own program")?;
    WAYS.iter()
        .map(|&(way, on_3_9, on_3_13)| {
            let real_s = real.iter().map(|real| in_real(real, way)).collect::<Result<_>>()?;
            Ok(Cost { way, here_s: here(runner, &program, python, way)?, real_s, known: [on_3_9, on_3_13] })
        })
        .collect()
}

fn here(runner: Runner, program: &Program, python: Python, way: &str) -> Result<f64> {
    let ran = runner.run(program, &Plan::new(python, &[STARTING.path, way, TIMES]))?;
    ran.printed()?.parse().context("the program prints seconds")
}

fn in_real(real: &CPython, way: &str) -> Result<f64> {
    let ran = real.run(STARTING.file(), &[way, TIMES])?;
    anyhow::ensure!(ran.exit_code == 0, "{}: {}", real.name, ran.stderr.trim());
    ran.stdout.trim().parse().context("the program prints seconds")
}

/// Seconds in the unit that suits them.
pub(crate) fn readable(seconds: f64) -> String {
    match seconds {
        s if s < 0.001 => format!("{:.0} µs", s * 1e6),
        s => format!("{:.1} ms", s * 1e3),
    }
}
