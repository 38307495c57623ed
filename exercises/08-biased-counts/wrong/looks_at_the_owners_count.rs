//! Believes: every thread may look at the owner's count, because looking changes nothing.

use crate::After;
use std::sync::atomic::{AtomicIsize, Ordering};
use std::thread::{self, ThreadId};

/// A reference count with an owner, as PEP 703 has it.
#[derive(Debug)]
pub struct Biased {
    owner: ThreadId,
    /// References that the owner has taken less those that it has dropped.
    local: AtomicIsize,
    /// The same for all other threads.
    shared: AtomicIsize,
}

impl Biased {
    /// A count of one reference, which the calling thread has: it is the owner.
    pub fn new() -> Self {
        Self { owner: thread::current().id(), local: AtomicIsize::new(1), shared: AtomicIsize::new(0) }
    }

    fn is_mine(&self) -> bool {
        thread::current().id() == self.owner
    }

    /// Takes one more reference. The caller has one, or borrows somebody's, so the object lives.
    pub fn incref(&self) {
        if self.is_mine() {
            self.local.store(self.local.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        } else {
            self.shared.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Drops a reference, whoever took it.
    pub fn decref(&self) -> After {
        let references = if self.is_mine() {
            let local = self.local.load(Ordering::Relaxed) - 1;
            self.local.store(local, Ordering::Release);
            local + self.shared.load(Ordering::Acquire)
        } else {
            let shared = self.shared.fetch_sub(1, Ordering::AcqRel) - 1;
            shared + self.local.load(Ordering::Acquire)
        };
        if references == 0 { After::Free } else { After::Alive }
    }

    /// The owner has taken the object out of its queue.
    pub fn merge(&self) -> After {
        After::Alive
    }
}

impl Default for Biased {
    fn default() -> Self {
        Self::new()
    }
}
