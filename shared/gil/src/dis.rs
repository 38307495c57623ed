//! `gil dis`: the bytecode, with marks where the GIL can be lost.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use lesson::Finished;
use pyvm::bytecode::listing;
use pyvm::{Checks, Python};

use crate::program;

/// Shows a program's bytecode, marked where a running thread can lose the GIL
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    /// The program
    #[arg(value_name = "FILE.py")]
    file: PathBuf,

    /// The CPython whose rules place the marks: 2.0 to 3.14, 3.13t, 3.14t, naive
    #[arg(long, default_value = "3.13", value_name = "VERSION", value_parser = lesson::parse::python)]
    python: Python,
}

pub(crate) fn dis(arguments: &Arguments) -> Result<Finished> {
    let program = program::read(&arguments.file)?;
    let (python, rules) = (arguments.python, arguments.python.rules);
    let checks = rules.checks();
    let legend = match checks {
        Checks::Nowhere => rules.when().to_owned(),
        Checks::Ticks => {
            let ticks = python.check_interval();
            format!(
                "*: counts as a tick; after {ticks} of them a thread drops the lock, and takes it again if it can"
            )
        }
        _ => "*: a thread that was asked for the GIL can lose it at this instruction".to_owned(),
    };
    let listing = listing(&program, |instruction| checks.at(instruction));
    Ok(format!("{}, rules: {rules}\n{legend}\n\n{listing}", python.title()).into())
}
