//! Three ways to count references, as small as they can be: plain, atomic, and biased.

use std::cell::Cell;
use std::hint::black_box;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam::epoch;

/// Counts the references to something.
trait Count {
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
struct Plain(Cell<u64>);

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
struct Atomic(AtomicU64);

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
struct Biased {
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
    #[cfg_attr(not(test), expect(dead_code, reason = "part of the idea, if not of the benchmark"))]
    fn hand_over(&self) {
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

/// The ways to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Counting {
    Plain,
    Atomic,
    Biased,
    /// [`std::rc::Rc`]
    Rc,
    /// [`std::sync::Arc`]
    Arc,
    /// Not at all: crossbeam's epochs.
    Epoch,
}

impl Counting {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Plain, Self::Atomic, Self::Biased, Self::Rc, Self::Arc, Self::Epoch];
}

/// Lets so many threads take a reference to one object and drop it, so often. Gives whether the count was right in the
/// end; `None` where the compiler lets no other thread count so.
pub fn take_and_drop(counting: Counting, threads: usize, turns: u64) -> Option<bool> {
    match (counting, threads) {
        (Counting::Plain, 1) => Some(in_one_thread::<Plain>(turns)),
        (Counting::Atomic, 1) => Some(in_one_thread::<Atomic>(turns)),
        (Counting::Biased, 1) => Some(in_one_thread::<Biased>(turns)),
        (Counting::Rc, 1) => {
            let object = Rc::new(());
            (0..turns).for_each(|_| drop(black_box(black_box(&object).clone())));
            Some(Rc::strong_count(&object) == 1)
        }
        (Counting::Plain | Counting::Rc, _) => None,
        (Counting::Atomic, _) => Some(in_threads::<Atomic>(threads, turns)),
        (Counting::Biased, _) => Some(in_threads::<Biased>(threads, turns)),
        (Counting::Arc, _) => {
            let object = Arc::new(());
            let work = || (0..turns).for_each(|_| drop(black_box(black_box(&object).clone())));
            thread::scope(|scope| {
                (1..threads).for_each(|_| drop(scope.spawn(work)));
                work();
            });
            Some(Arc::strong_count(&object) == 1)
        }
        (Counting::Epoch, _) => Some(in_epochs(threads, turns) == threads as u64 * turns),
    }
}

/// In the thread that made the object.
fn in_one_thread<C: Count>(turns: u64) -> bool {
    let count = black_box(C::new());
    let ended_early = take_and_release(&count, turns);
    !ended_early && count.release()
}

/// In several threads; the first one made the object.
fn in_threads<C: Count + Sync>(threads: usize, turns: u64) -> bool {
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
        let count = black_box(count);
        count.take();
        ended |= count.release();
    }
    ended
}

// ANCHOR: epoch
/// Reads something shared so often without counting at all: whoever reads is *pinned*, and what is replaced meanwhile is
/// freed only once nobody is pinned any more who could still see it.
fn in_epochs(threads: usize, turns: u64) -> u64 {
    let shared = AtomicU64::new(1);
    let read = || {
        let mut sum = 0;
        for _ in 0..turns {
            let _pinned = epoch::pin();
            sum += black_box(&shared).load(Ordering::Acquire);
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
        for counting in Counting::ALL {
            assert_eq!(take_and_drop(counting, 1, 1000), Some(true), "{counting:?}");
            let together = take_and_drop(counting, 3, 10_000);
            let allowed = !matches!(counting, Counting::Plain | Counting::Rc);
            assert_eq!(together, allowed.then_some(true), "{counting:?}");
        }
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
