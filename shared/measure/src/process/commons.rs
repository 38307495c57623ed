//! Where the processes of a run meet: the objects that they share live in the first one.
//!
//! A worker sends its requests to its parent, that one to its own, up to the first process, and the answers come
//! back the same way. Who has to wait waits in a line, first come first served. A process that ends takes nothing
//! from the line any more.

use std::collections::HashMap;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use pyvm::SharedRequest;
use pyvm::commons::{Answer, Path, Population, Registry, object_of, timeout_of};

/// Takes an answer, on whichever thread it comes.
pub(crate) type Reply = Box<dyn FnOnce(Answer) + Send>;

/// The way to the shared objects.
pub(crate) enum Commons {
    /// This is the first process.
    Here(Arc<Mutex<State>>),
    /// The parent has the answers, or knows who has. The function sends a request, under a number.
    Above { send: Box<dyn Fn(u64, Path, SharedRequest) -> bool + Send + Sync>, pending: Mutex<Pending> },
}

#[derive(Default)]
pub(crate) struct Pending {
    last: u64,
    replies: HashMap<u64, Reply>,
}

#[derive(Default)]
pub(crate) struct State {
    objects: Registry<Waiter>,
    tickets: u64,
    workers: Vec<Path>,
    population: Population,
}

struct Waiter {
    ticket: u64,
    reply: Reply,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Commons {
    /// Those of a run's first process.
    pub(crate) fn here(population: Population) -> Self {
        Self::Here(Arc::new(Mutex::new(State { population, ..State::default() })))
    }

    /// Those of a worker.
    pub(crate) fn above(send: impl Fn(u64, Path, SharedRequest) -> bool + Send + Sync + 'static) -> Self {
        Self::Above { send: Box::new(send), pending: Mutex::default() }
    }

    /// Makes a request in the name of a process; the answer may come at once, or much later.
    pub(crate) fn ask(&self, process: &[u32], request: SharedRequest, reply: Reply) {
        match self {
            Self::Here(state) => ask_here(state, process, request, reply),
            Self::Above { send, pending } => {
                let number = {
                    let mut pending = locked(pending);
                    pending.last += 1;
                    let number = pending.last;
                    pending.replies.insert(number, reply);
                    number
                };
                if !send(number, process.to_vec(), request) {
                    self.answered(
                        number,
                        Answer::failed("OSError", "the request cannot be sent to the parent process"),
                    );
                }
            }
        }
    }

    /// The parent has answered.
    pub(crate) fn answered(&self, number: u64, answer: Answer) {
        if let Self::Above { pending, .. } = self {
            let reply = locked(pending).replies.remove(&number);
            if let Some(reply) = reply {
                reply(answer);
            }
        }
    }

    /// Makes a request and waits for the answer.
    pub(crate) fn wait(&self, process: &[u32], request: SharedRequest) -> Answer {
        let (sender, answers) = channel();
        let reply = Box::new(move |answer| {
            let _ = sender.send(answer);
        });
        self.ask(process, request, reply);
        answers.recv().unwrap_or_else(|_| Answer::failed("OSError", "nobody answered"))
    }
}

fn ask_here(state: &Arc<Mutex<State>>, process: &[u32], request: SharedRequest, reply: Reply) {
    let timeout = timeout_of(&request);
    let mut locked_state = locked(state);
    if let Some(answer) = locked_state.now(process, &request) {
        let replies = match object_of(&request) {
            Some(object) => locked_state.objects.woken(object),
            None => locked_state.objects.all_woken(),
        };
        drop(locked_state);
        reply(answer);
        for (waiter, answer) in replies {
            (waiter.reply)(answer);
        }
        return;
    }
    if object_of(&request).is_none() {
        return;
    }
    if timeout == Some(0.0) {
        drop(locked_state);
        return reply(Answer::TimedOut);
    }
    locked_state.tickets += 1;
    let ticket = locked_state.tickets;
    let Some(timeout) = timeout else {
        locked_state.objects.wait(Waiter { ticket, reply }, process, request);
        return;
    };
    // Somebody has to look at the clock.
    let (sender, answers) = channel();
    let tell: Reply = Box::new(move |answer| {
        let _ = sender.send(answer);
    });
    locked_state.objects.wait(Waiter { ticket, reply: tell }, process, request);
    drop(locked_state);
    let state = state.clone();
    let timeout = Duration::try_from_secs_f64(timeout).unwrap_or(Duration::MAX);
    let watch = move || {
        let answer = match answers.recv_timeout(timeout) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Disconnected) => Answer::TimedOut,
            Err(RecvTimeoutError::Timeout) => {
                locked(&state).objects.withdraw(|waiter, _| waiter.ticket == ticket);
                // An answer that came at the last moment counts.
                answers.try_recv().unwrap_or(Answer::TimedOut)
            }
        };
        reply(answer);
    };
    // Without a thread nobody replies, and whoever waits for the reply hears that its sender has gone.
    drop(std::thread::Builder::new().spawn(watch));
}

impl State {
    /// The answer to a request; `None` where it has to wait.
    fn now(&mut self, process: &[u32], request: &SharedRequest) -> Option<Answer> {
        match request {
            SharedRequest::Starting { process, ends } => return Some(self.starting(process, ends)),
            SharedRequest::Ended { process } => {
                self.ended(process);
                return Some(Answer::Nothing);
            }
            SharedRequest::Unbind { interpreter } => {
                self.objects.unbind(process, *interpreter);
                return Some(Answer::Nothing);
            }
            _ => {}
        }
        self.objects.answer(process, request)
    }

    fn starting(&mut self, process: &[u32], ends: &[pyvm::transfer::Handle]) -> Answer {
        if let Err(refusal) = self.population.admit(self.workers.len(), process.len()) {
            return Answer::failed("OSError", refusal);
        }
        self.workers.push(process.to_vec());
        self.objects.begin(process, ends);
        Answer::Nothing
    }

    fn ended(&mut self, process: &[u32]) {
        self.workers.retain(|worker| !worker.starts_with(process));
        self.objects.end(process);
        self.objects.withdraw(|_, waiting| waiting.starts_with(process));
    }
}
