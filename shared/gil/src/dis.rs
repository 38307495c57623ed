//! `gil dis`: the bytecode, with marks where the GIL can be lost.

use anyhow::Result;
use clap::Args;
use lesson::Finished;
use pyvm::Checks;
use pyvm::bytecode::listing;

use crate::flags::Subject;
use crate::summary::of_python;

/// Shows a program's bytecode, marked where a running thread can lose the GIL
#[derive(Args, Clone, Debug)]
pub(crate) struct Arguments {
    #[command(flatten)]
    subject: Subject,
}

pub(crate) fn dis(arguments: &Arguments) -> Result<Finished> {
    let program = arguments.subject.program()?;
    let python = arguments.subject.python;
    let rules = python.rules;
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
    Ok(format!("{}\n{legend}\n\n{listing}", of_python(python)).into())
}
