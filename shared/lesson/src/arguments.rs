//! The arguments that every lesson takes.

use clap::Args;
use measure::cpython::CPython;
use pyvm::Python;

use crate::{Pictures, Runner, Usage, parse};

/// The arguments that every lesson takes. A lesson adds its own with `#[command(flatten)]`.
#[derive(Args, Clone, Debug)]
#[group(skip)]
pub struct Arguments {
    /// How many tasks run at once: 1 to 64 (default: 4)
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = parse::workers)]
    pub workers: Option<usize>,

    /// Turns of each task: 1 to 1000000000, underscores allowed
    #[arg(long, value_name = "TURNS", allow_negative_numbers = true, value_parser = parse::size)]
    pub size: Option<Size>,

    /// Switch interval in milliseconds: 0.001 to 10000 (default: the lesson's own)
    #[arg(long, value_name = "MS", allow_negative_numbers = true, value_parser = parse::interval)]
    pub interval: Option<f64>,

    /// The CPython whose rules the threads follow: 2.0 to 3.14, 3.13t, 3.14t, naive
    #[arg(long, default_value = "3.13", value_name = "VERSION", value_parser = parse::python)]
    pub python: Python,

    /// Run on a virtual machine of four cores: nothing is measured, and every run gives the same page
    #[arg(long, conflicts_with = "with")]
    pub simulate: bool,

    /// Also run the same file in this Python (a path or a command); may be given several times
    #[arg(long, value_name = "PYTHON")]
    pub with: Vec<String>,

    /// Predict first: print the page with a `?` in place of each result, and the answers after Enter
    #[arg(long)]
    pub predict: bool,

    /// With --predict: print the answers at once
    #[arg(long, requires = "predict")]
    pub answers: bool,

    /// Print one JSON object instead of the page
    #[arg(long, conflicts_with = "predict")]
    pub json: bool,

    #[command(flatten)]
    #[allow(missing_docs)]
    pub pictures: Pictures,
}

/// The number of turns of a task.
pub type Size = u64;

impl Arguments {
    /// Where the lesson's programs run.
    pub fn runner(&self) -> Runner {
        if self.simulate { Runner::Simulated } else { Runner::Measured }
    }

    /// How many tasks run at once.
    pub fn workers(&self) -> usize {
        self.workers.unwrap_or(4)
    }

    /// For a lesson whose work has sizes of its own.
    ///
    /// # Errors
    /// [`Usage`] where one was given.
    pub fn without_sizes(&self) -> Result<(), Usage> {
        let given = [("--workers", self.workers.is_some()), ("--size", self.size.is_some())];
        match given.into_iter().find(|(_, given)| *given) {
            Some((flag, _)) => Err(Usage(format!("{flag}: this lesson's work has a size of its own"))),
            None => Ok(()),
        }
    }

    /// The real CPythons of `--with`.
    ///
    /// # Errors
    /// [`Usage`] for one that is not there, or is none.
    pub fn cpythons(&self) -> Result<Vec<CPython>, Usage> {
        let found =
            |python: &String| CPython::find(python).map_err(|error| Usage(format!("--with: {error:#}")));
        self.with.iter().map(found).collect()
    }
}
