//! The threads of a run: who has started, and who has ended.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Something that happens once, and that threads can wait for.
#[derive(Debug, Default)]
pub(crate) struct Event {
    happened: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    pub(crate) fn set(&self) {
        *self.happened.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    pub(crate) fn is_set(&self) -> bool {
        *self.happened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has happened, or the timeout has passed.
    pub(crate) fn wait(&self, timeout: Option<Duration>) {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut happened = self.happened.lock().unwrap_or_else(PoisonError::into_inner);
        while !*happened {
            happened = match deadline {
                None => self.changed.wait(happened).unwrap_or_else(PoisonError::into_inner),
                Some(deadline) => {
                    let left = deadline.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return;
                    }
                    self.changed.wait_timeout(happened, left).unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }
}

/// One thread as others see it.
#[derive(Debug)]
pub(crate) struct ThreadEntry {
    /// Its function runs.
    pub(crate) started: Event,
    /// Its function has ended.
    pub(crate) ended: Event,
    /// The program need not wait for it.
    pub(crate) daemon: bool,
}

/// All threads that the program started.
#[derive(Debug, Default)]
pub(crate) struct Threads(Mutex<HashMap<u64, Arc<ThreadEntry>>>);

impl Threads {
    /// Adds a thread and gives its number, from 1; the main thread is 0.
    pub(crate) fn add(&self, daemon: bool) -> (u64, Arc<ThreadEntry>) {
        let entry = Arc::new(ThreadEntry { started: Event::default(), ended: Event::default(), daemon });
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = all.len() as u64 + 1;
        all.insert(number, entry.clone());
        (number, entry)
    }

    pub(crate) fn get(&self, number: u64) -> Option<Arc<ThreadEntry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned()
    }

    /// A thread that the end of the program has to wait for, if there still is one.
    pub(crate) fn unfinished(&self) -> Option<Arc<ThreadEntry>> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.values().find(|thread| !thread.daemon && !thread.ended.is_set()).cloned()
    }
}
