//! Exact runs of programs, on virtual cores and virtual time.

use pyvm::ending::Exit;
use pyvm::{Python, Source, compile};
use simulate::{Options, Simulated};
use std::time::Duration;

/// A virtual machine.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    /// The CPython whose rules hold: `3.13`.
    pub python: &'static str,
    /// How many cores it has.
    pub cores: usize,
    /// The switch interval.
    pub interval: Duration,
}

impl Default for Machine {
    /// CPython 3.13 on four cores, with its own switch interval of 5 ms.
    fn default() -> Self {
        Self { python: "3.13", cores: 4, interval: Duration::from_millis(5) }
    }
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Run(pub Simulated);

impl Machine {
    /// Runs a program, its name and these arguments in `sys.argv`.
    ///
    /// # Errors
    /// Why it cannot be run.
    pub fn run(&self, path: &str, text: &str, arguments: &[&str]) -> Result<Run, String> {
        let program =
            compile(Source::new(path, text)).map_err(|error| format!("It cannot be run: {error}"))?;
        let argv = std::iter::once(path).chain(arguments.iter().copied()).map(str::to_owned).collect();
        let options = Options {
            cores: self.cores,
            interval: self.interval,
            ..Options::new(Python::parse(self.python)?, argv)
        };
        let simulated = simulate::run(&program, &options);
        match &simulated.exit {
            Exit::OutsideSubset(what) => Err(format!("It cannot be run: {what}")),
            _ => Ok(Run(simulated)),
        }
    }
}

impl Run {
    /// The share of its time in which it kept a core busy; more than 1 if it kept several.
    pub fn busy(&self) -> f64 {
        self.0.cpu_s / self.0.virtual_s
    }
}
