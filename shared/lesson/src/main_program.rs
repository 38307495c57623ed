//! The `main` of a lesson.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind as ClapErrorKind;

use crate::error::{Usage, one_line};

/// Runs a lesson: parses its arguments, and prints what `lesson` makes of them.
///
/// The exit code is 0, or 2 for a user's mistake ([`Usage`]), or 1 for anything else that went wrong; both
/// are said in one line on standard error.
pub fn main<A: Parser>(lesson: impl FnOnce(&A) -> anyhow::Result<String>) -> ExitCode {
    if let Some(code) = measure::worker_main() {
        return code;
    }
    let arguments = match A::try_parse() {
        Ok(arguments) => arguments,
        Err(help) if matches!(help.kind(), ClapErrorKind::DisplayHelp | ClapErrorKind::DisplayVersion) => {
            return print(&help.render().ansi().to_string());
        }
        Err(error) => return fail(&one_line(&error).into()),
    };
    match measure::stop_on_ctrl_c().and_then(|()| lesson(&arguments)) {
        Ok(page) => print(&page),
        Err(error) => fail(&error),
    }
}

/// Prints, without colour where the output takes none. A reader that has gone, `head` say, is no error.
fn print(text: &str) -> ExitCode {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(&error.into()),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(error: &anyhow::Error) -> ExitCode {
    // With standard error gone too, the exit code has to do.
    let _ = writeln!(anstream::stderr(), "error: {error:#}");
    ExitCode::from(if error.is::<Usage>() { 2 } else { 1 })
}
