//! Your answer: a counter that threads share.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A counter that several threads add to.
///
/// It is what `counter += 1` is in Python: read the value, add, write it back.
#[derive(Debug, Default)]
pub struct Counter {
    value: AtomicUsize,
}

impl Counter {
    /// A counter at 0.
    pub fn new() -> Self {
        Self { value: AtomicUsize::new(0) }
    }

    /// Adds 1.
    pub fn add(&self) {
        let value = self.value.load(Ordering::SeqCst);
        self.value.store(value + 1, Ordering::SeqCst);
    }

    /// Adds 1 if the counter is below `limit`; says whether it did.
    pub fn add_below(&self, limit: usize) -> bool {
        if self.value() < limit {
            self.add();
            return true;
        }
        false
    }

    /// The value now.
    pub fn value(&self) -> usize {
        self.value.load(Ordering::SeqCst)
    }
}
