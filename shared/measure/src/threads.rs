//! The threads of a run: who has started, and who has ended.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::home::FIRST;

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
    name: Mutex<String>,
    /// Its function has ended.
    pub(crate) ended: Event,
    /// The program need not wait for it.
    daemon: bool,
    /// The number of the interpreter that started it.
    interpreter: u64,
}

impl ThreadEntry {
    fn new(name: &str, daemon: bool, interpreter: u64) -> Arc<Self> {
        Arc::new(Self { name: Mutex::new(name.to_owned()), ended: Event::default(), daemon, interpreter })
    }

    fn is_waited_for(&self) -> bool {
        !self.daemon && !self.ended.is_set()
    }

    /// Its name.
    pub(crate) fn name(&self) -> String {
        self.name.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The main thread's number; the others count from 1.
pub(crate) const MAIN: u64 = 0;

/// All threads of a run.
#[derive(Debug)]
pub(crate) struct Threads(Mutex<HashMap<u64, Arc<ThreadEntry>>>);

impl Default for Threads {
    /// The main thread, for which the end of the program does not wait: it is where the end begins.
    fn default() -> Self {
        Self(Mutex::new(HashMap::from([(MAIN, ThreadEntry::new("MainThread", true, FIRST))])))
    }
}

impl Threads {
    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Arc<ThreadEntry>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a thread of an interpreter and gives its number.
    pub(crate) fn add(&self, name: &str, daemon: bool, interpreter: u64) -> (u64, Arc<ThreadEntry>) {
        let entry = ThreadEntry::new(name, daemon, interpreter);
        let mut all = self.lock();
        let number = all.len() as u64;
        all.insert(number, entry.clone());
        (number, entry)
    }

    pub(crate) fn get(&self, number: u64) -> Option<Arc<ThreadEntry>> {
        self.lock().get(&number).cloned()
    }

    /// Whether a thread has not ended.
    pub(crate) fn is_alive(&self, number: u64) -> bool {
        self.get(number).is_some_and(|entry| !entry.ended.is_set())
    }

    /// Gives a thread another name.
    pub(crate) fn rename(&self, number: u64, name: &str) {
        if let Some(entry) = self.get(number) {
            name.clone_into(&mut entry.name.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// The main thread's function has ended: who joins it waits no longer.
    pub(crate) fn end_main(&self) {
        if let Some(main) = self.get(MAIN) {
            main.ended.set();
        }
    }

    /// A thread that the end of the program has to wait for, if there still is one.
    pub(crate) fn unfinished(&self) -> Option<Arc<ThreadEntry>> {
        self.lock().values().find(|thread| thread.is_waited_for()).cloned()
    }

    /// The same for the end of one interpreter.
    pub(crate) fn unfinished_of(&self, interpreter: u64) -> Option<Arc<ThreadEntry>> {
        let all = self.lock();
        all.values().find(|thread| thread.interpreter == interpreter && thread.is_waited_for()).cloned()
    }
}
