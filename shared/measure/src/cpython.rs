//! A real CPython, where there is one.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use process_wrap::std::{CommandWrap, ProcessGroup};

use crate::live::Live;

/// A Python interpreter on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CPython {
    path: PathBuf,
    /// What it calls itself, such as `CPython 3.13.0`.
    pub name: String,
}

/// What a program did in a real Python.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ran {
    /// What it printed.
    pub stdout: String,
    /// What it reported.
    pub stderr: String,
    /// Its exit code; negative is the number of the signal that ended it.
    pub exit_code: i64,
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

    /// Runs a program in it.
    ///
    /// # Errors
    /// Where it cannot be started.
    pub fn run(&self, program: &Path, arguments: &[&str]) -> Result<Ran> {
        let program = program.to_string_lossy();
        self.command(&[&[&*program], arguments].concat())
    }

    fn command(&self, arguments: &[&str]) -> Result<Ran> {
        let mut command = Command::new(&self.path);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that the processes it starts end with it.
        let mut child = CommandWrap::from(command)
            .wrap(ProcessGroup::leader())
            .spawn()
            .with_context(|| format!("cannot start {}", self.path.display()))?;
        let (output, errors) = (child.stdout().take(), child.stderr().take());
        let live = Live::wrapped(child);
        let errors = std::thread::spawn(move || text(errors));
        let stdout = text(output);
        let stderr = errors.join().unwrap_or_default();
        Ok(Ran { stdout, stderr, exit_code: live.wait() })
    }
}

/// Everything a pipe has to say.
fn text(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        // What was read before an error is still worth showing.
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
