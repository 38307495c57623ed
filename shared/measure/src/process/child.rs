//! A worker process as its parent sees it.

use std::io::{BufReader, ErrorKind};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyvm::object::{Raise, Result};

use crate::live::Live;
use crate::output::Outputs;
use crate::process::message::{Call, Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send};
use crate::threads::Event;

/// Whether this binary becomes a worker when it is started as one. Without that, it would start itself again
/// and again.
pub(crate) static CAN_WORK: AtomicBool = AtomicBool::new(false);

/// A worker process.
pub(crate) struct Child {
    id: u32,
    live: Live,
    input: Mutex<Option<ChildStdin>>,
    ended: Event,
    outcome: Mutex<Outcome>,
}

#[derive(Default)]
struct Outcome {
    farewell: Option<Farewell>,
    exit_code: Option<i64>,
}

/// What a pool hears of its workers: an answer, or that one has ended.
pub(crate) type News = (usize, Option<FromWorker>);

impl Child {
    /// Starts a worker. A pool's worker reports to the pool under a number.
    ///
    /// # Errors
    /// `OSError` where the system starts no process.
    pub(crate) fn spawn(
        setup: &Setup,
        outputs: &Outputs,
        pool: Option<(usize, Sender<News>)>,
    ) -> Result<Arc<Self>> {
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
            live: Live::worker(process),
            input: Mutex::new(input),
            ended: Event::default(),
            outcome: Mutex::default(),
        });
        let (reader, outputs, in_pool) = (child.clone(), outputs.clone(), pool.is_some());
        let read = move || output.map_or_else(|| reader.end(), |output| reader.read(output, &outputs, pool));
        let reading = std::thread::Builder::new().spawn(read).map_err(os_error);
        let setup = ToWorker::Setup(Setup { in_pool, ..setup.clone() });
        if let Err(raise) = reading.and_then(|_| child.write(&setup)) {
            child.kill();
            child.end();
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

    fn write(&self, message: &ToWorker) -> Result<()> {
        match &mut *self.input.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(input) => send(input, message).map_err(|error| match error.kind() {
                ErrorKind::BrokenPipe => Raise::os_error("the worker process has ended"),
                _ => Raise::value_error(format!("cannot send to a worker process: {error}")),
            }),
            None => Err(Raise::value_error("the process takes no more calls")),
        }
    }

    /// Sends a call. Its answer goes to the pool under this number.
    pub(crate) fn send(&self, number: u64, call: Call) -> Result<()> {
        self.write(&ToWorker::Call { number, call })
    }

    /// Lets the worker end once it has made its calls.
    pub(crate) fn no_more_calls(&self) {
        // A worker that has ended already needs no telling.
        let _ = self.write(&ToWorker::NoMoreCalls);
    }

    /// Reads what the worker sends until it ends.
    fn read(&self, output: ChildStdout, outputs: &Outputs, pool: Option<(usize, Sender<News>)>) {
        let mut output = BufReader::new(output);
        while let Ok(Some(message)) = receive(&mut output) {
            match message {
                // Where the output takes no more, the worker's text has nowhere to go.
                FromWorker::Printed(text) => drop(outputs.out.write(text)),
                FromWorker::Reported(text) => drop(outputs.err.write(text)),
                FromWorker::Farewell(farewell) => {
                    self.outcome.lock().unwrap_or_else(PoisonError::into_inner).farewell = Some(farewell);
                }
                answer @ FromWorker::Answer { .. } => {
                    if let Some((worker, news)) = &pool {
                        let _ = news.send((*worker, Some(answer)));
                    }
                }
            }
        }
        self.end();
        if let Some((worker, news)) = pool {
            let _ = news.send((worker, None));
        }
    }

    /// Waits for the end of a worker that has closed its output, or was killed.
    fn end(&self) {
        drop(self.input.lock().unwrap_or_else(PoisonError::into_inner).take());
        let code = self.live.wait();
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).exit_code = Some(code);
        self.ended.set();
    }

    /// Waits until the worker has ended, or the timeout has passed.
    pub(crate) fn wait(&self, timeout: Option<Duration>) {
        self.ended.wait(timeout);
    }

    /// Its exit code, once it has ended; negative is the number of the signal that ended it.
    pub(crate) fn exit_code(&self) -> Option<i64> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).exit_code
    }

    /// What it used, once it has ended in order.
    pub(crate) fn farewell(&self) -> Option<Farewell> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).farewell.clone()
    }
}
