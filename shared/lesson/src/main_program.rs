//! The `main` of a lesson, and of every other command of the course.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind as ClapErrorKind;

use crate::error::{Usage, one_line};

/// What a command has to print, and its exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// For standard output.
    pub text: String,
    /// 0 where all went well.
    pub code: u8,
}

impl From<String> for Finished {
    fn from(text: String) -> Self {
        Self { text, code: 0 }
    }
}

/// Runs a lesson or another command: parses its arguments, and prints what `command` makes of them.
///
/// The exit code is the command's own, or 2 for a user's mistake ([`Usage`]), or 1 for anything else that
/// went wrong; both are said in one line on standard error.
pub fn main<A: Parser, F: Into<Finished>>(command: impl FnOnce(&A) -> anyhow::Result<F>) -> ExitCode {
    if let Some(code) = measure::worker_main() {
        return code;
    }
    let arguments = match A::try_parse() {
        Ok(arguments) => arguments,
        Err(help) if is_help(help.kind()) => {
            return print(&help.render().ansi().to_string());
        }
        Err(error) => return fail(&one_line(&error).into()),
    };
    match measure::stop_on_ctrl_c().and_then(|()| command(&arguments)).map(Into::into) {
        Ok(Finished { text, code: 0 }) => print(&text),
        Ok(Finished { text, code }) => {
            print(&text);
            ExitCode::from(code)
        }
        Err(error) => fail(&error),
    }
}

fn is_help(kind: ClapErrorKind) -> bool {
    matches!(kind, ClapErrorKind::DisplayHelp | ClapErrorKind::DisplayVersion)
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
