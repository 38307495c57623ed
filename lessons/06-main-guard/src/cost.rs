//! What starting a worker costs, by start method.

use anyhow::{Context, Result};
use lesson::{Runner, Setting};
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
    /// Virtual seconds, beside what was measured.
    pub(crate) simulated_s: Option<f64>,
    /// Seconds in each real CPython that was asked for.
    pub(crate) real_s: Vec<f64>,
    /// What CPython 3.9 and 3.13 needed elsewhere.
    pub(crate) known: [&'static str; 2],
}

/// Starts workers of each kind.
pub(crate) fn costs(setting: &Setting) -> Result<Vec<Cost>> {
    let seconds = |printed: &str| printed.trim().parse::<f64>().context("the program prints seconds");
    WAYS.iter()
        .map(|&(way, on_3_9, on_3_13)| {
            let real = |real| seconds(&Setting::run_real(real, STARTING, &[way, TIMES])?);
            let ran = setting.run(STARTING, setting.python, &[way, TIMES])?;
            let simulated_s = match setting.runner {
                Runner::Measured => {
                    let setting = setting.simulated();
                    Some(seconds(setting.run(STARTING, setting.python, &[way, TIMES])?.printed()?)?)
                }
                Runner::Simulated => None,
            };
            Ok(Cost {
                way,
                here_s: seconds(ran.printed()?)?,
                simulated_s,
                real_s: setting.real.iter().map(real).collect::<Result<_>>()?,
                known: [on_3_9, on_3_13],
            })
        })
        .collect()
}
