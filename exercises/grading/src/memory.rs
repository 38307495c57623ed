//! Memory that loom watches.

use checked_std::schedule;
use loom::cell::UnsafeCell;

/// A place in memory. It has no contents: loom only watches who uses it, and whether something orders the uses.
///
/// It is not `Sync`, so threads that share it are started by `loom::thread::spawn`, which does not ask.
#[derive(Debug, Default)]
pub struct Memory(UnsafeCell<()>);

impl Memory {
    /// Reads it; `what` is how the interleaving tells of it.
    #[track_caller]
    pub fn read(&self, what: &str) {
        self.0.with(|_| ());
        schedule::say(what);
    }

    /// Writes it, so that no other thread may use it at the same time.
    #[track_caller]
    pub fn write(&self, what: &str) {
        self.0.with_mut(|_| ());
        schedule::say(what);
    }
}
