//! Where a lesson runs the course's programs, and by whose rules.

use std::time::Duration;

use anyhow::{Context, Result};
use measure::cpython::CPython;
use pyvm::{Python, Source, compile};
use timeline::Recording;
use workloads::Script;

use crate::{Arguments, Plan, Ran, Runner, Usage};

/// Where a lesson runs the course's programs, and by whose rules.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Here or on a virtual machine.
    pub runner: Runner,
    /// Whose rules hold where a program is not about several.
    pub python: Python,
    /// The real CPythons that were asked for.
    pub real: Vec<CPython>,
    interval_ms: Option<f64>,
}

impl Setting {
    /// The setting that a user asked for.
    ///
    /// # Errors
    /// [`Usage`] for a `--with` that is no Python.
    pub fn new(arguments: &Arguments) -> Result<Self, Usage> {
        Ok(Self {
            runner: arguments.runner(),
            python: arguments.python,
            real: arguments.cpythons()?,
            interval_ms: arguments.interval,
        })
    }

    /// The same on virtual time, where no real CPython runs: what the model says, beside what is measured.
    pub fn simulated(&self) -> Self {
        Self { runner: Runner::Simulated, real: Vec::new(), ..self.clone() }
    }

    /// Runs a program of the course to its end.
    ///
    /// # Errors
    /// Only for a bug of the course; how the *program* ended is in [`Ran::exit`].
    pub fn run(&self, script: Script, python: Python, arguments: &[&str]) -> Result<Ran> {
        self.run_recorded(script, python, arguments, Recording::Off)
    }

    /// How to run a program of this path with these arguments.
    pub fn plan(&self, python: Python, path: &str, arguments: &[&str]) -> Plan {
        let plan = Plan::new(python, &[&[path], arguments].concat());
        let interval = self.interval_ms.map_or(plan.interval, |ms| Duration::from_secs_f64(ms / 1000.0));
        Plan { interval, ..plan }
    }

    /// The same, recorded.
    ///
    /// # Errors
    /// Those of [`Setting::run`].
    pub fn run_recorded(
        &self,
        script: Script,
        python: Python,
        arguments: &[&str],
        recording: Recording,
    ) -> Result<Ran> {
        let program = compile(Source::new(script.path, script.text)).context(script.path)?;
        self.runner.run(&program, &Plan { recording, ..self.plan(python, script.path, arguments) })
    }

    /// Runs a program of the course in a real CPython, where it must not fail. Gives what it printed.
    ///
    /// # Errors
    /// Where it failed.
    pub fn run_real(real: &CPython, script: Script, arguments: &[&str]) -> Result<String> {
        let ran = real.run(script.file(), arguments)?;
        anyhow::ensure!(ran.exit_code == 0, "{}: {}", real.name, ran.stderr.trim());
        Ok(ran.stdout)
    }
}
