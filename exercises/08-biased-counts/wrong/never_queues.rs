//! Believes: each thread drops only references that it took itself.

use crate::After;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};
use std::thread::{self, ThreadId};

/// Set in `Biased::shared` when the owner has added its count to the shared one: from then on that is the only one.
const MERGED: isize = 2;
/// One reference in `Biased::shared`.
const ONE: isize = 4;

/// A reference count with an owner, as PEP 703 has it.
#[derive(Debug)]
pub struct Biased {
    owner: ThreadId,
    /// References that the owner has taken less those that it has dropped; 0 from the merge on. Only the owner looks.
    local: AtomicUsize,
    /// The same for all other threads, and the flag, in one word, so that both change in one step. Below zero when
    /// others have dropped references that the owner had taken.
    shared: AtomicIsize,
}

impl Biased {
    /// A count of one reference, which the calling thread has: it is the owner.
    pub fn new() -> Self {
        Self { owner: thread::current().id(), local: AtomicUsize::new(1), shared: AtomicIsize::new(0) }
    }

    /// The owner's own count, if the calling thread is the owner and has not merged it.
    fn local(&self) -> Option<usize> {
        let mine = thread::current().id() == self.owner;
        mine.then(|| self.local.load(Ordering::Relaxed)).filter(|local| *local > 0)
    }

    /// Takes one more reference. The caller has one, or borrows somebody's, so the object lives.
    pub fn incref(&self) {
        match self.local() {
            Some(local) => self.local.store(local + 1, Ordering::Relaxed),
            None => {
                self.shared.fetch_add(ONE, Ordering::Relaxed);
            }
        }
    }

    /// Drops a reference, whoever took it.
    pub fn decref(&self) -> After {
        match self.local() {
            Some(1) => self.merge_and_add(0),
            Some(local) => {
                self.local.store(local - 1, Ordering::Relaxed);
                After::Alive
            }
            None => self.decref_shared(),
        }
    }

    fn decref_shared(&self) -> After {
        let before = self.shared.fetch_sub(ONE, Ordering::AcqRel);
        if before == MERGED + ONE { After::Free } else { After::Alive }
    }

    /// The owner has taken the object out of its queue.
    pub fn merge(&self) -> After {
        let local = self.local().map_or(0, usize::cast_signed);
        // Less the queue's reference.
        self.merge_and_add(local - 1)
    }

    /// From here on there is one count: the shared one, with `references` more.
    fn merge_and_add(&self, references: isize) -> After {
        self.local.store(0, Ordering::Relaxed);
        let merged = |shared| (shared & !MERGED) + references * ONE + MERGED;
        let before =
            self.shared.fetch_update(Ordering::AcqRel, Ordering::Relaxed, |shared| Some(merged(shared)));
        match before {
            Ok(shared) if merged(shared) == MERGED => After::Free,
            _ => After::Alive,
        }
    }
}

impl Default for Biased {
    fn default() -> Self {
        Self::new()
    }
}
