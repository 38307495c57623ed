//! Your answer: a reference count that is right in one thread, and in no other program.

use crate::After;
use std::sync::atomic::{AtomicIsize, Ordering};

/// A reference count with an owner, as PEP 703 has it. So far it has one number, and nothing is atomic.
#[derive(Debug)]
pub struct Biased {
    references: AtomicIsize,
}

impl Biased {
    /// A count of one reference, which the calling thread has: it is the owner.
    pub fn new() -> Self {
        Self { references: AtomicIsize::new(1) }
    }

    /// Takes one more reference. The caller has one, or borrows somebody's, so the object lives.
    pub fn incref(&self) {
        self.references.store(self.references.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    }

    /// Drops a reference, whoever took it; says what the caller has to do next.
    pub fn decref(&self) -> After {
        self.references.store(self.references.load(Ordering::SeqCst) - 1, Ordering::SeqCst);
        if self.references.load(Ordering::SeqCst) == 0 { After::Free } else { After::Alive }
    }

    /// The owner has taken the object out of its queue, and makes one count of the two. `Alive` or `Free`.
    pub fn merge(&self) -> After {
        After::Alive
    }
}

impl Default for Biased {
    fn default() -> Self {
        Self::new()
    }
}
