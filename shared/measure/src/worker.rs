//! A worker process from the inside.

use std::io::{Stdin, stdin, stdout};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use pyvm::object::{Raise, Result, Value};
use pyvm::transfer::{begin_spawned, restore};
use pyvm::{Interpreter, Python, Source, compile};

use crate::home::Home;
use crate::input::Input;
use crate::options::{Options, Output};
use crate::output::{Outputs, Sink};
use crate::process::{
    CAN_WORK, Commons, Farewell, FromWorker, ROLE, STOPPED, Setup, ToWorker, receive, send,
};
use crate::run::{end, run_thread};
use crate::shared::Shared;
use crate::usage::Usage;
use crate::{ending, huge_pages};
use timeline::Track;

/// Makes this process a worker, if that is what it was started as: then it gives the code to exit with.
/// Must be the first thing in `main`.
///
/// ```
/// fn main() -> std::process::ExitCode {
///     if let Some(code) = measure::worker_main() {
///         return code;
///     }
///     // … the program proper …
///     std::process::ExitCode::SUCCESS
/// }
/// ```
pub fn worker_main() -> Option<ExitCode> {
    CAN_WORK.store(true, Ordering::Relaxed);
    huge_pages::refuse();
    if let Some(code) = crate::python_role::python_main() {
        return Some(code);
    }
    if std::env::var_os(ROLE).is_none_or(|role| role != "worker") {
        return None;
    }
    // Ctrl-C reaches the whole process group. The parent decides what it means.
    let _ = ctrlc::set_handler(|| {});
    let mut input = stdin();
    match receive(&mut input) {
        Ok(Some(ToWorker::Setup(setup))) => Some(work(&setup, input)),
        _ => Some(ExitCode::from(2)),
    }
}

/// Sends to the parent.
#[derive(Clone, Default)]
struct Parent(Arc<Mutex<()>>);

impl Parent {
    /// A message that the parent can do without: if it has gone, so is whoever would read it.
    fn send(&self, message: &FromWorker) {
        let _ = self.try_send(message);
    }

    fn try_send(&self, message: &FromWorker) -> std::io::Result<()> {
        let _one_at_a_time = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        send(&mut stdout(), message)
    }
}

/// How this process says farewell, once it can.
type Life = OnceLock<Box<dyn Fn() -> Farewell + Send + Sync>>;

fn work(setup: &Setup, input: Stdin) -> ExitCode {
    let parent = Parent::default();
    let life = Arc::new(Life::new());
    let above = parent.clone();
    let commons = Arc::new(Commons::above(move |number, process, request| {
        above.try_send(&FromWorker::Request { number, process, request }).is_ok()
    }));
    listen(input, commons.clone(), parent.clone(), life.clone());
    let code = match serve(setup, commons, &parent, &life) {
        Ok(code) => code,
        Err(raise) => match pyvm::ending::system_exit(&raise) {
            Some((code, said)) => {
                if let Some(said) = said {
                    parent.send(&FromWorker::Reported(said));
                }
                u8::try_from(code).unwrap_or(1)
            }
            None => {
                if !raise.is_outside_subset() {
                    parent.send(&FromWorker::Reported(format!("{}\n", raise.report())));
                }
                1
            }
        },
    };
    parent.send(&FromWorker::Farewell(life.get().map(|farewell| farewell()).unwrap_or_default()));
    ExitCode::from(code)
}

/// Hears the parent on a thread of its own, which ends the process as soon as the parent says so or has gone.
#[expect(
    clippy::exit,
    reason = "the parent is gone, or wants an end, and the other threads may be computing for hours"
)]
fn listen(mut input: Stdin, commons: Arc<Commons>, parent: Parent, life: Arc<Life>) {
    std::thread::spawn(move || {
        loop {
            match receive(&mut input) {
                Ok(Some(ToWorker::Answer { number, answer })) => commons.answered(number, answer),
                Ok(Some(ToWorker::Setup(_))) => {}
                Ok(Some(ToWorker::Stop)) => {
                    let farewell = life.get().map(|farewell| farewell()).unwrap_or_default();
                    parent.send(&FromWorker::Farewell(farewell));
                    std::process::exit(STOPPED.into());
                }
                Ok(None) | Err(_) => std::process::exit(1),
            }
        }
    });
}

