//! What the lesson runs.

use anyhow::{Context, Result};
use lesson::{Runner, Setting};
use measure::Recording;
use pyvm::{Python, Rules};
use timeline::Trace;
use workloads::COUNTS;

use crate::arguments::Arguments;
use crate::costs::{self, Cost};
use crate::proof::{self, Proof};
use crate::race::{self, Race};

/// The experiment, ready to run.
pub(crate) struct Experiment {
    pub(crate) setting: Setting,
    /// The versions whose rules are compared.
    pub(crate) versions: Vec<Python>,
    pub(crate) threads: usize,
    pub(crate) turns: u64,
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
            setting: Setting::new(common)?,
            versions,
            threads: common.workers(),
            turns: common.size.unwrap_or(DEFAULT_TURNS),
        })
    }

    /// Runs everything.
    pub(crate) fn run(&self) -> Result<Results> {
        let mut printed = Vec::new();
        let (mut races, mut trace) = (Vec::new(), None);
        for python in &self.versions {
            let ran = self.setting.run(COUNTS, *python, &[])?;
            printed.push((python.to_string(), lines(ran.printed()?)));
            let recording =
                if trace.is_none() && !python.rules.has_gil() { Recording::All } else { Recording::Off };
            let (race, ran) = race::run(&self.setting, *python, self.threads, self.turns, recording)?;
            races.push(race);
            if recording == Recording::All {
                trace = Some(ran.trace);
            }
        }
        for real in &self.setting.real {
            printed.push((real.name.clone(), lines(&Setting::run_real(real, COUNTS, &[])?)));
        }
        Ok(Results {
            printed,
            races,
            proofs: proof::proofs(&self.versions)?,
            costs: match self.setting.runner {
                Runner::Measured => costs::costs(self.threads),
                Runner::Simulated => Vec::new(),
            },
            trace: trace.context("some versions have no GIL")?,
        })
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
