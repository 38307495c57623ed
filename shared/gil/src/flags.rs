//! The flags that several commands share.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use lesson::{Paper, Pictures, Usage};
use pyvm::Python;
use pyvm::bytecode::Program;
use timeline::{Trace, terminal};

use crate::program;

/// A program, and the rules of a CPython.
#[derive(Args, Clone, Debug)]
#[group(skip)]
pub(crate) struct Subject {
    /// The program
    #[arg(value_name = "FILE.py")]
    pub(crate) file: PathBuf,

    /// The CPython whose rules hold: 2.0 to 3.14, 3.13t, 3.14t, naive
    #[arg(long, default_value = "3.13", value_name = "VERSION", value_parser = lesson::parse::python)]
    pub(crate) python: Python,

    /// A file whose text comes after the program's, as if it stood in the same file: a check's, for an exercise's answer
    #[arg(long, value_name = "FILE.py")]
    then: Option<PathBuf>,
}

impl Subject {
    /// Reads and compiles the program.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be read, is no text, or is outside the subset.
    pub(crate) fn program(&self) -> Result<Program> {
        program::read(&self.file, self.then.as_deref(), self.python)
    }

    /// The flag again, for a command that shows the same program; empty without it.
    pub(crate) fn and_then(&self) -> String {
        self.then.as_ref().map_or_else(String::new, |then| format!(" --then {}", then.display()))
    }

    /// `sys.argv`: the program's name and what comes after it.
    pub(crate) fn argv(&self, arguments: &[String]) -> Vec<String> {
        std::iter::once(self.file.display().to_string()).chain(arguments.iter().cloned()).collect()
    }
}

/// How to run a program from start to end, and how to show it.
#[derive(Args, Clone, Debug)]
#[group(skip)]
pub(crate) struct Execution {
    #[command(flatten)]
    pub(crate) subject: Subject,

    /// What the program finds in `sys.argv` after its name
    #[arg(value_name = "ARGUMENT", trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,

    /// Switch interval in milliseconds: 0.001 to 10000
    #[arg(long, default_value = "5", value_name = "MS", allow_negative_numbers = true,
          value_parser = lesson::parse::interval)]
    interval: f64,

    /// Print one JSON object, the program's output in it
    #[arg(long)]
    pub(crate) json: bool,

    #[command(flatten)]
    pub(crate) shown: Shown,
}

impl Execution {
    pub(crate) fn argv(&self) -> Vec<String> {
        self.subject.argv(&self.arguments)
    }

    /// What a picture of the run is called; `how` says on what it ran.
    pub(crate) fn title(&self, how: &str) -> String {
        let Subject { file, python, .. } = &self.subject;
        format!("{}, {how}: {} ({})", file.display(), python.title(), python.rules)
    }

    pub(crate) fn interval(&self) -> Duration {
        Duration::from_secs_f64(self.interval / 1000.0)
    }
}

/// What becomes of a run's trace.
#[derive(Args, Clone, Debug)]
#[group(skip)]
pub(crate) struct Shown {
    /// Show who had the GIL, after the program's output
    #[arg(long)]
    timeline: bool,

    #[command(flatten)]
    files: Pictures,
}

impl Shown {
    /// Whether a trace has to be recorded.
    pub(crate) fn wanted(&self) -> bool {
        self.timeline || self.files.wanted()
    }

    /// Looks whether the files can be written.
    ///
    /// # Errors
    /// [`Usage`] for one that cannot.
    pub(crate) fn check(&self) -> Result<(), Usage> {
        self.files.check()
    }

    /// Writes the files, the picture under this title. Gives the picture for the terminal, where it is wanted.
    ///
    /// # Errors
    /// [`Usage`] for a file that cannot be written.
    pub(crate) fn show(&self, trace: &Trace, title: &str) -> Result<String, Usage> {
        self.files.write(trace, title)?;
        if !self.timeline {
            return Ok(String::new());
        }
        let paper = Paper::of_stdout();
        let whole = terminal::Options::whole(trace, paper.width);
        Ok(terminal::render(trace, &terminal::Options { colour: paper.colour, ..whole }))
    }
}
