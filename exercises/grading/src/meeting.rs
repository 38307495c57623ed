//! Proves that threads work at the same time, without looking at a clock.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// How long a thread waits for the others. Only a check that fails ever waits this long.
const PATIENCE: Duration = Duration::from_secs(10);

/// A place where threads wait until enough of them are there.
///
/// A thread that is there waits in the middle of its work. So if as many as expected meet, they work at the same
/// time; if they do not, then the others were never started, or start only when this one has ended.
#[derive(Debug)]
pub struct Meeting {
    expected: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    came: HashSet<ThreadId>,
    gave_up: bool,
}

impl Meeting {
    /// A meeting of `expected` threads.
    pub fn new(expected: usize) -> Self {
        Self { expected, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The calling thread is there. Returns when all are, or when they will not come.
    pub fn arrive(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.gave_up {
            return;
        }
        state.came.insert(thread::current().id());
        self.changed.notify_all();
        let (mut state, waited) = self
            .changed
            .wait_timeout_while(state, PATIENCE, |state| state.came.len() < self.expected && !state.gave_up)
            .unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            state.gave_up = true;
            self.changed.notify_all();
        }
    }

    /// How many threads came before the others gave up.
    pub fn came(&self) -> usize {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).came.len()
    }

    /// The expected number was there at the same time.
    pub fn met(&self) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        !state.gave_up && state.came.len() >= self.expected
    }
}
