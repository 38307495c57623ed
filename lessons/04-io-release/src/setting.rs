//! Where the lesson runs, and by whose rules.

use std::time::Duration;

use anyhow::{Context, Result};
use lesson::{Plan, Ran, Runner};
use measure::cpython::CPython;
use pyvm::bytecode::Program;
use pyvm::{Python, Source, compile};
use workloads::Script;

use crate::arguments::Arguments;

/// Where the lesson runs, and by whose rules.
pub(crate) struct Setting {
    pub(crate) runner: Runner,
    pub(crate) python: Python,
    pub(crate) real: Vec<CPython>,
    pub(crate) interval: Option<f64>,
    /// An address in place of the lesson's own server.
    pub(crate) url: Option<String>,
}

impl Setting {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self> {
        let common = &arguments.common;
        Ok(Self {
            runner: common.runner(),
            python: common.python,
            real: common.cpythons()?,
            interval: common.interval,
            url: arguments.url.clone(),
        })
    }

    /// Runs a program of the course.
    pub(crate) fn run(&self, script: Script, python: Python, arguments: &[&str]) -> Result<Ran> {
        self.run_recorded(script, python, arguments, measure::Recording::Off)
    }

    /// The same, recorded.
    pub(crate) fn run_recorded(
        &self,
        script: Script,
        python: Python,
        arguments: &[&str],
        recording: measure::Recording,
    ) -> Result<Ran> {
        let plan = Plan::new(python, &[&[script.path], arguments].concat());
        let interval = self.interval.map_or(plan.interval, |ms| Duration::from_secs_f64(ms / 1000.0));
        self.runner.run(&compiled(script)?, &Plan { interval, recording, ..plan })
    }
}

fn compiled(script: Script) -> Result<Program> {
    compile(Source::new(script.path, script.text)).context("the lesson's own program")
}
