//! A counter that threads share: reading, adding and writing are one step, because no other thread can come between.

use std::sync::{Mutex, PoisonError};

/// A counter that several threads add to.
#[derive(Debug, Default)]
pub struct Counter {
    value: Mutex<usize>,
}

impl Counter {
    /// A counter at 0.
    pub fn new() -> Self {
        Self { value: Mutex::new(0) }
    }

    /// Adds 1.
    pub fn add(&self) {
        *self.value.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    /// Adds 1 if the counter is below `limit`; says whether it did.
    pub fn add_below(&self, limit: usize) -> bool {
        // The lock is held from the comparison to the addition: a check is worth nothing once the lock is gone.
        let mut value = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        let below = *value < limit;
        if below {
            *value += 1;
        }
        below
    }

    /// The value now.
    pub fn value(&self) -> usize {
        *self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
