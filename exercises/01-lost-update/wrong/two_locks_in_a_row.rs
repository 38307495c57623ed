//! Believes: it is enough that every access happens under the lock, whoever comes between two of them.

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
        let value = *self.value.lock().unwrap();
        *self.value.lock().unwrap() = value + 1;
    }

    /// Adds 1 if the counter is below `limit`; says whether it did.
    pub fn add_below(&self, limit: usize) -> bool {
        let mut value = self.value.lock().unwrap();
        let below = *value < limit;
        *value += usize::from(below);
        below
    }

    /// The value now.
    pub fn value(&self) -> usize {
        *self.value.lock().unwrap()
    }
}
