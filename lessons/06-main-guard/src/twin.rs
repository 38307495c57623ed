//! The native twin: a Rust program that executes itself again has the same problem, and the same guard.
//!
//! There is no `fork` that would go on in the middle of a function, so a Rust program that wants workers starts its own
//! file anew, and `main` begins from the top, in the child too. What plays the part of `__name__` is an
//! environment variable.

use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};

/// Says to the child that it is one, what kind of twin it is, and how deep.
const NAME: &str = "GIL_LAB_TWIN";

/// No chain is longer, whatever was asked for.
const MOST: u32 = 8;

// ANCHOR: twin
/// The `main` of the twin. `None` where this process is no twin.
pub(crate) fn main() -> Option<ExitCode> {
    let name = std::env::var(NAME).ok()?;
    let (guarded, depth, limit) = parse(&name)?;
    println!("main runs in process {depth}");
    if guarded && depth > 0 {
        // The guard: a child works, and starts nothing.
        return Some(ExitCode::SUCCESS);
    }
    if depth < limit.min(MOST) {
        let child = start(guarded, depth + 1, limit).and_then(|mut child| Ok(child.wait()?));
        return Some(ExitCode::from(u8::from(!child.is_ok_and(|status| status.success()))));
    }
    Some(ExitCode::SUCCESS)
}

fn start(guarded: bool, depth: u32, limit: u32) -> Result<std::process::Child> {
    let guard = if guarded { "guarded" } else { "unguarded" };
    let this = std::env::current_exe().context("where this program lies")?;
    let mut command = Command::new(this);
    command.env(NAME, format!("{guard} {depth} {limit}")).stdin(Stdio::null());
    command.spawn().context("cannot start a process")
}
// ANCHOR_END: twin

fn parse(name: &str) -> Option<(bool, u32, u32)> {
    let mut parts = name.split(' ');
    let guarded = parts.next()? == "guarded";
    Some((guarded, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Runs the twin, and counts the processes in which `main` ran. Without the guard it would go on for ever; here it ends
/// at the limit.
///
/// # Errors
/// Where the system starts no process.
pub(crate) fn processes(guarded: bool, limit: u32) -> Result<usize> {
    let guard = if guarded { "guarded" } else { "unguarded" };
    let this = std::env::current_exe().context("where this program lies")?;
    let mut command = Command::new(this);
    command.env(NAME, format!("{guard} 0 {limit}")).stdin(Stdio::null());
    let output = command.output().context("cannot start a process")?;
    let printed = String::from_utf8_lossy(&output.stdout);
    Ok(printed.lines().filter(|line| line.starts_with("main runs in process ")).count())
}
