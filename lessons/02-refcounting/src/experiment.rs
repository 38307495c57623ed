//! What the lesson runs.

use std::time::Duration;

use anyhow::{Context, Result};
use lesson::{Plan, Runner};
use measure::Recording;
use measure::cpython::CPython;
use pyvm::bytecode::Program;
use pyvm::{Python, Rules, Source, compile};
use timeline::Trace;
use workloads::{COUNTS, REFERENCES, Script};

use crate::arguments::Arguments;
use crate::costs::{self, Cost};
use crate::proof::{self, Proof};
use crate::race::{self, Race};

/// The experiment, ready to run.
pub(crate) struct Experiment {
    pub(crate) runner: Runner,
    /// The versions whose rules are compared.
    pub(crate) versions: Vec<Python>,
    pub(crate) real: Vec<CPython>,
    pub(crate) threads: usize,
    pub(crate) turns: u64,
    interval: Option<f64>,
}

/// What it found.
pub(crate) struct Results {
    /// What each version printed, and after them each real CPython.
    pub(crate) printed: Vec<(String, Vec<String>)>,
    /// What became of the count under each version.
    pub(crate) races: Vec<Race>,
    /// What all interleavings of two threads that count come to.
    pub(crate) proofs: Vec<Proof>,
    /// Native: measured or not at all.
    pub(crate) costs: Vec<Cost>,
    /// The threads that take references, without a GIL.
    pub(crate) trace: Trace,
}

/// References that each thread takes and drops by default.
const DEFAULT_TURNS: u64 = 100_000;

/// The versions that differ in how counts are guarded: by the GIL, by bias, by nothing.
const VERSIONS: [&str; 4] = ["3.9", "3.13", "3.13t", "naive"];

impl Experiment {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self> {
        let common = &arguments.common;
        let mut versions = Python::all(&VERSIONS).map_err(anyhow::Error::msg)?;
        if !versions.contains(&common.python) {
            versions.push(common.python);
        }
        if common.runner() == Runner::Simulated {
            // On virtual time an instruction is one piece, and no count goes wrong within it.
            versions.retain(|python| python.rules != Rules::Naive);
        }
        Ok(Self {
            runner: common.runner(),
            versions,
            real: common.cpythons()?,
            threads: common.workers,
            turns: common.size.unwrap_or(DEFAULT_TURNS),
            interval: common.interval,
        })
    }

    /// Runs everything.
    pub(crate) fn run(&self) -> Result<Results> {
        let (counts, references) = (compiled(COUNTS)?, compiled(REFERENCES)?);
        let mut printed = Vec::new();
        let (mut races, mut trace) = (Vec::new(), None);
        for python in &self.versions {
            let ran = self.runner.run(&counts, &Plan::new(*python, &[COUNTS.path]))?;
            printed.push((python.to_string(), lines(ran.printed()?)));
            let recording =
                if trace.is_none() && !python.rules.has_gil() { Recording::All } else { Recording::Off };
            let plan = Plan { recording, ..self.plan(*python) };
            let (race, ran) = race::run(self.runner, &references, &plan, self.threads, self.turns)?;
            races.push(race);
            if recording == Recording::All {
                trace = Some(ran.trace);
            }
        }
        for real in &self.real {
            let ran = real.run(COUNTS.file(), &[])?;
            anyhow::ensure!(ran.exit_code == 0, "{}: {}", real.name, ran.stderr.trim());
            printed.push((real.name.clone(), lines(&ran.stdout)));
        }
        Ok(Results {
            printed,
            races,
            proofs: proof::proofs(&self.versions)?,
            costs: match self.runner {
                Runner::Measured => costs::costs(self.threads),
                Runner::Simulated => Vec::new(),
            },
            trace: trace.context("some versions have no GIL")?,
        })
    }

    fn plan(&self, python: Python) -> Plan {
        let plan = Plan::new(python, &[]);
        let interval = self.interval.map_or(plan.interval, |ms| Duration::from_secs_f64(ms / 1000.0));
        Plan { interval, ..plan }
    }
}

fn compiled(script: Script) -> Result<Program> {
    compile(Source::new(script.path, script.text)).context("the lesson's own program")
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
