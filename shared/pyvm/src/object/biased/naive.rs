//! Reference counts that go wrong.
//!
//! Under the naive rules `Py_INCREF` and `Py_DECREF` are what they would be without a GIL and with nothing in its
//! place: a load, an addition and a store. Two threads that do that to one object at the same time lose one of the two.
//! The object's memory does not depend on that count: beside it there is the true one, which is atomic. So what would
//! have been undefined behaviour in C is an event here.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::object::{Kind, Ref, WeakRef};

/// What went wrong with an object's memory, or would have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MemoryError {
    /// Its count fell below zero: it was freed again.
    DoubleFree,
    /// It was used after its count had fallen to zero while there were references left.
    UseAfterFree,
    /// The last reference is gone, and its count is above zero: it is never freed.
    Leak,
}

/// An error and the class of the object.
pub(crate) type Event = (MemoryError, String);

thread_local! {
    /// Whether this operating-system thread counts in three steps.
    static RACES: Cell<bool> = const { Cell::new(false) };
    /// What this operating-system thread has seen go wrong since somebody last looked.
    static EVENTS: RefCell<Vec<Event>> = const { RefCell::new(Vec::new()) };
}

thread_local! {
    /// Whether nothing is counted: the references are those of saved states, which no program has.
    static SILENT: Cell<bool> = const { Cell::new(false) };
    /// Whether what is counted in three steps waits before the third.
    static WAITS: Cell<bool> = const { Cell::new(false) };
    /// The counts that wait to be stored.
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// A count that was loaded and changed, and is not stored yet.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// Whose count it is.
    pub(crate) object: WeakRef,
    /// What will be stored.
    pub(crate) count: u32,
}

/// Does something with references that are no program's: none is counted.
pub(crate) fn silently<T>(work: impl FnOnce() -> T) -> T {
    struct Restored(bool);
    impl Drop for Restored {
        fn drop(&mut self) {
            SILENT.set(self.0);
        }
    }
    let _restored = Restored(SILENT.replace(true));
    work()
}

/// Has what is counted in three steps wait before the third, from now on or no longer.
pub(crate) fn set_waits(waits: bool) {
    WAITS.set(waits);
}

/// Takes the counts that wait to be stored. This thread counts in one step from now on.
pub(crate) fn take_waiting() -> Vec<Waiting> {
    RACES.set(false);
    WAITING.take()
}

/// Stores the counts that waited.
pub(crate) fn land(waiting: Vec<Waiting>) {
    for Waiting { object, count } in waiting {
        object.set_naive_count(count);
    }
}

/// What the thread that counts sees of a count: what it has changed itself, even if it is not stored.
fn load(of: &Ref, count: &AtomicU32) -> u32 {
    if !WAITS.get() {
        return count.load(Ordering::Relaxed);
    }
    let own = WAITING
        .with_borrow(|all| all.iter().find(|waiting| waiting.object.is_of(of)).map(|waiting| waiting.count));
    own.unwrap_or_else(|| count.load(Ordering::Relaxed))
}

/// Stores a count, now or later.
fn store(of: &Ref, count: &AtomicU32, new: u32) {
    if !WAITS.get() {
        return count.store(new, Ordering::Relaxed);
    }
    WAITING.with_borrow_mut(|all| match all.iter_mut().find(|waiting| waiting.object.is_of(of)) {
        Some(waiting) => waiting.count = new,
        None => all.push(Waiting { object: Ref::downgrade(of), count: new }),
    });
}

/// Whether the counts of an object show what a program does. Where counts wait, those of functions and classes do not:
/// the machine has copies of references to them that CPython has not, and those come and go.
fn counts(of: &Ref) -> bool {
    !WAITS.get() || !matches!(of.kind, Kind::Function(_) | Kind::Class(_) | Kind::Code(_) | Kind::Module(_))
}

/// Whether a count goes in three steps.
fn is_racing() -> bool {
    if WAITS.get() {
        if !RACES.get() {
            // The machine's library goes on in the same thread: what the thread did before is done.
            if WAITING.with_borrow(|all| !all.is_empty()) {
                land(WAITING.take());
            }
            return false;
        }
        return true;
    }
    RACES.get()
}

/// So many are kept until somebody looks.
const MOST_EVENTS: usize = 1_000;

/// Counts one reference more. False where the object would have been freed before.
pub(super) fn increment(of: &Ref, count: &AtomicU32) -> bool {
    if SILENT.get() || !counts(of) {
        return true;
    }
    if !is_racing() {
        return count.fetch_add(1, Ordering::Relaxed) != 0;
    }
    let loaded = load(of, count);
    store(of, count, loaded.wrapping_add(1));
    loaded != 0
}

/// Counts one reference less. False where the object would have been freed before.
pub(super) fn decrement(of: &Ref, count: &AtomicU32) -> bool {
    if SILENT.get() || !counts(of) {
        return true;
    }
    if !is_racing() {
        let less = |count: u32| count.checked_sub(1);
        return count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok();
    }
    let loaded = load(of, count);
    store(of, count, loaded.saturating_sub(1));
    loaded != 0
}

/// Sets whether this thread counts in three steps now: in the program's own code. The machine's library counts in one, or
/// no lock and no queue would live long enough to show anything.
pub(crate) fn set_racing(races: bool) {
    RACES.set(races);
}

/// Notes that something went wrong with an object of this class.
#[cold]
pub(super) fn note(error: MemoryError, class: &str) {
    // A thread that ends has nobody left to look.
    let _ = EVENTS.try_with(|events| {
        if let Ok(mut events) = events.try_borrow_mut()
            && events.len() < MOST_EVENTS
        {
            events.push((error, class.to_owned()));
        }
    });
}

/// Takes what this thread has seen go wrong since somebody last looked.
pub(crate) fn take_events() -> Vec<Event> {
    EVENTS.with_borrow_mut(std::mem::take)
}

/// Whether this thread has seen something go wrong.
pub(crate) fn has_events() -> bool {
    EVENTS.with_borrow(|events| !events.is_empty())
}

impl std::fmt::Display for MemoryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::DoubleFree => "double free",
            Self::UseAfterFree => "use after free",
            Self::Leak => "leak",
        })
    }
}
