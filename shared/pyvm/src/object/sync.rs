//! The lock of `_thread`, on which `threading` and `queue` are built.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A `lock`, or an `RLock`.
#[derive(Debug)]
pub struct Lock {
    /// Whether the thread that holds it may take it again.
    pub reentrant: bool,
    /// No lock of objects: a thread that waits for this one looks at it without the GIL, and must not wait for whoever
    /// holds that.
    state: Mutex<LockState>,
}

/// Who has a lock, and how often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LockState {
    /// How often it was taken and not yet released.
    pub count: u32,
    /// The thread that took it last.
    pub holder: u64,
    /// How many threads wait for it, as their host says.
    pub waiting: u32,
}

impl Lock {
    /// A free lock.
    pub fn new(reentrant: bool) -> Self {
        Self { reentrant, state: Mutex::new(LockState::default()) }
    }

    fn locked(&self) -> MutexGuard<'_, LockState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes it for a thread if it is free, or the thread's own and reentrant.
    pub fn try_acquire(&self, thread: u64) -> bool {
        let mut state = self.locked();
        let may = state.count == 0 || self.reentrant && state.holder == thread;
        if may {
            state.count += 1;
            state.holder = thread;
        }
        may
    }

    /// Gives it back once. `None` where the thread may not; otherwise whether it is free now and somebody
    /// waits for it.
    pub fn release(&self, thread: u64) -> Option<bool> {
        let mut state = self.locked();
        if state.count == 0 || self.reentrant && state.holder != thread {
            return None;
        }
        state.count -= 1;
        Some(state.count == 0 && state.waiting > 0)
    }

    /// Gives it back once, unless the thread may not, or somebody may have to be woken: then it is as it was, and this is
    /// false.
    pub(crate) fn release_quietly(&self, thread: u64) -> bool {
        let mut state = self.locked();
        let may = state.count > 0 && state.waiting == 0 && !(self.reentrant && state.holder != thread);
        if may {
            state.count -= 1;
        }
        may
    }

    /// Its state.
    pub fn state(&self) -> LockState {
        *self.locked()
    }

    /// Sets its state: the part of a condition variable that gives a lock up and takes it back, and a copy of a
    /// lock in another process.
    pub fn set_state(&self, count: u32, holder: u64) {
        let mut state = self.locked();
        (state.count, state.holder) = (count, holder);
    }

    /// Counts one thread more, or fewer, that waits for it.
    pub fn set_waiting(&self, more: bool) {
        let mut state = self.locked();
        state.waiting = if more { state.waiting + 1 } else { state.waiting.saturating_sub(1) };
    }
}
