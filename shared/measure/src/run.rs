//! Running a program from start to end.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use anyhow::{Result, bail};
use pyvm::bytecode::Program;
use pyvm::commons::Population;
use pyvm::object::{Kind, Raise, Value};
use pyvm::{Checks, Interpreter, ThreadState};
use timeline::Blocking;

use crate::ending;
use crate::home::Home;
use crate::host::{BackwardJumps, EveryInstruction, Nowhere, OsHost, Ticks, When};
use crate::input::Input;
use crate::measured::{InterpreterCounts, Measured};
use crate::options::{Options, Output};
use crate::output::{Outputs, Sink};
use crate::process::{Commons, Setup};
use crate::recorder::Recorder;
use crate::shared::Shared;
use crate::threads::MAIN;
use crate::usage::Usage;

/// Does something with the type of host that an interpreter's rules choose. This is the one place where rules become
/// a type.
macro_rules! on_host {
    ($home:expr, $function:ident($($argument:expr),*)) => {
        match $home.interpreter.python.rules.checks() {
            Checks::Ticks => $function::<Ticks>($($argument),*),
            Checks::EveryInstruction => $function::<EveryInstruction>($($argument),*),
            Checks::BackwardJumps => $function::<BackwardJumps>($($argument),*),
            Checks::Nowhere => $function::<Nowhere>($($argument),*),
        }
    };
}

/// Runs one thread of an interpreter as its main thread, hands its result to `report`, then waits for the other
/// threads.
pub(crate) fn run_thread(
    shared: &Arc<Shared>,
    home: &Arc<Home>,
    thread: ThreadState,
    report: impl FnOnce(&pyvm::object::Result<Value>),
) -> pyvm::object::Result<Value> {
    on_host!(home, run_main(shared, home, thread, report))
}

fn run_main<W: When>(
    shared: &Arc<Shared>,
    home: &Arc<Home>,
    thread: ThreadState,
    report: impl FnOnce(&pyvm::object::Result<Value>),
) -> pyvm::object::Result<Value> {
    let mut host = OsHost::<W>::begin(shared, home, MAIN, "MainThread");
    let result = host.run(thread);
    report(&result);
    // The program ends when its last thread does, except for daemons (`threading._shutdown`).
    while let Some(thread) = shared.threads.unfinished() {
        host.blocking(Blocking::Join, |_| thread.ended.wait(None));
    }
    // `Py_FinalizeEx`. A worker process ends without it (`os._exit` in `Lib/multiprocessing/popen_fork.py`).
    if &*home.interpreter.main.module == "__main__"
        && let Some(last) = home.interpreter.last_thread()
    {
        // It reports what goes wrong itself.
        let _ = host.run(last);
    }
    result
}

/// What a call in another interpreter gave, which keeps its objects: bytes, if it gave some.
pub(crate) type Answer = std::result::Result<Option<Vec<u8>>, Uncaught>;

/// An exception that ended such a call, in words.
pub(crate) struct Uncaught {
    pub(crate) is_outside_subset: bool,
    pub(crate) summary: String,
}

/// Runs a thread that came from another interpreter, to the end of one call. `state` makes it with the GIL held, where
/// the interpreter's objects may be touched.
pub(crate) fn run_nested(
    shared: &Arc<Shared>,
    home: &Arc<Home>,
    thread: u64,
    state: impl FnOnce(&Arc<Interpreter>) -> Option<ThreadState>,
) -> Answer {
    on_host!(home, run_call(shared, home, thread, state))
}

