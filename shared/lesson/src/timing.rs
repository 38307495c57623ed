//! What a piece of work took: a row of a lesson's table.

use anyhow::{Context, Result};
use measure::{ContextSwitches, GilStatistics, Usage};
use pyvm::Python;
use serde_json::{Value, json};

use crate::Ran;

/// What a piece of work took.
#[derive(Clone, Debug)]
pub struct Timing {
    /// What ran, as the table names it.
    pub name: String,
    /// Seconds that the work took, by the program's own clock.
    pub wall_s: f64,
    /// CPU seconds of the whole program with its processes; unknown for a real CPython.
    pub cpu_s: Option<f64>,
    /// The GILs of all its processes, where it has any.
    pub gil: Option<GilStatistics>,
    /// Context switches of the whole program with its processes; neither simulated nor known for a real CPython.
    pub context_switches: Option<ContextSwitches>,
}

impl Timing {
    /// Of a program that prints its seconds, run under the rules of `python`.
    ///
    /// # Errors
    /// Where it failed or printed something else: a bug of the lesson.
    pub fn of_run(name: impl Into<String>, python: Python, run: &Ran) -> Result<Self> {
        let name = name.into();
        Ok(Self {
            wall_s: run.printed().and_then(seconds).with_context(|| name.clone())?,
            name,
            cpu_s: Some(run.cpu_s),
            gil: python.rules.has_gil().then_some(run.gil),
            context_switches: run.context_switches,
        })
    }

    /// Of native work.
    pub fn of_native<T>(name: impl Into<String>, work: impl FnOnce() -> T) -> Self {
        let before = Usage::of_this_process();
        let (_, wall_s) = measure::timed(work);
        let used = Usage::of_this_process().since(&before);
        Self {
            name: name.into(),
            wall_s,
            cpu_s: Some(used.cpu_s),
            gil: None,
            context_switches: Some(used.context_switches),
        }
    }

    /// Of a real CPython, whose program prints its seconds.
    ///
    /// # Errors
    /// Where it printed something else.
    pub fn of_real(name: impl Into<String>, stdout: &str) -> Result<Self> {
        let name = name.into();
        let wall_s = seconds(stdout).with_context(|| name.clone())?;
        Ok(Self { name, wall_s, cpu_s: None, gil: None, context_switches: None })
    }

    /// The row in a lesson's JSON object.
    pub fn json(&self) -> Value {
        json!({
            "name": self.name,
            "wall_s": self.wall_s,
            "cpu_s": self.cpu_s,
            "gil": self.gil,
            "context_switches": self.context_switches,
        })
    }
}

/// The seconds that a program prints.
fn seconds(stdout: &str) -> Result<f64> {
    let line = stdout.trim();
    let seconds: f64 = line.parse().with_context(|| format!("the program printed '{line}' and no time"))?;
    // A clock's smallest step keeps the ratios finite.
    Ok(seconds.max(1e-6))
}
