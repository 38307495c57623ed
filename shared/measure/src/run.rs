//! Running a program from start to end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use pyvm::bytecode::Program;
use pyvm::object::{ExceptionKind, Raise, Value};
use pyvm::{Checks, Interpreter, Python, ThreadState};
use timeline::{Blocking, EventKind, Trace, Why};

use crate::gil::{Gil, GilStatistics};
use crate::host::{BackwardJumps, EveryInstruction, Nowhere, OsHost, When};
use crate::output::{Outputs, Sink};
use crate::process::{Processes, Setup};
use crate::recorder::{Recorder, Recorders, Recording};
use crate::usage::{ContextSwitches, Usage};

/// How to run a program.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whose rules its threads follow.
    pub python: Python,
    /// The switch interval it starts with.
    pub interval: Duration,
    /// `sys.argv`, the program's name first.
    pub argv: Vec<String>,
    /// What becomes of its output.
    pub output: Output,
    /// How much of what its threads do is recorded.
    pub recording: Recording,
}

impl Options {
    /// The rules of CPython 3.13 at its 5 ms, with the output captured and nothing recorded.
    pub fn new(python: Python, argv: Vec<String>) -> Self {
        let interval = Duration::from_millis(5);
        Self { python, interval, argv, output: Output::Capture, recording: Recording::Off }
    }
}

/// What becomes of a program's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// It is kept and given back.
    Capture,
    /// It goes to standard output and standard error.
    Inherit,
}

/// What was measured of a run.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What the program printed, where it was captured.
    pub stdout: String,
    /// What it reported of uncaught exceptions, where it was captured.
    pub stderr: String,
    /// How it ended.
    pub exit: Exit,
    /// Seconds from start to end.
    pub wall_s: f64,
    /// CPU seconds of all its threads and processes.
    pub cpu_s: f64,
    /// What the GILs of all its processes went through.
    pub gil: GilStatistics,
    /// Context switches of all its threads and processes.
    pub context_switches: ContextSwitches,
    /// What its own threads did, as far as it was recorded.
    pub trace: Trace,
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It came to its end.
    Done,
    /// An exception ended it; the text is the traceback's last line.
    Failed(String),
    /// It used what the subset does not have; the text says what and where.
    OutsideSubset(String),
}

impl Exit {
    /// The exit code of a command that ran it.
    pub fn code(&self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed(_) => 1,
            Self::OutsideSubset(_) => 2,
        }
    }
}

/// What the threads of a run share.
pub(crate) struct Shared {
    pub(crate) gil: Gil,
    has_gil: bool,
    pub(crate) began: Instant,
    pub(crate) outputs: Outputs,
    pub(crate) threads: crate::threads::Threads,
    pub(crate) processes: Processes,
    pub(crate) recorders: Arc<Recorders>,
    pub(crate) panicked: AtomicBool,
    outside_subset: Mutex<Option<String>>,
}

impl Shared {
    pub(crate) fn new(options: &Options, setup: Setup, outputs: Outputs) -> Arc<Self> {
        let began = Instant::now();
        Arc::new(Self {
            gil: Gil::new(options.interval),
            has_gil: options.python.rules.has_gil(),
            began,
            outputs: outputs.clone(),
            threads: crate::threads::Threads::default(),
            processes: Processes::new(setup, outputs),
            recorders: Recorders::new(options.recording, began),
            panicked: AtomicBool::new(false),
            outside_subset: Mutex::default(),
        })
    }

    pub(crate) fn take_gil(&self, thread: u64, recorder: &mut Recorder) {
        if self.has_gil {
            self.gil.take_gil(thread, recorder);
        } else {
            recorder.record(EventKind::Runs);
        }
    }

    pub(crate) fn drop_gil(&self, thread: u64, why: Why, recorder: &mut Recorder) {
        if self.has_gil {
            self.gil.drop_gil(thread, why, recorder);
        } else if let Why::Blocks(on) = why {
            recorder.record(EventKind::Blocks(on));
        }
    }

    /// Reports an exception that nobody caught.
    pub(crate) fn report(&self, text: &str) {
        // A full or closed standard error leaves nowhere to report to.
        let _ = self.outputs.err.write(text.to_owned());
        self.outputs.err.flush();
    }

    /// Remembers that the program left the subset, in whichever thread.
    pub(crate) fn note_outside_subset(&self, raise: &Raise) {
        if raise.kind == ExceptionKind::OutsideSubset {
            let mut first = self.outside_subset.lock().unwrap_or_else(PoisonError::into_inner);
            first.get_or_insert_with(|| raise.summary());
        }
    }
}

/// Runs the main thread of an interpreter, then waits for the others.
pub(crate) fn run_main(shared: &Arc<Shared>, interpreter: &Arc<Interpreter>) -> pyvm::object::Result<Value> {
    run_thread(shared, interpreter, interpreter.main_thread())
}

/// Runs one thread of an interpreter as its main thread, then waits for the others. This is the one place
/// where rules become a type of host.
pub(crate) fn run_thread(
    shared: &Arc<Shared>,
    interpreter: &Arc<Interpreter>,
    thread: ThreadState,
) -> pyvm::object::Result<Value> {
    match interpreter.python.rules.checks() {
        Checks::EveryInstruction => run_on::<EveryInstruction>(shared, interpreter, thread),
        Checks::BackwardJumps => run_on::<BackwardJumps>(shared, interpreter, thread),
        Checks::Nowhere => run_on::<Nowhere>(shared, interpreter, thread),
    }
}

fn run_on<W: When>(
    shared: &Arc<Shared>,
    interpreter: &Arc<Interpreter>,
    thread: ThreadState,
) -> pyvm::object::Result<Value> {
    let mut host = OsHost::<W>::begin(shared, interpreter, 0, "MainThread");
    let result = host.run(thread);
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
    let result = run_main(&shared, &interpreter);
    shared.processes.end();
    let wall_s = shared.began.elapsed().as_secs_f64();
    let mut usage = Usage::of_this_process().since(&before);
    let mut gil = shared.gil.statistics();
    for worker in shared.processes.farewells() {
        usage.add(&worker.usage);
        gil.add(&worker.gil);
    }
    if let Err(raise) = &result {
        shared.note_outside_subset(raise);
        if raise.kind != ExceptionKind::OutsideSubset {
            shared.report(&format!("{}\n", raise.report()));
        }
    }
    shared.outputs.out.flush();
    if shared.panicked.load(Ordering::Relaxed) {
        bail!("the machine has a bug: a thread of it panicked (see the message above); please report it");
    }
    let outside = shared.outside_subset.lock().unwrap_or_else(PoisonError::into_inner).take();
    let exit = match (outside, result) {
        (Some(text), _) => Exit::OutsideSubset(text),
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

/// How many cores this process may use.
pub(crate) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