/// Begins as the parent wants, and gives the code to exit with.
fn serve(setup: &Setup, commons: Arc<Commons>, parent: &Parent, life: &Arc<Life>) -> Result<u8> {
    pyvm::transfer::adopt_library(&setup.library);
    let python = Python::parse(&setup.python).map_err(Raise::value_error)?;
    let program = compile(Source::new(&*setup.path, &*setup.text).of_version(python))
        .map_err(|error| Raise::import_error(error.to_string()))?;
    let options = Options {
        python,
        interval: setup.interval,
        argv: setup.argv.clone(),
        unguarded: setup.unguarded,
        output: Output::Capture,
        recording: setup.recording,
    };
    let (printed, reported) = (parent.clone(), parent.clone());
    let outputs = Outputs {
        out: Sink::forward(move |text| printed.send(&FromWorker::Printed(text))),
        err: Sink::forward(move |text| reported.send(&FromWorker::Reported(text))),
    };
    let inner = setup.of_workers(&program, &options);
    let shared = Shared::new(&program, &options, inner, commons, Input::Nothing, outputs);
    let (interpreter, forked) = if setup.forked {
        let restored = restore(&setup.bytes, program, python, options.argv);
        let (interpreter, thread) =
            restored.map_err(|what| Raise::runtime_error(format!("the parent sent {what}")))?;
        (interpreter, Some(thread))
    } else {
        (Interpreter::new(program, python, "__mp_main__", options.argv), None)
    };
    let home = Home::new(interpreter.clone(), setup.interval);
    let (of_shared, of_home) = (shared.clone(), home.clone());
    let (process, name) = (setup.process.clone(), setup.name.clone());
    let _ = life.set(Box::new(move || farewell(&of_shared, &of_home, &process, &name)));
    let result = match forked {
        Some(thread) => run_thread(&shared, &home, thread, |_| {}),
        None => {
            interpreter.set_importing_main(setup.process.len() > setup.unguarded as usize);
            let imported = run_thread(&shared, &home, interpreter.main_thread(), |_| {});
            interpreter.set_importing_main(false);
            imported
                .and_then(|_| run_thread(&shared, &home, begin_spawned(&setup.bytes, &interpreter), |_| {}))
        }
    };
    end(&shared, &home);
    if let Err(raise) = &result {
        shared.note_outside_subset(raise);
    }
    if shared.panicked.load(Ordering::Relaxed) {
        return Err(Raise::runtime_error("the machine has a bug: a thread of it panicked; please report it"));
    }
    ending::report_rest(&shared, &interpreter, &[]);
    Ok(match result? {
        // The system keeps the lowest eight bits.
        Value::Int(code) => code.to_le_bytes()[0],
        _ => 0,
    })
}

/// What this process used, and those that it started.
fn farewell(shared: &Shared, home: &Home, process: &[u32], name: &str) -> Farewell {
    let trace = shared.recorders.trace();
    let mut farewell = Farewell {
        usage: Usage::of_this_process(),
        gil: home.gil.statistics(),
        outside_subset: shared.outside_subset().or(home.interpreter.outside_subset()),
        memory_errors: shared.memory_errors(),
        tracks: vec![(process.to_vec(), named_after(name, trace.tracks))],
        lost_events: trace.lost_events,
    };
    farewell.gil.add(&shared.interpreters.statistics());
    for inner in shared.processes.farewells() {
        farewell.usage.add(&inner.usage);
        farewell.gil.add(&inner.gil);
        farewell.memory_errors.extend(inner.memory_errors);
        farewell.outside_subset = farewell.outside_subset.or(inner.outside_subset);
        farewell.tracks.extend(inner.tracks);
        farewell.lost_events += inner.lost_events;
    }
    farewell
}

/// The tracks of a worker's threads: its main thread has the name of its process, before the names of others it stands.
fn named_after(process: &str, mut tracks: Vec<Track>) -> Vec<Track> {
    for track in &mut tracks {
        track.name = match &*track.name {
            "MainThread" => process.to_owned(),
            thread => format!("{process}: {thread}"),
        };
    }
    tracks
}
