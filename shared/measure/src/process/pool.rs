//! `multiprocessing.Pool`: workers that wait for calls.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};

use pyvm::object::{Raise, Result};

use crate::output::Outputs;
use crate::process::Answer;
use crate::process::child::{Child, News};
use crate::process::message::{Call, Farewell, FromWorker, Setup};

/// A pool of workers. One `map` at a time uses it; a second one waits.
pub(crate) struct Pool {
    workers: Vec<Arc<Child>>,
    inbox: Mutex<Inbox>,
}

/// What the workers send, to whoever maps.
struct Inbox {
    news: Receiver<News>,
    /// The number of the next call. Numbers are never used again, so an answer that comes too late is known.
    next: u64,
    /// Why the pool can do no more.
    broken: Option<String>,
}

impl Pool {
    /// Starts the workers, with a setup for each number from 1.
    pub(crate) fn open(workers: usize, outputs: &Outputs, setup: impl Fn(usize) -> Setup) -> Result<Self> {
        let (sender, news) = channel();
        let inbox = Mutex::new(Inbox { news, next: 0, broken: None });
        let mut pool = Self { workers: Vec::new(), inbox };
        for number in 0..workers {
            match Child::spawn(&setup(number + 1), outputs, Some((number, sender.clone()))) {
                Ok(worker) => pool.workers.push(worker),
                Err(raise) => {
                    pool.close(true);
                    return Err(raise);
                }
            }
        }
        Ok(pool)
    }

    /// Makes the calls, each by the next worker that is free; gives the results in order.
    ///
    /// # Errors
    /// `RuntimeError` where a worker ended before its answer. After an exception of a call no new ones are made,
    /// and that exception is the only answer.
    pub(crate) fn map(&self, calls: Vec<Call>) -> Result<Vec<Answer>> {
        let mut inbox = self.inbox.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(why) = &inbox.broken {
            return Err(Raise::runtime_error(why));
        }
        let first = inbox.next;
        inbox.next += calls.len() as u64;
        let mut results: Vec<Option<Answer>> = vec![None; calls.len()];
        let mut waiting = (first..).zip(calls);
        let mut free: Vec<usize> = (0..self.workers.len()).rev().collect();
        let (mut running, mut failure, mut raised) = (0, None, None);
        loop {
            // After a failure the calls under way still end, so that the next map finds its workers free.
            while (failure.is_none() && raised.is_none())
                && let Some(worker) = free.pop()
            {
                let Some((number, call)) = waiting.next() else { break };
                match self.workers[worker].send(number, call) {
                    Ok(()) => running += 1,
                    Err(raise) => failure = Some(raise),
                }
            }
            if running == 0 {
                break;
            }
            let Ok((worker, message)) = inbox.news.recv() else { break };
            let Some(FromWorker::Answer { number, answer }) = message else {
                let code = self.workers[worker].exit_code().unwrap_or_default();
                let why = format!("a worker process ended before its answer ({})", how_it_ended(code));
                inbox.broken = Some(why.clone());
                return Err(Raise::runtime_error(why));
            };
            running -= 1;
            free.push(worker);
            let place = usize::try_from(number.wrapping_sub(first)).ok().and_then(|at| results.get_mut(at));
            match (answer, place) {
                (Ok(data), Some(place)) => *place = Some(Ok(data)),
                (Err(exception), _) => raised = raised.or(Some(exception)),
                (Ok(_), None) => {
                    failure = Some(Raise::runtime_error("a worker answered a call that was not made"));
                }
            }
        }
        let missing = || Raise::runtime_error("a call of the pool has no result");
        match (failure, raised) {
            (Some(raise), _) => Err(raise),
            (None, Some(raised)) => Ok(vec![Err(raised)]),
            (None, None) => results.into_iter().collect::<Option<_>>().ok_or_else(missing),
        }
    }

    /// Ends the workers, and gives what they used. A map that is still running comes to its end first, unless
    /// `terminate`: then workers that are still at work are killed.
    pub(crate) fn close(&self, terminate: bool) -> Vec<Farewell> {
        let idle = self.inbox.try_lock().is_ok_and(|inbox| inbox.broken.is_none());
        if terminate && !idle {
            self.workers.iter().for_each(|worker| worker.kill());
        }
        let _no_map = self.inbox.lock().unwrap_or_else(PoisonError::into_inner);
        self.workers.iter().for_each(|worker| worker.no_more_calls());
        let farewell = |worker: &Arc<Child>| {
            worker.wait(None);
            worker.farewell()
        };
        self.workers.iter().filter_map(farewell).collect()
    }
}

fn how_it_ended(code: i64) -> String {
    if code < 0 { format!("signal {}", -code) } else { format!("exit code {code}") }
}
