//! Believes: a thread that holds a lock can take it once more.

use std::sync::Mutex;

/// A counter that several threads add to.
#[derive(Debug, Default)]
pub struct Counter {
    value: Mutex<usize>,
}

impl Counter {
    /// A counter at 0.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds 1.
    pub fn add(&self) {
        *self.value.lock().unwrap() += 1;
    }

    /// Adds 1 if the counter is below `limit`; says whether it did.
    pub fn add_below(&self, limit: usize) -> bool {
        let value = self.value.lock().unwrap();
        let below = *value < limit;
        if below {
            self.add();
        }
        below
    }

    /// The value now.
    pub fn value(&self) -> usize {
        *self.value.lock().unwrap()
    }
}
