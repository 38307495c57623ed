//! Where a lesson's programs run: on this machine, or on a virtual one.

use std::time::Duration;

use anyhow::{Result, bail};
use measure::{ContextSwitches, Exit};
use pyvm::Python;
use pyvm::bytecode::Program;
use timeline::{GilStatistics, Recording, Trace};

use crate::wording;

/// Where a lesson's programs run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// On this machine's threads and cores, by its clocks.
    Measured,
    /// On a virtual machine: the same results, on every machine.
    Simulated,
}

/// The virtual machine of a lesson has so many cores.
const VIRTUAL_CORES: usize = 4;

/// How to run a program.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Whose rules its threads follow.
    pub python: Python,
    /// `sys.argv`, the program's name first.
    pub argv: Vec<String>,
    /// The switch interval.
    pub interval: Duration,
    /// How much of what its threads do is recorded.
    pub recording: Recording,
    /// How deep workers may start workers while they import the program; 0 is CPython's rule.
    pub unguarded: u32,
}

impl Plan {
    /// A version's rules at CPython's own 5 ms, with nothing recorded.
    pub fn new(python: Python, argv: &[&str]) -> Self {
        let argv = argv.iter().map(|&argument| argument.to_owned()).collect();
        let interval = Duration::from_millis(5);
        Self { python, argv, interval, recording: Recording::Off, unguarded: 0 }
    }
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Ran {
    /// What the program printed.
    pub stdout: String,
    /// What it reported.
    pub stderr: String,
    /// How it ended.
    pub exit: Exit,
    /// Seconds from start to end.
    pub wall_s: f64,
    /// CPU seconds of all its threads and processes.
    pub cpu_s: f64,
    /// What the GILs of all its processes went through.
    pub gil: GilStatistics,
    /// Context switches of all its threads and processes; not simulated.
    pub context_switches: Option<ContextSwitches>,
    /// How its memory went wrong, under the naive rules.
    pub memory_errors: Vec<String>,
    /// What its threads did, as far as it was recorded.
    pub trace: Trace,
}

impl Ran {
    /// What it printed, of a program that must not fail.
    ///
    /// # Errors
    /// Where it failed: a bug of the lesson.
    pub fn printed(&self) -> Result<&str> {
        if self.exit != Exit::Done {
            bail!("the lesson's program failed: {}{:?}", self.stderr.trim(), self.exit);
        }
        Ok(self.stdout.trim_end())
    }
}

impl Runner {
    /// How many cores there are.
    pub fn cores(self) -> usize {
        match self {
            Self::Measured => measure::cores(),
            Self::Simulated => VIRTUAL_CORES,
        }
    }

    /// How a JSON object names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Simulated => "simulated",
        }
    }

    /// The heading over its results.
    pub fn heading(self) -> String {
        let cores = wording::cores(self.cores());
        match self {
            Self::Measured => format!("Measured on this machine ({cores})"),
            Self::Simulated => format!("Simulated on a virtual machine ({cores})"),
        }
    }

    /// Runs a program.
    ///
    /// # Errors
    /// Only for a bug of the machine; how the *program* ended is in [`Ran::exit`].
    pub fn run(self, program: &Program, plan: &Plan) -> Result<Ran> {
        let Plan { python, ref argv, interval, recording, unguarded } = *plan;
        Ok(match self {
            Self::Measured => {
                let options = measure::Options {
                    interval,
                    recording,
                    unguarded,
                    ..measure::Options::new(python, argv.clone())
                };
                let measured = measure::run(program, &options)?;
                Ran {
                    stdout: measured.stdout,
                    stderr: measured.stderr,
                    exit: measured.exit,
                    wall_s: measured.wall_s,
                    cpu_s: measured.cpu_s,
                    gil: measured.gil,
                    context_switches: Some(measured.context_switches),
                    memory_errors: measured.memory_errors,
                    trace: measured.trace,
                }
            }
            Self::Simulated => {
                let options = simulate::Options {
                    interval,
                    recording,
                    unguarded,
                    cores: VIRTUAL_CORES,
                    ..simulate::Options::new(python, argv.clone())
                };
                let simulated = simulate::run(program, &options);
                Ran {
                    stdout: simulated.stdout,
                    stderr: simulated.stderr,
                    exit: simulated.exit,
                    wall_s: simulated.virtual_s,
                    cpu_s: simulated.cpu_s,
                    gil: simulated.gil,
                    context_switches: None,
                    memory_errors: simulated.memory_errors,
                    trace: simulated.trace,
                }
            }
        })
    }
}
