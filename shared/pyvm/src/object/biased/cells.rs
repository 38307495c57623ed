//! The places of objects. All are of one size: a thread keeps some that are free, as CPython's free lists do.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::object::biased::reference::Counted;

/// How many free cells a thread keeps.
const MOST_FREE: u32 = 256;

union Cellular {
    next: Option<NonNull<Cellular>>,
    _counted: ManuallyDrop<Counted>,
}

thread_local! {
    static FREE: Cell<Option<NonNull<Cellular>>> = const { Cell::new(None) };
    static HOW_MANY: Cell<u32> = const { Cell::new(0) };
    static AT_END: FreeAtEnd = const { FreeAtEnd };
}

struct FreeAtEnd;

impl Drop for FreeAtEnd {
    fn drop(&mut self) {
        // None are kept any more.
        HOW_MANY.set(MOST_FREE);
        while let Some(cell) = FREE.get() {
            // SAFETY: a free cell holds the next one, and is this thread's alone.
            unsafe {
                FREE.set((*cell.as_ptr()).next);
                dealloc(cell.as_ptr().cast(), Layout::new::<Cellular>());
            }
        }
    }
}

/// Takes a cell for an object, which nobody else refers to.
#[inline]
pub(super) fn take_cell() -> NonNull<Counted> {
    match FREE.get() {
        Some(cell) => {
            // SAFETY: a free cell holds the next one, and is this thread's alone.
            FREE.set(unsafe { (*cell.as_ptr()).next });
            HOW_MANY.set(HOW_MANY.get() - 1);
            cell.cast()
        }
        None => new_cell(),
    }
}

#[cold]
fn new_cell() -> NonNull<Counted> {
    // SAFETY: the layout has a size.
    let cell = unsafe { alloc(Layout::new::<Cellular>()) };
    NonNull::new(cell.cast()).unwrap_or_else(|| handle_alloc_error(Layout::new::<Cellular>()))
}

/// Gives a cell back.
///
/// # Safety
/// It is from [`take_cell`], and nothing refers to it any more.
#[inline]
pub(super) unsafe fn give_cell(cell: NonNull<Counted>) {
    let kept = HOW_MANY.get();
    if kept == MOST_FREE {
        // SAFETY: it was allocated with this layout, and by the caller's promise nothing refers to it.
        unsafe { dealloc(cell.as_ptr().cast(), Layout::new::<Cellular>()) };
        return;
    }
    if kept == 0 {
        // Has them freed when the thread ends.
        let _ = AT_END.try_with(|_| ());
    }
    let cell = cell.cast::<Cellular>();
    // SAFETY: by the caller's promise nothing refers to the cell any more, and it is large enough.
    unsafe { cell.write(Cellular { next: FREE.get() }) };
    FREE.set(Some(cell));
    HOW_MANY.set(kept + 1);
}
