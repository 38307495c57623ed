//! Running a program from start to end.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use anyhow::{Result, bail};
use pyvm::bytecode::Program;
use pyvm::object::{ExceptionKind, Value};
use pyvm::{Checks, Interpreter, ThreadState};
use timeline::Blocking;

use crate::host::{BackwardJumps, EveryInstruction, Nowhere, OsHost, When};
use crate::measured::{Exit, Measured};
use crate::options::{Options, Output};
use crate::output::{Outputs, Sink, TOO_MUCH};
use crate::process::Setup;
use crate::shared::{MAIN, Shared};
use crate::usage::Usage;

/// Runs one thread of an interpreter as its main thread, hands its result to `report`, then waits for the other
/// threads. This is the one place where rules become a type of host.
pub(crate) fn run_thread(
    shared: &Arc<Shared>,
    interpreter: &Arc<Interpreter>,
    thread: ThreadState,
    report: impl FnOnce(&pyvm::object::Result<Value>),
) -> pyvm::object::Result<Value> {
    match interpreter.python.rules.checks() {
        Checks::EveryInstruction => run_on::<EveryInstruction>(shared, interpreter, thread, report),
        Checks::BackwardJumps => run_on::<BackwardJumps>(shared, interpreter, thread, report),
        Checks::Nowhere => run_on::<Nowhere>(shared, interpreter, thread, report),
    }
}

fn run_on<W: When>(
    shared: &Arc<Shared>,
    interpreter: &Arc<Interpreter>,
    thread: ThreadState,
    report: impl FnOnce(&pyvm::object::Result<Value>),
) -> pyvm::object::Result<Value> {
    let mut host = OsHost::<W>::begin(shared, interpreter, MAIN, "MainThread");
    let result = host.run(thread);
    report(&result);
    // The program ends when its last thread does, except for daemons (`threading._shutdown`).
    while let Some(thread) = shared.threads.unfinished() {
        host.blocking(Blocking::Join, |_| thread.ended.wait(None));
    }
    result
}

/// Runs a compiled program and measures it.
///
/// # Errors
/// Only for a bug of the machine; how the *program* ended is in [`Measured::exit`].
pub fn run(program: &Program, options: &Options) -> Result<Measured> {
    let outputs = match options.output {
        Output::Capture => Outputs { out: Sink::capture(), err: Sink::capture() },
        Output::Inherit => {
            Outputs { out: Sink::stream(std::io::stdout()), err: Sink::stream(std::io::stderr()) }
        }
    };
    let before = Usage::of_this_process();
    let shared = Shared::new(options, Setup::new(program, options), outputs);
    let interpreter = Interpreter::new(program.clone(), options.python, "__main__", options.argv.clone());
    let report = |result: &pyvm::object::Result<Value>| {
        if let Err(raise) = result {
            shared.note_outside_subset(raise);
            if raise.kind != ExceptionKind::OutsideSubset {
                shared.report(&format!("{}\n", raise.report()));
            }
        }
    };
    let result = run_thread(&shared, &interpreter, interpreter.main_thread(), report);
    shared.end();
    let wall_s = shared.began.elapsed().as_secs_f64();
    let mut usage = Usage::of_this_process().since(&before);
    let mut gil = shared.gil.statistics();
    let mut outside = shared.outside_subset();
    for worker in shared.processes.farewells() {
        usage.add(&worker.usage);
        gil.add(&worker.gil);
        outside = outside.or(worker.outside_subset);
    }
    shared.outputs.out.flush();
    if shared.panicked.load(Ordering::Relaxed) {
        bail!("the machine has a bug: a thread of it panicked (see the message above); please report it");
    }
    let exit = match (outside, result) {
        (Some(text), _) => Exit::OutsideSubset(text),
        (None, Ok(_)) if shared.outputs.out.is_full() => Exit::Failed(format!("MemoryError: {TOO_MUCH}")),
        (None, Err(raise)) => Exit::Failed(raise.summary()),
        (None, Ok(_)) => Exit::Done,
    };
    drop(interpreter);
    let trace = shared.recorders.trace();
    let (stdout, stderr) = (shared.outputs.out.text(), shared.outputs.err.text());
    Ok(Measured {
        stdout,
        stderr,
        exit,
        wall_s,
        cpu_s: usage.cpu_s,
        gil,
        context_switches: usage.context_switches,
        trace,
    })
}
