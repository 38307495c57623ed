//! What the lesson runs.

use anyhow::{Context, Result};
use lesson::{Plan, Runner, Setting, Usage};
use measure::Recording;
use pyvm::{Python, Source, compile};
use timeline::Trace;
use workloads::{GUARDED, Script, UNGUARDED};

use crate::arguments::Arguments;
use crate::cost::{Cost, costs};
use crate::outcome::Outcome;
use crate::twin;

/// The experiment, ready to run.
pub(crate) struct Experiment {
    pub(crate) setting: Setting,
    /// How deep the chain goes.
    pub(crate) chain: u32,
}

/// One file, started in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) guarded: bool,
    pub(crate) method: &'static str,
    /// CPython's check is switched off.
    pub(crate) unchecked: bool,
}

/// What the lesson tries.
const CASES: [Case; 6] = [
    Case { guarded: true, method: "spawn", unchecked: false },
    Case { guarded: true, method: "forkserver", unchecked: false },
    Case { guarded: true, method: "fork", unchecked: false },
    Case { guarded: false, method: "fork", unchecked: false },
    Case { guarded: false, method: "spawn", unchecked: false },
    Case { guarded: false, method: "spawn", unchecked: true },
];

/// A row of the table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) case: Case,
    /// The real CPython in which it ran; `None` for the machine.
    pub(crate) real: Option<String>,
    pub(crate) outcome: Outcome,
    /// What the same came to on virtual time, beside what was measured.
    pub(crate) simulated: Option<Outcome>,
}

/// What it found.
pub(crate) struct Results {
    pub(crate) rows: Vec<Row>,
    pub(crate) costs: Vec<Cost>,
    /// The start methods that CPython 3.13 and 3.14 use where a program names none, on this system.
    pub(crate) defaults: [String; 2],
    /// In how many processes the native twin's `main` ran, with its guard and without; it runs on real machines only.
    pub(crate) twin: Option<[usize; 2]>,
    /// The first case's threads.
    pub(crate) trace: Trace,
    /// The first case on virtual time, where its processes have one clock.
    pub(crate) timeline: Trace,
}

impl Experiment {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self> {
        let common = &arguments.common;
        common.without_sizes()?;
        if common.python.is_before(3, 4) {
            return Err(Usage(format!(
                "--python {}: start methods came with CPython 3.4; allowed here: 3.4 and later",
                common.python
            ))
            .into());
        }
        Ok(Self { setting: Setting::new(common)?, chain: arguments.chain })
    }

    /// Runs everything.
    pub(crate) fn run(&self) -> Result<Results> {
        let mut trace = None;
        let mut rows = Vec::new();
        for case in CASES {
            let ran = self.case(self.setting.runner, case)?;
            let simulated = match self.setting.runner {
                Runner::Measured => {
                    let ran = self.case(Runner::Simulated, case)?;
                    Some(Outcome::of(&ran.stdout, &ran.stderr))
                }
                Runner::Simulated => None,
            };
            rows.push(Row { case, real: None, outcome: Outcome::of(&ran.stdout, &ran.stderr), simulated });
            trace.get_or_insert(ran.trace);
        }
        for real in &self.setting.real {
            // Nobody can switch the check off in a CPython.
            for case in CASES.into_iter().filter(|case| !case.unchecked) {
                let ran = real.run(case.script().file(), &[case.method])?;
                let outcome = Outcome::of(&ran.stdout, &ran.stderr);
                rows.push(Row { case, real: Some(real.name.clone()), outcome, simulated: None });
            }
        }
        let trace = trace.context("there are cases")?;
        let timeline = self.case(Runner::Simulated, CASES[0])?.trace;
        let default = |version| self.default_method(Python::parse(version).map_err(anyhow::Error::msg)?);
        let twin = match self.setting.runner {
            Runner::Measured => {
                Some([twin::processes(true, self.chain)?, twin::processes(false, self.chain)?])
            }
            Runner::Simulated => None,
        };
        Ok(Results {
            rows,
            costs: costs(&self.setting)?,
            defaults: [default("3.13")?, default("3.14")?],
            twin,
            trace,
            timeline,
        })
    }

    fn case(&self, runner: Runner, case: Case) -> Result<lesson::Ran> {
        let script = case.script();
        let program = compile(Source::new(script.path, script.text)).context("the lesson's own program")?;
        let plan = Plan {
            // The last process of the chain meets CPython's check again.
            unguarded: if case.unchecked { self.chain - 1 } else { 0 },
            recording: Recording::All,
            ..self.setting.plan(self.setting.python, script.path, &[case.method])
        };
        runner.run(&program, &plan)
    }

    fn default_method(&self, python: Python) -> Result<String> {
        let text = "import multiprocessing\nprint(multiprocessing.get_start_method())\n";
        let program = compile(Source::new("default.py", text)).context("the lesson's own program")?;
        Ok(self.setting.runner.run(&program, &Plan::new(python, &["default.py"]))?.printed()?.to_owned())
    }
}

impl Case {
    fn script(self) -> Script {
        if self.guarded { GUARDED } else { UNGUARDED }
    }

    /// How the table names it.
    pub(crate) fn name(self) -> String {
        let guard = if self.guarded { "guard" } else { "no guard" };
        let check = if self.unchecked { ", unchecked" } else { "" };
        format!("{guard}, {}{check}", self.method)
    }
}
