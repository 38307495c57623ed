//! Two reference counts.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A reference count that every thread changes in the same way, as in `Arc`.
#[derive(Debug)]
pub struct Count {
    references: AtomicUsize,
}

impl Count {
    /// A count of one reference: the caller's.
    pub fn new() -> Self {
        Self { references: AtomicUsize::new(1) }
    }

    /// Takes one more reference. The caller has one, so the object lives.
    pub fn incref(&self) {
        self.references.fetch_add(1, Ordering::Relaxed);
    }

    /// Drops a reference; true says that it was the last one, and that the caller frees the object.
    pub fn decref(&self) -> bool {
        // What the subtraction itself found decides. Releasing: all that this thread did with the object is done.
        // Acquiring: the last thread sees it, before it frees.
        self.references.fetch_sub(1, Ordering::AcqRel) == 1
    }
}

impl Default for Count {
    fn default() -> Self {
        Self::new()
    }
}

/// Set in `Biased::shared` when the owner has no references left.
const MERGED: usize = 1;
/// One shared reference.
const ONE: usize = 2;

/// A reference count with an owner, as PEP 703 has it.
#[derive(Debug)]
pub struct Biased {
    /// The owner's references. Nobody else touches it.
    owned: AtomicUsize,
    /// Everybody else's, and whether the owner has gone: one word, so that both change in one step.
    shared: AtomicUsize,
}

impl Biased {
    /// A count of one reference, which the calling thread has: it is the owner.
    pub fn new() -> Self {
        Self { owned: AtomicUsize::new(1), shared: AtomicUsize::new(0) }
    }

    /// The owner takes one more reference.
    pub fn incref_owned(&self) {
        self.owned.store(self.owned.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    /// The owner drops a reference; true says that the caller frees the object.
    pub fn decref_owned(&self) -> bool {
        let owned = self.owned.load(Ordering::Relaxed) - 1;
        self.owned.store(owned, Ordering::Relaxed);
        owned == 0 && self.shared.fetch_or(MERGED, Ordering::AcqRel) == 0
    }

    /// One of the owner's references becomes a shared one, to be handed to another thread.
    pub fn share(&self) {
        self.shared.fetch_add(ONE, Ordering::Relaxed);
        // The new shared reference lives, so whatever this finds, it is not the end.
        self.decref_owned();
    }

    /// Any thread takes one more shared reference. It has one, so the object lives.
    pub fn incref_shared(&self) {
        self.shared.fetch_add(ONE, Ordering::Relaxed);
    }

    /// Any thread drops a shared reference; true says that the caller frees the object.
    pub fn decref_shared(&self) -> bool {
        self.shared.fetch_sub(ONE, Ordering::AcqRel) == ONE | MERGED
    }
}

impl Default for Biased {
    fn default() -> Self {
        Self::new()
    }
}
