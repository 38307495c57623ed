//! `multiprocessing.Pool`: workers that wait for calls.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};

use pyvm::object::{ExceptionKind, Raise, Result, Value};

use crate::output::Outputs;
use crate::process::child::{Child, News};
use crate::process::message::{Call, Farewell, FromWorker, Setup};

/// A pool of workers. One `map` at a time uses it; a second one waits.
pub(crate) struct Pool {
    workers: Vec<Arc<Child>>,
    news: Mutex<Receiver<News>>,
}

impl Pool {
    /// Starts the workers, with a setup for each number from 1.
    pub(crate) fn open(workers: usize, outputs: &Outputs, setup: impl Fn(usize) -> Setup) -> Result<Self> {
        let (sender, news) = channel();
        let workers = (0..workers)
            .map(|number| Child::spawn(&setup(number + 1), outputs, Some((number, sender.clone()))))
            .collect::<Result<_>>()?;
        Ok(Self { workers, news: Mutex::new(news) })
    }

    /// Makes the calls, each by the next worker that is free; gives the results in order.
    ///
    /// # Errors
    /// The first exception of a call; `RuntimeError` where a worker ended before its answer.
    pub(crate) fn map(&self, calls: Vec<Call>) -> Result<Value> {
        let news = self.news.lock().unwrap_or_else(PoisonError::into_inner);
        let mut results: Vec<Option<Value>> = vec![None; calls.len()];
        let mut waiting = calls.into_iter().enumerate();
        let mut failure = None;
        let mut running = 0;
        let mut free: Vec<usize> = (0..self.workers.len()).rev().collect();
        loop {
            // After a failure the calls under way still end, so that their answers do not confuse the next map.
            while failure.is_none()
                && let Some(worker) = free.pop()
            {
                let Some((number, call)) = waiting.next() else { break };
                self.workers[worker].send(number as u64, call)?;
                running += 1;
            }
            if running == 0 {
                break;
            }
            let Ok((worker, message)) = news.recv() else { break };
            let Some(FromWorker::Answer { number, answer }) = message else {
                let code = self.workers[worker].exit_code().unwrap_or_default();
                return Err(Raise::runtime_error(format!(
                    "a worker process ended before its answer ({})",
                    how_it_ended(code)
                )));
            };
            running -= 1;
            free.push(worker);
            let place = results.get_mut(usize::try_from(number).unwrap_or(usize::MAX));
            match (answer.map(crate::process::data::Data::into_value), place) {
                (Ok(Ok(value)), Some(place)) => *place = Some(value),
                (Ok(Ok(_)), None) => {
                    failure = Some(Raise::runtime_error("a worker answered a call that was not made"));
                }
                (Ok(Err(what)), _) => failure = Some(Raise::runtime_error(format!("a worker sent {what}"))),
                (Err(raised), _) => {
                    failure = Some(Raise::new(ExceptionKind::from_name(&raised.kind), raised.message));
                }
            }
        }
        match failure {
            Some(raise) => Err(raise),
            None => Ok(Value::list(results.into_iter().map(Option::unwrap_or_default).collect())),
        }
    }

    /// Ends the workers, and gives what they used.
    pub(crate) fn close(&self) -> Vec<Farewell> {
        for worker in &self.workers {
            worker.no_more_calls();
        }
        self.workers
            .iter()
            .filter_map(|worker| {
                worker.wait(None);
                worker.farewell()
            })
            .collect()
    }
}

fn how_it_ended(code: i64) -> String {
    if code < 0 { format!("signal {}", -code) } else { format!("exit code {code}") }
}
