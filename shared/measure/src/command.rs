//! Any command, run to its end and measured.

use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use process_wrap::std::{CommandWrap, ProcessGroup};

use crate::clock::timed;
use crate::huge_pages;
use crate::live::Live;
use crate::process::ROLE;
use crate::usage::{ContextSwitches, Usage};

/// What a command did.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// What it printed.
    pub stdout: String,
    /// What it reported.
    pub stderr: String,
    /// Its exit code; negative is the number of the signal that ended it.
    pub exit_code: i64,
    /// Seconds from start to end.
    pub wall_s: f64,
    /// CPU seconds of it and the processes that it waited for. Right as long as no other child of this process ends
    /// meanwhile.
    pub cpu_s: f64,
    /// How often its threads, and those of the processes that it waited for, left their core; as right as `cpu_s`.
    pub context_switches: ContextSwitches,
}

/// Runs a command, without input.
///
/// # Errors
/// Where it cannot be started.
pub fn command(program: &Path, arguments: &[&str]) -> Result<Ran> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let before = Usage::of_children();
    let (ended, wall_s) = timed(|| -> Result<(String, String, i64)> {
        // A group of its own, so that the processes it starts end with it.
        let mut command = CommandWrap::from(command);
        command.wrap(ProcessGroup::leader());
        let mut child = huge_pages::as_the_system_has_them(|| command.spawn())
            .with_context(|| format!("cannot start {}", program.display()))?;
        let (output, errors) = (child.stdout().take(), child.stderr().take());
        let live = Live::wrapped(child);
        let errors = std::thread::spawn(move || text(errors));
        let stdout = text(output);
        let stderr = errors.join().unwrap_or_default();
        Ok((stdout, stderr, live.wait()))
    });
    let (stdout, stderr, exit_code) = ended?;
    let Usage { cpu_s, context_switches } = Usage::of_children().since(&before);
    Ok(Ran { stdout, stderr, exit_code, wall_s, cpu_s, context_switches })
}

/// Where a command of this name, or at this path, lies.
///
/// # Errors
/// Where there is none.
pub fn find_command(name: &str) -> Result<PathBuf> {
    which::which(name).with_context(|| format!("'{name}' is no command on this machine"))
}

/// Starts a worker process of this program and sends it these bytes in place of its messages: what does it make of them?
///
/// # Errors
/// Where it cannot be started.
pub fn worker_given(bytes: &[u8]) -> Result<Ran> {
    let this = std::env::current_exe().context("where this program lies")?;
    let mut command = Command::new(this);
    command.env(ROLE, "worker").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (output, wall_s) = timed(|| -> Result<_> {
        let mut child = command.spawn().context("cannot start a worker process")?;
        if let Some(mut input) = child.stdin.take() {
            // One that has refused already reads no more.
            let _ = input.write_all(bytes);
        }
        Ok(child.wait_with_output()?)
    });
    let output = output?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let exit_code = output.status.code().map_or(-1, i64::from);
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    Ok(Ran { stdout, stderr, exit_code, wall_s, cpu_s: 0.0, context_switches: ContextSwitches::default() })
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
