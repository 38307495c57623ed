//! The lock of one object.

use std::sync::atomic::{AtomicBool, Ordering};

use lock_api::{GuardSend, RawMutex};

use crate::object::biased::owner::{Here, NOBODY, as_owner, current, of_locks};

/// A lock that is held for some instructions only, never while Python code runs or a thread waits.
///
/// One that was made under a GIL belongs to whoever holds that GIL ([`super::Owner`]): for them, taking it costs no
/// atomic operation. A thread without the GIL waits until it is free. All other locks cost one atomic operation.
/// A thread that finds one taken lets others run until it is free.
#[derive(Debug)]
pub struct Mutex<T>(lock_api::Mutex<Biased, T>);

/// A lock that is held.
pub type MutexGuard<'a, T> = lock_api::MutexGuard<'a, Biased, T>;

impl<T> Mutex<T> {
    /// A free lock around a value.
    #[inline]
    pub fn new(value: T) -> Self {
        let raw = Biased { owner: of_locks(), taken: AtomicBool::new(false) };
        Self(lock_api::Mutex::from_raw(raw, value))
    }

    /// A free lock that belongs to nobody, around a value that threads use without the GIL too.
    pub fn unbiased(value: T) -> Self {
        Self(lock_api::Mutex::from_raw(Biased::INIT, value))
    }

    /// The value, which nobody else can look at.
    #[inline]
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    /// The value.
    #[inline]
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// Locks an object.
#[inline(always)]
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.0.lock()
}

/// Locks an object, unless it is locked. For code without a call in its way, which
/// the general case is.
#[inline(always)]
pub(crate) fn try_lock<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    mutex.0.try_lock()
}

/// The same where that costs no atomic operation: the lock belongs to the owner that this thread is inside of. Without the
/// general case the compiler has all registers for the way there is.
#[inline(always)]
pub(crate) fn try_lock_inside<'m, T>(here: Here<'_>, mutex: &'m Mutex<T>) -> Option<MutexGuard<'m, T>> {
    // SAFETY: only asked to take it, which it does as `RawMutex::lock` would.
    let raw = unsafe { mutex.0.raw() };
    if raw.owner != here.current() || !raw.take_inside() {
        return None;
    }
    // SAFETY: this thread has just taken it, and no guard was made for that yet.
    Some(unsafe { mutex.0.make_guard_unchecked() })
}

/// Whether a lock is taken, and who may take it without an atomic operation.
#[derive(Debug)]
pub struct Biased {
    owner: u32,
    taken: AtomicBool,
}

impl Biased {
    /// Takes the lock in one atomic operation, if it is free.
    #[inline(always)]
    fn take(&self) -> bool {
        self.taken.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    /// Whoever takes it is inside its owner, and so the only one who is taking it.
    #[inline(always)]
    fn take_inside(&self) -> bool {
        let free = !self.taken.load(Ordering::Acquire);
        if free {
            self.taken.store(true, Ordering::Relaxed);
        }
        free
    }

    #[cold]
    #[inline(never)]
    fn wait(&self) {
        if self.owner != NOBODY {
            return as_owner(self.owner, || self.take_inside());
        }
        while !self.take() {
            std::thread::yield_now();
        }
    }
}

// SAFETY: `lock` returns only where `taken` went from false to true by this thread: either in one atomic operation, or
// inside the lock's owner, where no other thread can be at the same time. A lock is always taken in the same one of
// these two ways, since its owner never changes.
unsafe impl RawMutex for Biased {
    const INIT: Self = Self { owner: NOBODY, taken: AtomicBool::new(false) };
    type GuardMarker = GuardSend;

    #[inline(always)]
    fn lock(&self) {
        let taken =
            if self.owner == current() { self.take_inside() } else { self.owner == NOBODY && self.take() };
        if !taken {
            self.wait();
        }
    }

    #[inline(always)]
    fn try_lock(&self) -> bool {
        if self.owner == current() { self.take_inside() } else { self.owner == NOBODY && self.take() }
    }

    #[inline(always)]
    unsafe fn unlock(&self) {
        self.taken.store(false, Ordering::Release);
    }
}
