//! Ctrl-C, SIGTERM and SIGHUP.

use std::io::Write;

use anyhow::{Context, Result};

use crate::live;

/// The exit code of a program that Ctrl-C ended, as shells have it.
const INTERRUPTED: i32 = 130;

/// From now on Ctrl-C ends this process with exit code 130, ends every process it started, and says so.
///
/// # Errors
/// Where the system refuses the handler, or one was set before.
pub fn stop_on_ctrl_c() -> Result<()> {
    ctrlc::set_handler(|| {
        let ended = live::kill_all();
        let s = if ended == 1 { "" } else { "es" };
        let _ = writeln!(std::io::stderr(), "interrupted; {ended} process{s} of ours ended");
        #[expect(
            clippy::exit,
            reason = "this runs on the handler's own thread, and the others may be computing for hours"
        )]
        std::process::exit(INTERRUPTED);
    })
    .context("cannot handle Ctrl-C")
}
