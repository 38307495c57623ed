//! The lock of one object.

use spin::mutex::{SpinMutex, SpinMutexGuard};
use spin::relax::Yield;

/// A lock that is held for some instructions only, never while Python code runs or a thread waits.
///
/// It is one byte, and taking a free one costs one atomic operation. A thread that finds it taken lets
/// others run until it is free.
pub type Mutex<T> = SpinMutex<T, Yield>;

/// Locks an object.
#[inline(always)]
pub fn lock<T>(mutex: &Mutex<T>) -> SpinMutexGuard<'_, T> {
    mutex.lock()
}
