//! Reference counts that go wrong.
//!
//! Under the naive rules `Py_INCREF` and `Py_DECREF` are what they would be without a GIL and with nothing in its
//! place: a load, an addition and a store. Two threads that do that to one object at the same time lose one of the two.
//! The object's memory does not depend on that count: beside it there is the true one, which is atomic. So what would
//! have been undefined behaviour in C is an event here.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicU32, Ordering};

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

/// So many are kept until somebody looks.
const MOST_EVENTS: usize = 1_000;

/// Counts one reference more. False where the object would have been freed before.
pub(super) fn increment(count: &AtomicU32) -> bool {
    if !RACES.get() {
        return count.fetch_add(1, Ordering::Relaxed) != 0;
    }
    let loaded = count.load(Ordering::Relaxed);
    count.store(loaded.wrapping_add(1), Ordering::Relaxed);
    loaded != 0
}

/// Counts one reference less. False where the object would have been freed before.
pub(super) fn decrement(count: &AtomicU32) -> bool {
    if !RACES.get() {
        let less = |count: u32| count.checked_sub(1);
        return count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok();
    }
    let loaded = count.load(Ordering::Relaxed);
    count.store(loaded.saturating_sub(1), Ordering::Relaxed);
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
