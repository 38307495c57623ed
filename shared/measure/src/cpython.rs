//! A real CPython, where there is one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub use crate::command::Ran;
use crate::command::command;

/// A Python interpreter on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CPython {
    path: PathBuf,
    /// What it calls itself, such as `CPython 3.13.0`.
    pub name: String,
}

/// Prints the name and version, with a `t` for a build without a GIL.
const NAME: &str = "import platform, sys\n\
    t = '' if getattr(sys, '_is_gil_enabled', lambda: True)() else 't'\n\
    print(platform.python_implementation() + ' ' + platform.python_version() + t)";

impl CPython {
    /// Finds a Python by path or by the name of a command.
    ///
    /// # Errors
    /// One line that names it, where it is not there or does not run.
    pub fn find(python: &str) -> Result<Self> {
        let Ok(path) = which::which(python) else {
            bail!("'{python}' is no program on this machine; give the path or the command of a Python");
        };
        let mut found = Self { path, name: String::new() };
        let ran = found.command(&["-c", NAME]).with_context(|| format!("'{python}' does not run"))?;
        if ran.exit_code != 0 || !ran.stdout.contains("Python") && !ran.stdout.contains("PyPy") {
            bail!("'{python}' does not answer as a Python does");
        }
        ran.stdout.trim().clone_into(&mut found.name);
        Ok(found)
    }

    /// Its name for a narrow column, such as `3.13.0` or `3.13.0t`.
    pub fn short_name(&self) -> &str {
        self.name.trim_start_matches("CPython ")
    }

    /// Whether it is a build without a GIL, which runs without one.
    pub fn is_free_threaded(&self) -> bool {
        self.name.ends_with('t')
    }

    /// Runs a program in it.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn run(&self, program: &Path, arguments: &[&str]) -> Result<Ran> {
        let program = program.to_string_lossy();
        self.command(&[&[&*program], arguments].concat())
    }

    fn command(&self, arguments: &[&str]) -> Result<Ran> {
        command(&self.path, arguments)
    }
}
