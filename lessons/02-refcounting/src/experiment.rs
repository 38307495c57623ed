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
    /// What each version printed on virtual time, beside what was measured; under the naive rules nothing.
    pub(crate) simulated: Vec<Option<Vec<String>>>,
    /// What became of the count under each version.
    pub(crate) races: Vec<Race>,
    /// The same on virtual time, beside what was measured; under the naive rules nothing.
    pub(crate) simulated_races: Vec<Option<Race>>,
    /// What all interleavings of two threads that count come to.
    pub(crate) proofs: Vec<Proof>,
    /// Native: measured or not at all.
    pub(crate) costs: Vec<Cost>,
    /// The threads that take references, without a GIL.
    pub(crate) trace: Trace,
}

/// References that each thread takes and drops by default.
const DEFAULT_TURNS: u64 = 100_000;

/// Turns on virtual time beside those that were measured: some switch intervals long in all, and quick.
const BESIDE_MEASURED: u64 = 50_000;

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
        let (mut simulated, mut simulated_races) = (Vec::new(), Vec::new());
        for python in &self.versions {
            let ran = self.setting.run(COUNTS, *python, &[])?;
            printed.push((python.to_string(), lines(ran.printed()?)));
            let recording =
                if trace.is_none() && !python.rules.has_gil() { Recording::All } else { Recording::Off };
            let (race, ran) = race::run(&self.setting, *python, self.threads, self.turns, recording)?;
            races.push(race);
            let beside = self.beside(*python)?;
            simulated.push(beside.as_ref().map(|(lines, _)| lines.clone()));
            simulated_races.push(beside.map(|(_, race)| race));
            if recording == Recording::All {
                trace = Some(ran.trace);
            }
        }
        for real in &self.setting.real {
            printed.push((real.name.clone(), lines(&Setting::run_real(real, COUNTS, &[])?)));
        }
        Ok(Results {
            printed,
            simulated,
            races,
            simulated_races,
            proofs: proof::proofs(&self.versions)?,
            costs: match self.setting.runner {
                Runner::Measured => costs::costs(self.threads),
                Runner::Simulated => Vec::new(),
            },
            trace: trace.context("some versions have no GIL")?,
        })
    }
}

impl Experiment {
    /// What both programs come to on virtual time, beside what is measured: not where they are simulated anyway, nor under
    /// the naive rules.
    fn beside(&self, python: Python) -> Result<Option<(Vec<String>, Race)>> {
        if self.setting.runner == Runner::Simulated || python.rules == Rules::Naive {
            return Ok(None);
        }
        let setting = self.setting.simulated();
        let printed = lines(setting.run(COUNTS, python, &[])?.printed()?);
        let turns = self.turns.min(BESIDE_MEASURED);
        let (race, _) = race::run(&setting, python, self.threads, turns, Recording::Off)?;
        Ok(Some((printed, race)))
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
