//! A worker process from the inside.

use std::io::{Stdin, stdin, stdout};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};

use pyvm::object::{Raise, Result, Value};
use pyvm::{Interpreter, Python, Source, compile};

use crate::ending;
use crate::home::Home;
use crate::input::Input;
use crate::options::{Options, Output};
use crate::output::{Outputs, Sink};
use crate::process::{
    Answer, CAN_WORK, Call, Data, Failure, Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send,
};
use crate::recorder::Recording;
use crate::run::{end, run_thread};
use crate::shared::Shared;
use crate::threads::MAIN;
use crate::usage::Usage;

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

    /// The parent waits for an answer. One that cannot be sent becomes an error that can.
    fn answer(&self, number: u64, answer: Answer) {
        if let Err(error) = self.try_send(&FromWorker::Answer { number, answer }) {
            let answer = Err(Failure::unsendable(&error.to_string()));
            self.send(&FromWorker::Answer { number, answer });
        }
    }
}

fn work(setup: &Setup, input: Stdin) -> ExitCode {
    let parent = Parent::default();
    let calls = read_calls(input);
    match serve(setup, &calls, &parent) {
        Ok(farewell) => {
            parent.send(&FromWorker::Farewell(farewell));
            ExitCode::SUCCESS
        }
        Err((raise, farewell)) => {
            let (code, said) = match ending::system_exit(&raise) {
                Some((code, said)) => (u8::try_from(code).unwrap_or(1), said),
                None => (1, Some(format!("Process {}:\n{}\n", setup.name, raise.report()))),
            };
            if let Some(said) = said {
                parent.send(&FromWorker::Reported(said));
            }
            parent.send(&FromWorker::Farewell(farewell));
            ExitCode::from(code)
        }
    }
}

/// Reads the calls on a thread of their own, which ends the process as soon as the parent has gone.
fn read_calls(mut input: Stdin) -> Receiver<(u64, Call)> {
    let (sender, calls) = channel();
    std::thread::spawn(move || {
        let mut sender = Some(sender);
        loop {
            match (receive(&mut input), &sender) {
                (Ok(Some(ToWorker::Call { number, call })), Some(sender)) => {
                    let _ = sender.send((number, call));
                }
                (Ok(Some(ToWorker::NoMoreCalls)), _) => sender = None,
                (Ok(Some(_)), _) => {}
                #[expect(
                    clippy::exit,
                    reason = "the parent is gone, and the other threads may be computing for hours"
                )]
                (Ok(None) | Err(_), _) => std::process::exit(1),
            }
        }
    });
    calls
}

/// Imports the program and makes the calls. An exception comes with what was used until then.
fn serve(
    setup: &Setup,
    calls: &Receiver<(u64, Call)>,
    parent: &Parent,
) -> std::result::Result<Farewell, (Raise, Farewell)> {
    let nothing_used = |raise| (raise, Farewell::default());
    let python = Python::parse(&setup.python).map_err(|message| nothing_used(Raise::value_error(message)))?;
    let program = compile(Source::new(&*setup.path, &*setup.text))
        .map_err(|error| nothing_used(Raise::import_error(error.to_string())))?;
    let options = Options {
        python,
        interval: setup.interval,
        argv: setup.argv.clone(),
        output: Output::Capture,
        recording: Recording::Off,
    };
    let (printed, reported) = (parent.clone(), parent.clone());
    let outputs = Outputs {
        out: Sink::forward(move |text| printed.send(&FromWorker::Printed(text))),
        err: Sink::forward(move |text| reported.send(&FromWorker::Reported(text))),
    };
    let shared = Shared::new(&program, &options, Setup::new(&program, &options), Input::Nothing, outputs);
    let interpreter = Interpreter::new(program, python, "__mp_main__", options.argv);
    let home = Home::new(interpreter.clone(), setup.interval);
    interpreter.set_importing_main(true);
    let mut result = run_thread(&shared, &home, interpreter.main_thread(), |_| {}).map(drop);
    interpreter.set_importing_main(false);
    while result.is_ok()
        && let Ok((number, call)) = calls.recv()
    {
        let answer = make(&shared, &home, &call);
        if !setup.in_pool {
            result = answer.map(drop);
            continue;
        }
        let answer = answer.and_then(|value| Data::from_value(&value, &interpreter));
        parent.answer(number, answer.map_err(|raise| Failure::new(&raise, &interpreter)));
    }
    end(&shared, &home);
    if let Err(raise) = &result {
        shared.note_outside_subset(raise);
    }
    if shared.panicked.load(Ordering::Relaxed) {
        result =
            Err(Raise::runtime_error("the machine has a bug: a thread of it panicked; please report it"));
    }
    ending::report_rest(&shared, &interpreter, &[]);
    let mut farewell = Farewell {
        usage: Usage::of_this_process(),
        gil: home.gil.statistics(),
        outside_subset: shared.outside_subset().or(interpreter.outside_subset()),
        memory_errors: shared.memory_errors(),
    };
    farewell.gil.add(&shared.interpreters.statistics());
    for inner in shared.processes.farewells() {
        farewell.usage.add(&inner.usage);
        farewell.gil.add(&inner.gil);
        farewell.memory_errors.extend(inner.memory_errors);
    }
    result.map(|()| farewell.clone()).map_err(|raise| (raise, farewell))
}

fn make(shared: &Arc<Shared>, home: &Arc<Home>, call: &Call) -> Result<Value> {
    run_thread(shared, home, call.thread_state(&home.interpreter, MAIN)?, |_| {})
}
