//! New objects, noted for those who ask: the collector of cycles and `tracemalloc`.
//!
//! CPython links every container into a list (`Modules/gcmodule.c`, `PyObject_GC_Track`). Here an object is noted
//! only while somebody wants to know, and weakly: the list keeps none alive.

use std::cell::{Cell, RefCell};

use crate::object::{Ref, WeakRef};

thread_local! {
    /// Whether what this operating-system thread makes is noted. It has no destructor, so reading it is one load.
    static ON: Cell<bool> = const { Cell::new(false) };
    /// What it made since somebody last looked.
    static NEW: RefCell<Vec<WeakRef>> = const { RefCell::new(Vec::new()) };
}

/// Whether new objects are noted.
#[inline(always)]
pub(super) fn is_on() -> bool {
    ON.get()
}

/// Begins or ends noting new objects; gives what was before.
pub(crate) fn set(on: bool) -> bool {
    ON.replace(on)
}

/// Notes a new object.
#[cold]
#[inline(never)]
pub(super) fn note(object: &Ref) {
    // A thread that ends has nobody left to look.
    let _ = NEW.try_with(|new| new.borrow_mut().push(Ref::downgrade(object)));
}

/// Whether objects were made since somebody last looked.
#[inline]
pub(crate) fn has_new() -> bool {
    NEW.with_borrow(|new| !new.is_empty())
}

/// Takes what was made since somebody last looked.
pub(crate) fn take_new() -> Vec<WeakRef> {
    NEW.take()
}
