//! Believes: who is woken has what it waited for.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The global interpreter lock.
#[derive(Debug)]
pub struct Gil {
    state: Mutex<State>,
    /// The state changed: the lock is free, or somebody took it.
    changed: Condvar,
    /// Somebody waits. Outside the mutex, because the holder looks at it all the time.
    drop_request: AtomicBool,
}

#[derive(Debug)]
struct State {
    locked: bool,
    /// How often the lock was taken: who gives way sees by it that another thread had its turn.
    taken: u64,
}

impl Gil {
    /// A lock that nobody has.
    pub fn new() -> Self {
        let state = Mutex::new(State { locked: false, taken: 0 });
        Self { state, changed: Condvar::new(), drop_request: AtomicBool::new(false) }
    }

    /// Waits until the lock is free, and takes it. Who has to wait asks the holder to drop it.
    pub fn acquire(&self) {
        self.take(self.state());
    }

    /// Drops the lock, which the calling thread has.
    pub fn release(&self) {
        self.state().locked = false;
        self.changed.notify_all();
    }

    /// Whether the holder is asked to drop the lock.
    pub fn drop_requested(&self) -> bool {
        self.drop_request.load(Ordering::Relaxed)
    }

    /// What the holder does between two instructions: if it is asked to, it drops the lock, lets another thread take
    /// it, and takes it back when it is free again.
    pub fn give_way(&self) {
        if !self.drop_requested() {
            return;
        }
        let mut state = self.state();
        state.locked = false;
        let before = state.taken;
        self.changed.notify_all();
        // Without this wait the thread that runs already would nearly always be the first to take the lock again.
        while state.taken == before {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        self.take(state);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, mut state: MutexGuard<'_, State>) {
        if state.locked {
            self.drop_request.store(true, Ordering::Relaxed);
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.locked = true;
        state.taken += 1;
        self.drop_request.store(false, Ordering::Relaxed);
        // For the thread that gave way, and so that all others who wait ask again.
        self.changed.notify_all();
    }
}

impl Default for Gil {
    fn default() -> Self {
        Self::new()
    }
}
