//! A worker process as its parent sees it.

use std::io::{BufReader, ErrorKind};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyvm::SharedRequest;
use pyvm::object::{Raise, Result};
use pyvm::transfer::Handle;

use crate::live::Live;
use crate::output::Outputs;
use crate::process::commons::Commons;
use crate::process::message::{Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send};
use crate::threads::Event;

/// Whether this binary becomes a worker when it is started as one. Without that, it would start itself again
/// and again.
pub(crate) static CAN_WORK: AtomicBool = AtomicBool::new(false);

/// The exit code of a worker that was told to stop, and the one that a program sees for it: the number of SIGTERM,
/// by which CPython's `Process.terminate` ends one.
pub(crate) const STOPPED: u8 = 143;
const TERMINATED: i64 = -15;

/// A worker that was told to stop has this long.
const GRACE: Duration = Duration::from_secs(2);

/// A worker process.
pub(crate) struct Child {
    id: u32,
    process: Vec<u32>,
    pub(crate) daemon: bool,
    live: Live,
    input: Mutex<Option<ChildStdin>>,
    stopped: AtomicBool,
    ended: Event,
    outcome: Mutex<Outcome>,
}

#[derive(Default)]
struct Outcome {
    farewell: Option<Farewell>,
    exit_code: Option<i64>,
}

/// What a worker's reader needs.
pub(crate) struct Surroundings {
    pub(crate) outputs: Outputs,
    pub(crate) commons: Arc<Commons>,
    /// Who is told when the worker has ended: an end of a pipe, and the process whose it is.
    pub(crate) tell: Option<(Handle, Vec<u32>)>,
}

impl Child {
    /// Starts a worker.
    ///
    /// # Errors
    /// `OSError` where the system starts no process.
    pub(crate) fn spawn(setup: Setup, daemon: bool, surroundings: Surroundings) -> Result<Arc<Self>> {
        let os_error =
            |error: std::io::Error| Raise::os_error(format!("cannot start a worker process: {error}"));
        if !CAN_WORK.load(Ordering::Relaxed) {
            return Err(Raise::runtime_error(
                "this program cannot be a worker process: its main lacks worker_main",
            ));
        }
        let mut command = Command::new(std::env::current_exe().map_err(os_error)?);
        command.env(ROLE, "worker").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(os_error)?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let child = Arc::new(Self {
            id: process.id(),
            process: setup.process.clone(),
            daemon,
            live: Live::worker(process),
            input: Mutex::new(input),
            stopped: AtomicBool::new(false),
            ended: Event::default(),
            outcome: Mutex::default(),
        });
        let reader = child.clone();
        let read = move || reader.read(output, &surroundings);
        let reading = std::thread::Builder::new().spawn(read).map_err(os_error);
        if let Err(raise) = reading.and_then(|_| child.write(&ToWorker::Setup(Box::new(setup)))) {
            child.kill();
            return Err(raise);
        }
        Ok(child)
    }

    /// Its process id.
    pub(crate) fn id(&self) -> i64 {
        self.id.into()
    }

    /// Ends the worker now.
    pub(crate) fn kill(&self) {
        self.live.kill();
    }

    /// Lets the worker say farewell and end, whatever it is doing.
    pub(crate) fn stop(&self) {
        if !self.stopped.swap(true, Ordering::Relaxed) {
            // A worker that has ended already needs no telling.
            let _ = self.write(&ToWorker::Stop);
        }
    }

    /// Waits for a worker that was told to stop; one that does not is killed.
    pub(crate) fn wait_stopped(&self) {
        self.ended.wait(Some(GRACE));
        if !self.ended.is_set() {
            self.kill();
            self.ended.wait(None);
        }
    }

    fn write(&self, message: &ToWorker) -> Result<()> {
        match &mut *self.input.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(input) => send(input, message).map_err(|error| match error.kind() {
                ErrorKind::BrokenPipe => Raise::os_error("the worker process has ended"),
                _ => Raise::value_error(format!("cannot send to a worker process: {error}")),
            }),
            None => Err(Raise::value_error("the worker process has ended")),
        }
    }

    /// Reads what the worker sends until it ends.
    fn read(self: &Arc<Self>, output: Option<ChildStdout>, around: &Surroundings) {
        let Some(output) = output else { return self.end(around) };
        let mut output = BufReader::new(output);
        while let Ok(Some(message)) = receive(&mut output) {
            match message {
                // Where the output takes no more, the worker's text has nowhere to go.
                FromWorker::Printed(text) => drop(around.outputs.out.write(text)),
                FromWorker::Reported(text) => drop(around.outputs.err.write(text)),
                FromWorker::Farewell(farewell) => {
                    self.outcome.lock().unwrap_or_else(PoisonError::into_inner).farewell = Some(farewell);
                }
                // A worker speaks for itself and for those below it.
                FromWorker::Request { number, process, request } if process.starts_with(&self.process) => {
                    let child = self.clone();
                    let reply = Box::new(move |answer| {
                        // Where it has ended, nobody waits for the answer.
                        let _ = child.write(&ToWorker::Answer { number, answer });
                    });
                    around.commons.ask(&process, request, reply);
                }
                FromWorker::Request { .. } => {}
            }
        }
        self.end(around);
    }

    /// Waits for the end of a worker that has closed its output, or was killed.
    fn end(&self, around: &Surroundings) {
        drop(self.input.lock().unwrap_or_else(PoisonError::into_inner).take());
        let code = match self.live.wait() {
            code if code == i64::from(STOPPED) && self.stopped.load(Ordering::Relaxed) => TERMINATED,
            code => code,
        };
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).exit_code = Some(code);
        let ended = SharedRequest::Ended { process: self.process.clone() };
        around.commons.ask(&self.process, ended, Box::new(drop));
        self.ended.set();
        if let Some((end, process)) = &around.tell {
            let send = SharedRequest::Send { end: *end, bytes: Vec::new() };
            around.commons.ask(process, send, Box::new(drop));
        }
    }

    /// Waits until the worker has ended, or the timeout has passed.
    pub(crate) fn wait(&self, timeout: Option<Duration>) {
        self.ended.wait(timeout);
    }

    /// Its exit code, once it has ended; negative is the number of the signal that ended it.
    pub(crate) fn exit_code(&self) -> Option<i64> {
        // Not before the reader has set the event: what the worker printed is out by then.
        if !self.ended.is_set() {
            return None;
        }
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).exit_code
    }

    /// What it used, once it has ended in order.
    pub(crate) fn farewell(&self) -> Option<Farewell> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).farewell.clone()
    }
}
