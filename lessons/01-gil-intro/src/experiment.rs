//! What the lesson runs.

use anyhow::{Context, Result};
use lesson::{Runner, Setting};
use measure::Recording;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use rayon::prelude::*;
use timeline::Trace;
use workloads::{COUNTER, SHARING};

use crate::arguments::Arguments;
use crate::counter::{self, FORMS, Lost};
use crate::interleavings::{self, Possible};
use crate::locks::{self, LockRow};
use crate::marks::{self, Marked};
use crate::pictures;

/// The experiment, ready to run.
pub(crate) struct Experiment {
    pub(crate) setting: Setting,
    /// The versions whose rules are compared.
    pub(crate) versions: Vec<Python>,
    pub(crate) threads: usize,
    pub(crate) turns: u64,
    program: Program,
}

/// What it found.
pub(crate) struct Results {
    /// For each form what each version lost.
    pub(crate) lost: Vec<Vec<Lost>>,
    /// What each version lost on virtual time, beside what was measured: for the first forms.
    pub(crate) simulated: Vec<Vec<Lost>>,
    /// For each form what each real CPython lost.
    pub(crate) lost_in_real: Vec<Vec<Lost>>,
    /// For each form the instructions of its loop.
    pub(crate) bodies: Vec<Vec<Marked>>,
    /// For each small program what can come of it under each version.
    pub(crate) possible: Vec<Vec<Possible>>,
    /// Native: measured or not at all.
    pub(crate) locks: Vec<LockRow>,
    /// What the workers printed that share a list, or do not.
    pub(crate) sharing: String,
    /// Two tasks in threads, and in processes.
    pub(crate) timelines: [Trace; 2],
    /// `counter += 1` under the first version that looks at drop requests.
    pub(crate) trace: Trace,
}

/// Turns of each thread by default: some switch intervals long, and not longer than a student likes to wait.
const DEFAULT_TURNS: u64 = 400_000;

/// The same on virtual time, where a turn takes as long as in CPython.
const SIMULATED_TURNS: u64 = 800_000;

/// Turns on virtual time beside those that were measured: the fewest that are some switch intervals long, because the page is
/// to be quick.
const BESIDE_MEASURED: u64 = 300_000;

/// So many of the forms are simulated then.
const SIMULATED_FORMS: usize = 2;

/// The versions that differ in when a thread can lose the GIL: by ticks, at any instruction, at backward jumps, never.
const VERSIONS: [&str; 4] = ["2.7", "3.9", "3.13", "3.13t"];

impl Experiment {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self> {
        let common = &arguments.common;
        let mut versions = Python::all(&VERSIONS).map_err(anyhow::Error::msg)?;
        if !versions.contains(&common.python) {
            versions.push(common.python);
        }
        Ok(Self {
            setting: Setting::new(common)?,
            versions,
            threads: common.workers(),
            turns: common.size.unwrap_or(match common.runner() {
                Runner::Measured => DEFAULT_TURNS,
                Runner::Simulated => SIMULATED_TURNS,
            }),
            program: compile(Source::new(COUNTER.path, COUNTER.text)).context("the lesson's own program")?,
        })
    }

    /// Runs everything.
    pub(crate) fn run(&self) -> Result<Results> {
        let mut lost = Vec::new();
        let mut trace = None;
        for (form, _) in FORMS {
            let mut row = Vec::new();
            for python in &self.versions {
                let recording = if trace.is_none() && python.rules.has_drop_request() {
                    Recording::All
                } else {
                    Recording::Off
                };
                let turns = self.turns_of(form);
                let (cell, ran) = counter::run(&self.setting, *python, form, self.threads, turns, recording)?;
                row.push(cell);
                if recording == Recording::All {
                    trace = Some(ran.trace);
                }
            }
            lost.push(row);
        }
        let real = |form| {
            let runs = self
                .setting
                .real
                .iter()
                .map(|real| counter::run_real(real, form, self.threads, self.turns_of(form)));
            runs.collect::<Result<Vec<_>>>()
        };
        let sharing = self.setting.run(SHARING, Python::DEFAULT, &[])?;
        Ok(Results {
            lost,
            simulated: match self.setting.runner {
                Runner::Measured => self.simulated()?,
                Runner::Simulated => Vec::new(),
            },
            lost_in_real: FORMS.iter().map(|(form, _)| real(form)).collect::<Result<_>>()?,
            bodies: FORMS.iter().map(|(form, _)| marks::body(&self.program, form, &self.versions)).collect(),
            possible: interleavings::search(&self.versions)?,
            locks: match self.setting.runner {
                Runner::Measured => locks::rows(self.threads),
                Runner::Simulated => Vec::new(),
            },
            sharing: sharing.printed()?.to_owned(),
            timelines: pictures::threads_and_processes(Python::DEFAULT)?,
            trace: trace.context("some versions have drop requests")?,
        })
    }

    /// The same on virtual time, all at once.
    fn simulated(&self) -> Result<Vec<Vec<Lost>>> {
        let setting = self.setting.simulated();
        let lost = |form: &str, python: Python| {
            // Only a GIL that is held for its interval needs many turns before it is lost.
            let switches_soon = !python.rules.has_drop_request();
            let turns = fewer_where_longer(form, BESIDE_MEASURED) / if switches_soon { 10 } else { 1 };
            counter::run(&setting, python, form, self.threads, turns, Recording::Off).map(|(lost, _)| lost)
        };
        let row = |(form, _): &(&str, &str)| {
            self.versions.par_iter().map(|python| lost(form, *python)).collect::<Result<Vec<_>>>()
        };
        FORMS[..SIMULATED_FORMS].par_iter().map(row).collect()
    }

    fn turns_of(&self, form: &str) -> u64 {
        fewer_where_longer(form, self.turns)
    }
}

/// The longer forms take some times as long, and need fewer turns for as many switches.
fn fewer_where_longer(form: &str, turns: u64) -> u64 {
    if form == "plain" { turns } else { (turns / 2).max(1) }
}
