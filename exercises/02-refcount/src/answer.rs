//! Your answer: two reference counts. Both are right in one thread, and in no other program.

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
        self.references.store(self.references.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    }

    /// Drops a reference; true says that it was the last one, and that the caller frees the object.
    pub fn decref(&self) -> bool {
        self.references.store(self.references.load(Ordering::SeqCst) - 1, Ordering::SeqCst);
        self.references.load(Ordering::SeqCst) == 0
    }
}

impl Default for Count {
    fn default() -> Self {
        Self::new()
    }
}

/// A reference count with an owner, as PEP 703 has it.
#[derive(Debug)]
pub struct Biased {
    /// The owner's references. Nobody else touches it.
    owned: AtomicUsize,
    /// Everybody else's.
    shared: AtomicUsize,
}

impl Biased {
    /// A count of one reference, which the calling thread has: it is the owner.
    pub fn new() -> Self {
        Self { owned: AtomicUsize::new(1), shared: AtomicUsize::new(0) }
    }

    /// The owner takes one more reference.
    pub fn incref_owned(&self) {
        self.owned.store(self.owned.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    }

    /// The owner drops a reference; true says that the caller frees the object.
    pub fn decref_owned(&self) -> bool {
        let owned = self.owned.load(Ordering::SeqCst) - 1;
        self.owned.store(owned, Ordering::SeqCst);
        owned == 0 && self.shared.load(Ordering::SeqCst) == 0
    }

    /// One of the owner's references becomes a shared one, to be handed to another thread.
    pub fn share(&self) {
        self.incref_shared();
        self.decref_owned();
    }

    /// Any thread takes one more shared reference. It has one, so the object lives.
    pub fn incref_shared(&self) {
        self.shared.store(self.shared.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
    }

    /// Any thread drops a shared reference; true says that the caller frees the object.
    pub fn decref_shared(&self) -> bool {
        self.shared.store(self.shared.load(Ordering::SeqCst) - 1, Ordering::SeqCst);
        self.shared.load(Ordering::SeqCst) == 0 && self.owned.load(Ordering::SeqCst) == 0
    }
}

impl Default for Biased {
    fn default() -> Self {
        Self::new()
    }
}
