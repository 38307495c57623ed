//! Three ways to count references, as small as they can be: plain, atomic, and biased.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam::epoch;

/// Counts the references to something.
pub trait Count {
    /// One reference, held by the thread that calls.
    fn new() -> Self;
    /// One reference more.
    fn take(&self);
    /// One reference less. True for the last one: now the object dies.
    fn release(&self) -> bool;
}

// ANCHOR: plain
/// What CPython does under the GIL, and [`std::rc::Rc`] in one thread: an ordinary number.
#[derive(Debug)]
pub struct Plain(Cell<u64>);

impl Count for Plain {
    fn new() -> Self {
        Self(Cell::new(1))
    }

    #[inline]
    fn take(&self) {
        self.0.set(self.0.get() + 1);
    }

    #[inline]
    fn release(&self) -> bool {
        self.0.set(self.0.get() - 1);
        self.0.get() == 0
    }
}
// ANCHOR_END: plain

// ANCHOR: atomic
/// What [`std::sync::Arc`] does: each change is one instruction that no other thread can split.
#[derive(Debug)]
pub struct Atomic(AtomicU64);

impl Count for Atomic {
    fn new() -> Self {
        Self(AtomicU64::new(1))
    }

    #[inline]
    fn take(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    #[inline]
    fn release(&self) -> bool {
        self.0.fetch_sub(1, Ordering::AcqRel) == 1
    }
}
// ANCHOR_END: atomic

// ANCHOR: biased
/// What free-threaded CPython does (PEP 703): the thread that made the object, its *owner*, counts in a number of its
/// own, all others in an atomic one. Once the owner has no reference left, the atomic count decides alone.
#[derive(Debug)]
pub struct Biased {
    owner: u64,
    /// The owner's references. Only the owner reads and writes it.
    local: AtomicU64,
    /// The others' references, and [`OWNED`] as long as the owner has some.
    shared: AtomicU64,
}

const OWNED: u64 = 1 << 40;

impl Count for Biased {
    fn new() -> Self {
        Self { owner: me(), local: AtomicU64::new(1), shared: AtomicU64::new(OWNED) }
    }

    #[inline]
    fn take(&self) {
        if let Some(local) = self.mine() {
            // Two plain instructions, not one atomic one.
            self.local.store(local + 1, Ordering::Relaxed);
        } else {
            self.shared.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[inline]
    fn release(&self) -> bool {
        if let Some(local) = self.mine() {
            self.local.store(local - 1, Ordering::Relaxed);
            return local == 1 && self.release_shared(OWNED);
        }
        self.release_shared(1)
    }
}

impl Biased {
    /// How many references this thread has, if it is the owner and has any.
    #[inline]
    fn mine(&self) -> Option<u64> {
        (self.owner == me()).then(|| self.local.load(Ordering::Relaxed)).filter(|local| *local > 0)
    }

    fn release_shared(&self, count: u64) -> bool {
        self.shared.fetch_sub(count, Ordering::AcqRel) == count
    }

    /// One of the owner's references becomes another thread's. (In PEP 703 the other thread drops it first and asks the
    /// owner afterwards, through a queue.)
    pub fn hand_over(&self) {
        self.shared.fetch_add(1, Ordering::Relaxed);
        self.release();
    }
}
// ANCHOR_END: biased

thread_local! {
    static ME: Cell<u64> = const { Cell::new(0) };
}

/// A number for the thread.
#[inline]
fn me() -> u64 {
    match ME.get() {
        0 => new_number(),
        number => number,
    }
}

#[cold]
fn new_number() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let number = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    ME.set(number);
    number
}

/// Takes and releases a reference so often, in the thread that made the object. False if the count went wrong.
pub fn in_one_thread<C: Count>(turns: u64) -> bool {
    let count = std::hint::black_box(C::new());
    let ended_early = take_and_release(&count, turns);
    !ended_early && count.release()
}

/// The same in several threads, all with the same object; the first one made it. False if the count went wrong.
pub fn in_threads<C: Count + Sync>(threads: usize, turns: u64) -> bool {
    let count = C::new();
    let ended_early = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| take_and_release(&count, turns))).collect();
        let mine = take_and_release(&count, turns);
        others.into_iter().fold(mine, |any, thread| any | thread.join().unwrap_or(true))
    });
    !ended_early && count.release()
}

fn take_and_release(count: &impl Count, turns: u64) -> bool {
    let mut ended = false;
    for _ in 0..turns {
        let count = std::hint::black_box(count);
        count.take();
        ended |= count.release();
    }
    ended
}

// ANCHOR: epoch
/// Reads something shared so often without counting at all: whoever reads is *pinned*, and what is replaced meanwhile is
/// freed only once nobody is pinned any more who could still see it.
pub fn in_epochs(threads: usize, turns: u64) -> u64 {
    let shared = AtomicU64::new(1);
    let read = || {
        let mut sum = 0;
        for _ in 0..turns {
            let _pinned = epoch::pin();
            sum += std::hint::black_box(&shared).load(Ordering::Acquire);
        }
        sum
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(read)).collect();
        let mine = read();
        others.into_iter().fold(mine, |sum, thread| sum + thread.join().unwrap_or(0))
    })
}
// ANCHOR_END: epoch

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_reference_is_the_last() {
        assert!(in_one_thread::<Plain>(1000));
        assert!(in_one_thread::<Atomic>(1000));
        assert!(in_one_thread::<Biased>(1000));
        assert!(in_threads::<Atomic>(3, 10_000));
        assert!(in_threads::<Biased>(3, 10_000));
        assert_eq!(in_epochs(3, 100), 300);
    }

    /// Another thread holds a reference when the owner lets go of its last: that one is the last, once.
    #[test]
    fn the_owner_may_be_first_to_let_go() {
        for _ in 0..200 {
            let count = Biased::new();
            thread::scope(|scope| {
                count.take();
                count.hand_over();
                let other = scope.spawn(|| count.release());
                let mine = count.release();
                let theirs = other.join().expect("it does not panic");
                assert!(mine != theirs, "freed {} times", u8::from(mine) + u8::from(theirs));
            });
        }
    }
}
