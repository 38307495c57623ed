//! Your answer: the global interpreter lock. This one never locks anything.

use std::sync::{Condvar, Mutex};

/// The global interpreter lock.
#[derive(Debug)]
pub struct Gil {
    locked: Mutex<bool>,
    changed: Condvar,
}

impl Gil {
    /// A lock that nobody has.
    pub fn new() -> Self {
        Self { locked: Mutex::new(false), changed: Condvar::new() }
    }

    /// Waits until the lock is free, and takes it. Who has to wait asks the holder to drop it.
    pub fn acquire(&self) {
        *self.locked.lock().expect("no thread panics with it") = true;
    }

    /// Drops the lock, which the calling thread has.
    pub fn release(&self) {
        *self.locked.lock().expect("no thread panics with it") = false;
        self.changed.notify_all();
    }

    /// Whether the holder is asked to drop the lock.
    pub fn drop_requested(&self) -> bool {
        false
    }

    /// What the holder does between two instructions: if it is asked to, it drops the lock, lets another thread take
    /// it, and takes it back when it is free again.
    pub fn give_way(&self) {
        if self.drop_requested() {
            self.release();
            self.acquire();
        }
    }
}

impl Default for Gil {
    fn default() -> Self {
        Self::new()
    }
}
