//! A worker process as its parent sees it.

use std::io::BufReader;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyvm::object::{Raise, Result};

use crate::live::Live;
use crate::output::Outputs;
use crate::process::message::{Call, Farewell, FromWorker, ROLE, Setup, ToWorker, receive, send};
use crate::threads::Event;

/// A worker process.
pub(crate) struct Child {
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
        let mut command = Command::new(std::env::current_exe().map_err(os_error)?);
        command.env(ROLE, "worker").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().map_err(os_error)?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        let child = Arc::new(Self {
            live: Live::worker(process),
            input: Mutex::new(input),
            ended: Event::default(),
            outcome: Mutex::default(),
        });
        child.write(&ToWorker::Setup(Setup { in_pool: pool.is_some(), ..setup.clone() }))?;
        if let Some(output) = output {
            let (reader, outputs) = (child.clone(), outputs.clone());
            std::thread::spawn(move || reader.read(output, &outputs, pool));
        }
        Ok(child)
    }

    fn write(&self, message: &ToWorker) -> Result<()> {
        match &mut *self.input.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(input) => send(input, message)
                .map_err(|error| Raise::os_error(format!("a worker process has gone: {error}"))),
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
        drop(self.input.lock().unwrap_or_else(PoisonError::into_inner).take());
        let code = self.live.wait();
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).exit_code = Some(code);
        self.ended.set();
        if let Some((worker, news)) = pool {
            let _ = news.send((worker, None));
        }
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
