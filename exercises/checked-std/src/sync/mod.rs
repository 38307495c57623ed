//! Locks, condition variables, channels and atomics whose order loom decides.
//!
//! `Arc` is the standard one: its counting is not what an answer is judged by. What is missing here (`OnceLock`,
//! `LazyLock`) is what loom does not have.

pub mod atomic;
mod condvar;
mod mutex;

pub use condvar::Condvar;
pub use loom::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard, mpsc};
pub use mutex::{Mutex, MutexGuard};
pub use std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};
