//! A mutex that notes who locks and unlocks it.

use crate::schedule::{begin_step, note};
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// `std::sync::Mutex`, ordered by loom. It is never poisoned: loom ends the whole model at a panic.
#[derive(Debug)]
pub struct Mutex<T> {
    inner: loom::sync::Mutex<T>,
}

/// Unlocks its mutex when it is dropped.
#[derive(Debug)]
pub struct MutexGuard<'a, T> {
    // `None` only after a condition variable has taken the lock out of the guard.
    inner: Option<loom::sync::MutexGuard<'a, T>>,
    place: &'static Location<'static>,
}

impl<T> Mutex<T> {
    /// An unlocked mutex.
    pub fn new(value: T) -> Self {
        Self { inner: loom::sync::Mutex::new(value) }
    }

    /// Waits until no other thread holds the mutex, and takes it.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        begin_step(place, "lock");
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        note(place, || "lock".to_owned());
        Ok(MutexGuard { inner: Some(inner), place })
    }

    /// Takes the mutex if no other thread holds it.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let place = Location::caller();
        match self.inner.try_lock() {
            Ok(inner) => {
                note(place, || "try_lock: taken".to_owned());
                Ok(MutexGuard { inner: Some(inner), place })
            }
            Err(_) => {
                note(place, || "try_lock: held by another thread".to_owned());
                Err(TryLockError::WouldBlock)
            }
        }
    }

    /// The value of a mutex that nobody can hold any more.
    pub fn into_inner(self) -> LockResult<T> {
        Ok(self.inner.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// The value of a mutex that nobody else can hold at this moment.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        Ok(self.inner.get_mut().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<'a, T> MutexGuard<'a, T> {
    pub(super) fn wait(mut self, with: impl FnOnce(Inner<'a, T>) -> Inner<'a, T>) -> Self {
        self.inner = self.inner.take().map(with);
        self
    }
}

pub(super) type Inner<'a, T> = loom::sync::MutexGuard<'a, T>;

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner.as_ref().expect("a guard holds its lock until it is dropped")
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.inner.as_mut().expect("a guard holds its lock until it is dropped")
    }
}

impl<T> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.take() {
            note(self.place, || "unlock what was locked here".to_owned());
            drop(inner);
        }
    }
}
