//! A condition variable that notes who waits and who wakes.

use super::mutex::MutexGuard;
use crate::schedule::{begin_step, note};
use std::panic::Location;
use std::sync::{LockResult, PoisonError};

/// `std::sync::Condvar`, ordered by loom. There is no wait with a time limit: a model has no clock.
#[derive(Debug, Default)]
pub struct Condvar {
    inner: loom::sync::Condvar,
}

impl Condvar {
    /// A condition variable that nobody waits on.
    pub fn new() -> Self {
        Self::default()
    }

    /// Unlocks the mutex, waits to be woken, and locks it again.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let place = Location::caller();
        note(place, || "wait: unlock and sleep".to_owned());
        begin_step(place, "wait to be woken");
        let guard = guard.wait(|inner| self.inner.wait(inner).unwrap_or_else(PoisonError::into_inner));
        note(place, || "wait: awake, locked again".to_owned());
        Ok(guard)
    }

    /// Waits for as long as `condition` is true.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Wakes one thread that waits, if there is one.
    #[track_caller]
    pub fn notify_one(&self) {
        let place = Location::caller();
        self.inner.notify_one();
        note(place, || "notify_one".to_owned());
    }

    /// Wakes all threads that wait.
    #[track_caller]
    pub fn notify_all(&self) {
        let place = Location::caller();
        self.inner.notify_all();
        note(place, || "notify_all".to_owned());
    }
}
