//! Three ways to keep shared objects whole: no lock, a lock for each object, one lock for all of them.
//!
//! The objects are counters, and each thread adds to all of them in an order of its own: threads work on different
//! objects nearly all of the time, and meet now and then, as the threads of a program do.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crossbeam::utils::CachePadded;

/// How many counters there are.
const OBJECTS: usize = 64;

/// How the counters are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locking {
    /// Not at all: a load, an addition, a store.
    Nothing,
    /// Each addition is one atomic instruction.
    Atomic,
    /// Each counter has a lock.
    PerObject,
    /// One lock for all counters.
    OneLock,
}

impl Locking {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Atomic, Self::PerObject, Self::OneLock];
}

// ANCHOR: objects
/// Counters that threads share, each on a cache line of its own.
trait Counters: Sync {
    fn add(&self, object: usize);
    fn total(&self) -> u64;
}

/// Rust has no data race to offer: without a lock the smallest steps are an atomic load and an atomic store, and
/// another thread's addition between the two is lost.
struct Unprotected(Vec<CachePadded<AtomicU64>>);

impl Counters for Unprotected {
    fn add(&self, object: usize) {
        let seen = self.0[object].load(Ordering::Relaxed);
        self.0[object].store(seen + 1, Ordering::Relaxed);
    }

    fn total(&self) -> u64 {
        self.0.iter().map(|counter| counter.load(Ordering::Relaxed)).sum()
    }
}

struct Atomics(Vec<CachePadded<AtomicU64>>);

impl Counters for Atomics {
    fn add(&self, object: usize) {
        self.0[object].fetch_add(1, Ordering::Relaxed);
    }

    fn total(&self) -> u64 {
        self.0.iter().map(|counter| counter.load(Ordering::Relaxed)).sum()
    }
}

struct ManyLocks(Vec<CachePadded<Mutex<u64>>>);

impl Counters for ManyLocks {
    fn add(&self, object: usize) {
        *self.0[object].lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }

    fn total(&self) -> u64 {
        self.0.iter().map(|counter| *counter.lock().unwrap_or_else(PoisonError::into_inner)).sum()
    }
}

struct OneLock(Mutex<Vec<u64>>);

impl Counters for OneLock {
    fn add(&self, object: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)[object] += 1;
    }

    fn total(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().sum()
    }
}
// ANCHOR_END: objects

/// Lets so many threads make so many additions each. Gives how many additions were lost.
pub fn add(locking: Locking, threads: usize, additions: u64) -> u64 {
    fn each<T: Default>() -> Vec<CachePadded<T>> {
        (0..OBJECTS).map(|_| CachePadded::default()).collect()
    }
    match locking {
        Locking::Nothing => run(&Unprotected(each()), threads, additions),
        Locking::Atomic => run(&Atomics(each()), threads, additions),
        Locking::PerObject => run(&ManyLocks(each()), threads, additions),
        Locking::OneLock => run(&OneLock(Mutex::new(vec![0; OBJECTS])), threads, additions),
    }
}

fn run(counters: &impl Counters, threads: usize, additions: u64) -> u64 {
    thread::scope(|scope| {
        for number in 0..threads {
            scope.spawn(move || {
                // An odd step visits all of them.
                let (mut object, step) = (number, 2 * number + 1);
                for _ in 0..additions {
                    counters.add(object % OBJECTS);
                    object += step;
                }
            });
        }
    });
    threads as u64 * additions - counters.total()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nothing_protects_is_lost() {
        for locking in Locking::ALL {
            let lost = add(locking, 3, 10_000);
            assert!(lost == 0 || locking == Locking::Nothing, "{locking:?} lost {lost}");
        }
        assert_eq!(add(Locking::Nothing, 1, 10_000), 0);
    }
}