fn run_call<W: When>(
    shared: &Arc<Shared>,
    home: &Arc<Home>,
    thread: u64,
    state: impl FnOnce(&Arc<Interpreter>) -> Option<ThreadState>,
) -> Answer {
    let name = shared.threads.get(thread).map(|entry| entry.name()).unwrap_or_default();
    let name = format!("interpreter {}: {name}", home.number);
    let mut host = OsHost::<W>::begin(shared, home, thread, &name);
    let result = state(&home.interpreter).map(|state| host.run(state));
    note(shared, &home.interpreter);
    match result {
        Some(Ok(value)) => Ok(match value.kind() {
            Some(Kind::Bytes(bytes)) => Some(bytes.to_vec()),
            _ => None,
        }),
        Some(Err(raise)) => {
            Err(Uncaught { is_outside_subset: raise.is_outside_subset(), summary: raise.summary() })
        }
        None => Ok(None),
    }
}

/// Keeps what another interpreter has to say to the user, who sees one program.
fn note(shared: &Shared, interpreter: &Interpreter) {
    for report in interpreter.take_ignored() {
        shared.report(&report);
    }
    if let Some(what) = interpreter.outside_subset() {
        shared.note_outside_subset(&Raise::outside_subset(what));
    }
}

/// The main thread has ended, and with it the program: ends its processes, and stops the daemon threads that are
/// left. They find the GIL taken for good (as in CPython's finalization). Without a GIL, one that only computes goes
/// on until this process ends.
pub(crate) fn end(shared: &Shared, home: &Home) {
    home.take_gil(MAIN, &mut Recorder::off());
    shared.interpreters.end();
    shared.processes.end();
    #[cfg(unix)]
    shared.commands.end();
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
    let shared = Shared::new(
        program,
        options,
        Setup::new(program, options),
        Arc::new(Commons::here(Population::new(options.unguarded))),
        Input::Inherit,
        outputs,
    );
    let interpreter = Interpreter::new(program.clone(), options.python, "__main__", options.argv.clone());
    let home = Home::new(interpreter.clone(), options.interval);
    let report = |result: &pyvm::object::Result<Value>| {
        if let Err(raise) = result {
            shared.note_outside_subset(raise);
            if let Some(report) = pyvm::ending::report(raise) {
                shared.report(&report);
            }
        }
        shared.threads.end_main();
    };
    let result = run_thread(&shared, &home, interpreter.main_thread(), report);
    end(&shared, &home);
    let wall_s = shared.began.elapsed().as_secs_f64();
    let mut usage = Usage::of_this_process().since(&before);
    let mut gil = home.gil.statistics();
    gil.add(&shared.interpreters.statistics());
    let (count, own_gils) = shared.interpreters.counts();
    let interpreters = InterpreterCounts { others: count, own_gils };
    let mut outside = shared.outside_subset().or(interpreter.outside_subset());
    let mut memory_errors = shared.memory_errors();
    let (mut of_workers, mut lost_events) = (Vec::new(), 0);
    for worker in shared.processes.farewells() {
        usage.add(&worker.usage);
        gil.add(&worker.gil);
        outside = outside.or(worker.outside_subset);
        memory_errors.extend(worker.memory_errors);
        lost_events += worker.lost_events;
        of_workers.extend(worker.tracks);
    }
    ending::report_rest(&shared, &interpreter, &memory_errors);
    shared.outputs.out.flush();
    if shared.panicked.load(Ordering::Relaxed) {
        bail!("the machine has a bug: a thread of it panicked (see the message above); please report it");
    }
    let exit = pyvm::ending::exit(outside, result, shared.outputs.out.is_full(), &memory_errors);
    drop((home, interpreter));
    let mut trace = shared.recorders.trace();
    of_workers.sort_by(|(left, _), (right, _)| left.cmp(right));
    trace.tracks.extend(of_workers.into_iter().flat_map(|(_, tracks)| tracks));
    trace.lost_events += lost_events;
    let (stdout, stderr) = (shared.outputs.out.text(), shared.outputs.err.text());
    Ok(Measured {
        stdout,
        stderr,
        exit,
        wall_s,
        cpu_s: usage.cpu_s,
        gil,
        interpreters,
        context_switches: usage.context_switches,
        memory_errors,
        trace,
    })
}
