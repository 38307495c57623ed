//! Believes: what a check found out is still true when the next line runs.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A counter that several threads add to.
#[derive(Debug, Default)]
pub struct Counter {
    value: AtomicUsize,
}

impl Counter {
    /// A counter at 0.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds 1.
    pub fn add(&self) {
        self.value.fetch_add(1, Ordering::SeqCst);
    }

    /// Adds 1 if the counter is below `limit`; says whether it did.
    pub fn add_below(&self, limit: usize) -> bool {
        let below = self.value() < limit;
        if below {
            self.add();
        }
        below
    }

    /// The value now.
    pub fn value(&self) -> usize {
        self.value.load(Ordering::SeqCst)
    }
}
