//! Threads that wait for a lock of the program (`threading.Lock` and all that is built on it).
//!
//! The lock itself is an object of the machine, which takes and gives it without the host as long as nobody
//! has to wait. The two meet without losing a wake-up because of the order of steps: a waiter first counts
//! itself as waiting, then tries the lock once more, and only then sleeps; whoever releases the lock first
//! frees it, then sees the count, and wakes. The last try and the falling asleep are one step to whoever
//! wakes, because both sides hold the same mutex.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pyvm::object::{Lock, Ref};

/// All threads of a process that wait for locks.
#[derive(Debug, Default)]
pub(crate) struct Locks(Mutex<HashMap<usize, Waiters>>);

/// The threads that wait for one lock.
#[derive(Debug, Default)]
struct Waiters {
    count: usize,
    freed: Arc<Condvar>,
}

impl Locks {
    fn lock(&self) -> MutexGuard<'_, HashMap<usize, Waiters>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until `thread` has the lock, or the timeout has passed; says whether it has it.
    pub(crate) fn acquire(&self, object: &Ref, lock: &Lock, thread: u64, timeout: Option<Duration>) -> bool {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        lock.set_waiting(true);
        let mut all = self.lock();
        let waiters = all.entry(key(object)).or_default();
        waiters.count += 1;
        let freed = waiters.freed.clone();
        let taken = loop {
            // Before the clock is looked at: who was woken at the last moment must not waste it.
            if lock.try_acquire(thread) {
                break true;
            }
            all = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => freed.wait(all).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => break false,
                Some(left) => freed.wait_timeout(all, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        };
        if let Some(waiters) = all.get_mut(&key(object)) {
            waiters.count -= 1;
            if waiters.count == 0 {
                all.remove(&key(object));
            }
        }
        lock.set_waiting(false);
        taken
    }

    /// A lock is free: wakes one thread that waits for it. If another is faster and takes it, that one's release
    /// wakes again.
    pub(crate) fn wake(&self, object: &Ref) {
        if let Some(waiters) = self.lock().get(&key(object)) {
            waiters.freed.notify_one();
        }
    }
}

/// What tells locks apart: the waiters hold a reference, so the address is not used again meanwhile.
fn key(object: &Ref) -> usize {
    Ref::as_ptr(object).addr()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    use pyvm::object::{Kind, Object};

    use super::*;

    fn new(reentrant: bool) -> Ref {
        Object::new(Kind::Lock(Box::new(Lock::new(reentrant))))
    }

    fn inner(object: &Ref) -> &Lock {
        match &object.kind {
            Kind::Lock(lock) => lock,
            _ => unreachable!("it was made as a lock"),
        }
    }

    /// Releases as the machine does: wakes only where the lock says that somebody waits.
    fn release(locks: &Locks, object: &Ref, thread: u64) {
        if inner(object).release(thread) == Some(true) {
            locks.wake(object);
        }
    }

    #[test]
    fn every_waiter_gets_it_in_the_end() {
        let (locks, object, counter) = (Locks::default(), new(false), AtomicU64::new(0));
        thread::scope(|scope| {
            for number in 0..8 {
                let (locks, object, counter) = (&locks, &object, &counter);
                scope.spawn(move || {
                    for _ in 0..1000 {
                        if !inner(object).try_acquire(number) {
                            assert!(locks.acquire(object, inner(object), number, None));
                        }
                        let seen = counter.load(Ordering::Relaxed);
                        thread::yield_now();
                        counter.store(seen + 1, Ordering::Relaxed);
                        release(locks, object, number);
                    }
                });
            }
        });
        assert_eq!(counter.load(Ordering::Relaxed), 8000);
        assert_eq!(inner(&object).state().waiting, 0);
        assert!(locks.lock().is_empty());
    }

    #[test]
    fn a_timeout_ends_the_waiting() {
        let (locks, object) = (Locks::default(), new(false));
        assert!(inner(&object).try_acquire(1));
        assert!(!locks.acquire(&object, inner(&object), 2, Some(Duration::from_millis(1))));
        assert!(!locks.acquire(&object, inner(&object), 2, Some(Duration::ZERO)));
        release(&locks, &object, 1);
        assert!(locks.acquire(&object, inner(&object), 2, Some(Duration::ZERO)));
        assert!(locks.lock().is_empty());
    }

    #[test]
    fn a_timed_waiter_and_an_untimed_one_share_a_lock() {
        let (locks, object) = (Locks::default(), new(false));
        assert!(inner(&object).try_acquire(0));
        thread::scope(|scope| {
            for number in 1..=20 {
                let (locks, object) = (&locks, &object);
                let timeout = (number % 2 == 0).then_some(Duration::from_micros(50));
                scope.spawn(move || {
                    if locks.acquire(object, inner(object), number, timeout) {
                        release(locks, object, number);
                    }
                });
            }
            release(&locks, &object, 0);
        });
        assert_eq!(inner(&object).state().count, 0);
    }
}
