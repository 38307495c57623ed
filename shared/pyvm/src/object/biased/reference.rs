//! References to objects, and the counts of them.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::process::abort;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering, fence};

use crate::object::biased::cells::{give_cell, take_cell};
use crate::object::biased::naive::{self, MemoryError};
use crate::object::biased::owner::{FIRST, Here, IMMORTAL, NAIVE, NOBODY, current, of_objects, send_home};
use crate::object::{Object, Value};

/// In `shared`: the owner has merged its count into this one, which from now on is the only one.
const MERGED: u32 = 1;
/// In `shared`: one reference.
const ONE: u32 = 2;
/// In `weak`: there has been a weak reference.
const EVER: u32 = 1 << 31;
/// Counts beyond this end the process, as those of [`std::sync::Arc`] do: a program that holds so many references needs
/// more memory than machines have.
const MOST: u32 = u32::MAX / 2;

/// The head of an object: its counts, as in the `PyObject` of the free-threaded build (`Include/object.h`: `ob_tid`,
/// `ob_ref_local`, `ob_ref_shared`).
struct Head {
    /// Who counts in `local`.
    owner: AtomicU32,
    /// References that the owner has counted. Above zero as long as there is an owner. Under the naive rules the count
    /// that goes wrong, while all references are counted in `shared`.
    local: AtomicU32,
    /// References that others have counted, times two; and [`MERGED`].
    shared: AtomicU32,
    /// Weak references, and one for all the others together; and [`EVER`].
    weak: AtomicU32,
}

/// An object and its counts.
pub(super) struct Counted {
    head: Head,
    object: ManuallyDrop<Object>,
}

/// A counted reference to an object. The object dies when the last one is dropped.
pub struct Ref(NonNull<Counted>);

/// A reference that does not keep its object alive.
pub struct WeakRef(NonNull<Counted>);

const _: () = {
    const fn may_cross_threads<T: Send + Sync>() {}
    may_cross_threads::<Object>();
};

// SAFETY: a reference gives out `&Object` only, which may cross threads (above), and drops the object on whichever
// thread the last one is dropped. The counts follow the argument of the module.
unsafe impl Send for Ref {}
// SAFETY: as above.
unsafe impl Sync for Ref {}
// SAFETY: as above; a weak reference gives out strong ones only.
unsafe impl Send for WeakRef {}
// SAFETY: as above.
unsafe impl Sync for WeakRef {}

/// A place for an object, whose head counts one reference.
#[inline(never)]
fn counted() -> NonNull<Counted> {
    let owner = of_objects();
    let (local, shared) = match owner {
        NOBODY => (0, ONE | MERGED),
        NAIVE => (1, ONE | MERGED),
        _ => (1, 0),
    };
    let head = Head {
        owner: AtomicU32::new(owner),
        local: AtomicU32::new(local),
        shared: AtomicU32::new(shared),
        weak: AtomicU32::new(1),
    };
    let place = take_cell();
    // SAFETY: the place is large enough, aligned, and nobody else's.
    unsafe {
        (&raw mut (*place.as_ptr()).head).write(head);
    }
    place
}

impl Ref {
    /// Puts an object on the heap, with one reference.
    #[inline(always)]
    pub(crate) fn new(object: Object) -> Self {
        // From here on nobody else drops it: it can be made where it will be.
        let object = ManuallyDrop::new(object);
        let place = counted();
        // SAFETY: the place is large enough, aligned, and nobody else's.
        unsafe {
            (&raw mut (*place.as_ptr()).object).write(object);
        }
        Self(place)
    }

    #[inline(always)]
    fn head(&self) -> &Head {
        // SAFETY: a reference keeps the object and its head alive.
        unsafe { head(self.0) }
    }

    /// The number of the owner.
    pub(super) fn owner(&self) -> u32 {
        self.head().owner.load(Ordering::Relaxed)
    }

    /// The address of the object.
    pub fn as_ptr(this: &Self) -> *const Object {
        std::ptr::from_ref(&**this)
    }

    /// Whether both refer to the same object.
    #[inline(always)]
    pub fn ptr_eq(a: &Self, b: &Self) -> bool {
        a.0 == b.0
    }

    /// How many references there are: exact for the thread inside the owner, while no other counts; what their count says
    /// under the naive rules.
    pub fn strong_count(this: &Self) -> usize {
        let head = this.head();
        let local = head.local.load(Ordering::Relaxed) as usize;
        if this.owner() == NAIVE {
            return local;
        }
        local + (head.shared.load(Ordering::Relaxed) / ONE) as usize
    }

    /// The count that goes wrong, of an object that has one: made under the naive rules.
    pub(crate) fn naive_count(this: &Self) -> Option<u32> {
        (this.owner() == NAIVE).then(|| this.head().local.load(Ordering::Relaxed))
    }

    /// Sets it.
    pub(crate) fn set_naive_count(this: &Self, count: u32) {
        if this.owner() == NAIVE {
            this.head().local.store(count, Ordering::Relaxed);
        }
    }

    /// How many weak references there are.
    pub fn weak_count(this: &Self) -> usize {
        (this.head().weak.load(Ordering::Relaxed) & !EVER) as usize - 1
    }

    /// The object, where this is the only reference and there has never been a weak one.
    pub(crate) fn get_mut(this: &mut Self) -> Option<&mut Object> {
        if !this.is_only(current()) {
            return None;
        }
        // SAFETY: no other reference exists, and none can come to be while this one is borrowed.
        Some(unsafe { &mut (*this.0.as_ptr()).object })
    }

    /// The same, asked by who knows where this thread is.
    #[inline(always)]
    pub(crate) fn only(&mut self, here: Here<'_>) -> Option<&mut Object> {
        if !self.is_only(here.current()) {
            return None;
        }
        // SAFETY: as in `get_mut`.
        Some(unsafe { &mut (*self.0.as_ptr()).object })
    }

    /// Whether this is the only reference and there has never been a weak one, asked inside this owner.
    #[inline(always)]
    fn is_only(&self, inside: u32) -> bool {
        let head = self.head();
        let only = if head.owner.load(Ordering::Relaxed) == inside {
            head.local.load(Ordering::Relaxed) == 1 && head.shared.load(Ordering::Acquire) == 0
        } else {
            head.shared.load(Ordering::Acquire) == ONE | MERGED
        };
        // A weak reference could become a strong one, and can only come from a strong one: asked last, so that there was
        // none at the moment when this was the only reference.
        only && head.weak.load(Ordering::Acquire) == 1
    }

    /// Lets the object live as long as the process, where this is the only reference: nobody counts the references to it
    /// any more.
    pub(crate) fn immortalize(this: &mut Self) {
        if Self::get_mut(this).is_some() {
            this.head().owner.store(IMMORTAL, Ordering::Relaxed);
        }
    }

    /// Drops the reference; gives the object if it was the last.
    #[inline]
    pub(crate) fn into_inner(this: Self) -> Option<Object> {
        let this = ManuallyDrop::new(this);
        if !this.release() {
            return None;
        }
        // SAFETY: it was the last reference, so the object is nobody else's; it is taken once.
        let object = unsafe { ManuallyDrop::take(&mut (*this.0.as_ptr()).object) };
        forget_cell(this.0);
        Some(object)
    }

    /// A reference that does not keep the object alive.
    pub fn downgrade(this: &Self) -> WeakRef {
        let weak = &this.head().weak;
        weak.fetch_or(EVER, Ordering::Relaxed);
        if weak.fetch_add(1, Ordering::Relaxed) & !EVER > MOST / 2 {
            abort();
        }
        WeakRef(this.0)
    }

    /// Counts one reference less. True where it was the last, and the object is the caller's to drop.
    #[inline(always)]
    fn release(&self) -> bool {
        let head = self.head();
        if head.owner.load(Ordering::Relaxed) == current() {
            let left = head.local.load(Ordering::Relaxed) - 1;
            head.local.store(left, Ordering::Relaxed);
            left == 0 && self.merge()
        } else {
            self.release_shared()
        }
    }

    /// The owner has no more references: `shared` decides. True where it is zero too.
    #[inline]
    fn merge(&self) -> bool {
        let head = self.head();
        if head.weak.load(Ordering::Acquire) == 1 && head.shared.load(Ordering::Acquire) == 0 {
            // Nobody has a reference from which another could come.
            return true;
        }
        // First: once merged, the object may die at any moment.
        head.owner.store(NOBODY, Ordering::Relaxed);
        head.shared.fetch_or(MERGED, Ordering::AcqRel) == 0
    }

    #[cold]
    #[inline(never)]
    fn release_shared(&self) -> bool {
        let head = self.head();
        let mut shared = head.shared.load(Ordering::Relaxed);
        loop {
            let owner = self.owner();
            if owner == IMMORTAL {
                return false;
            }
            if owner == NAIVE {
                return self.release_naively();
            }
            if shared < ONE {
                if owner < FIRST {
                    // Merged a moment ago.
                    shared = head.shared.load(Ordering::Relaxed);
                    continue;
                }
                // It is one of those that the owner has counted.
                send_home(owner, Self(self.0));
                return false;
            }
            let left = shared - ONE;
            match head.shared.compare_exchange_weak(shared, left, Ordering::AcqRel, Ordering::Relaxed) {
                Ok(_) => return left == MERGED,
                Err(now) => shared = now,
            }
        }
    }

    /// Counts one reference less by the naive rules, and beside that truly.
    #[cold]
    fn release_naively(&self) -> bool {
        let head = self.head();
        if !naive::decrement(self, &head.local) {
            naive::note(MemoryError::DoubleFree, &self.kind.type_name());
        }
        // All who see it go to zero have seen what the others wrote.
        let last = head.shared.fetch_sub(ONE, Ordering::AcqRel) == ONE | MERGED;
        if last && head.local.load(Ordering::Relaxed) > 0 {
            naive::note(MemoryError::Leak, &self.kind.type_name());
        }
        last
    }

    #[cold]
    #[inline(never)]
    fn count_shared(&self) {
        if self.owner() == NAIVE && !naive::increment(self, &self.head().local) {
            naive::note(MemoryError::UseAfterFree, &self.kind.type_name());
        }
        if self.owner() != IMMORTAL && self.head().shared.fetch_add(ONE, Ordering::Relaxed) > MOST {
            abort();
        }
    }
}

impl Ref {
    /// Another reference, where counting it takes no atomic operation. For code without a call in its way, which the
    /// general case is.
    #[inline(always)]
    pub(crate) fn copied(&self, here: Here<'_>) -> Option<Self> {
        let head = self.head();
        if head.owner.load(Ordering::Relaxed) != here.current() {
            return None;
        }
        let count = head.local.load(Ordering::Relaxed).checked_add(1)?;
        head.local.store(count, Ordering::Relaxed);
        Some(Self(self.0))
    }

    /// Drops the reference, where that takes no atomic operation and it is not the last one; otherwise gives it back.
    #[inline(always)]
    pub(crate) fn dropped(self, here: Here<'_>) -> Option<Self> {
        let head = self.head();
        let count = head.local.load(Ordering::Relaxed);
        if head.owner.load(Ordering::Relaxed) != here.current() || count <= 1 {
            return Some(self);
        }
        head.local.store(count - 1, Ordering::Relaxed);
        std::mem::forget(self);
        None
    }
}

impl Clone for Ref {
    #[inline(always)]
    fn clone(&self) -> Self {
        let head = self.head();
        if head.owner.load(Ordering::Relaxed) == current() {
            match head.local.load(Ordering::Relaxed).checked_add(1) {
                Some(count) => head.local.store(count, Ordering::Relaxed),
                None => abort(),
            }
        } else {
            self.count_shared();
        }
        Self(self.0)
    }
}

impl Drop for Ref {
    #[inline(always)]
    fn drop(&mut self) {
        if self.release() {
            end(self.0);
        }
    }
}

impl Deref for Ref {
    type Target = Object;

    #[inline(always)]
    fn deref(&self) -> &Object {
        // SAFETY: a reference keeps the object alive, and while there is one nobody changes the object but through its locks.
        unsafe { &(*self.0.as_ptr()).object }
    }
}

impl fmt::Debug for Ref {
    /// Just its class: what an object refers to may lead back to it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} object>", self.kind.type_name())
    }
}

impl WeakRef {
    #[inline]
    fn head(&self) -> &Head {
        // SAFETY: a weak reference keeps the head alive, if not the object.
        unsafe { head(self.0) }
    }

    /// A reference, unless the object has died.
    pub fn upgrade(&self) -> Option<Ref> {
        let head = self.head();
        let owner = head.owner.load(Ordering::Relaxed);
        if owner == IMMORTAL {
            return Some(Ref(self.0));
        }
        if owner == current() {
            // The owner is inside, so it has references left.
            let count = head.local.load(Ordering::Relaxed).checked_add(1).unwrap_or_else(|| abort());
            head.local.store(count, Ordering::Relaxed);
            return Some(Ref(self.0));
        }
        let alive = |shared: u32| (shared != MERGED).then_some(shared + ONE);
        head.shared.fetch_update(Ordering::Acquire, Ordering::Relaxed, alive).ok()?;
        let object = Ref(self.0);
        if owner == NAIVE {
            naive::increment(&object, &head.local);
        }
        Some(object)
    }

    /// Whether it refers, or referred, to this object.
    pub(crate) fn is_of(&self, object: &Ref) -> bool {
        self.0 == object.0
    }

    /// Sets the count that goes wrong under the naive rules; there is no other.
    pub(super) fn set_naive_count(&self, count: u32) {
        if self.head().owner.load(Ordering::Relaxed) == NAIVE {
            self.head().local.store(count, Ordering::Relaxed);
        }
    }

    /// Whether the object has not died yet.
    pub fn is_alive(&self) -> bool {
        self.head().shared.load(Ordering::Relaxed) != MERGED
    }
}

impl Drop for WeakRef {
    fn drop(&mut self) {
        forget_cell(self.0);
    }
}

impl fmt::Debug for WeakRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(weak)")
    }
}

/// The head of a cell. Never a reference to the whole: the object may be dying.
///
/// # Safety
/// The caller keeps the head alive by a reference, strong or weak.
#[inline(always)]
unsafe fn head<'a>(cell: NonNull<Counted>) -> &'a Head {
    // SAFETY: by the caller's promise.
    unsafe { &(*cell.as_ptr()).head }
}

/// Drops an object whose last reference has been released.
#[inline(never)]
fn end(cell: NonNull<Counted>) {
    // SAFETY: the last reference is gone, so the object is this function's alone.
    let object = unsafe { &mut (*cell.as_ptr()).object };
    if !object.kind.holds_nothing_at_all() {
        // SAFETY: it is dropped once. The head stays as long as there are weak references.
        unsafe { ManuallyDrop::drop(object) };
    }
    forget_cell(cell);
}

/// Counts one weak reference less; the last frees the cell.
#[inline]
fn forget_cell(cell: NonNull<Counted>) {
    // SAFETY: this weak reference keeps the head alive so far.
    let weak = unsafe { &head(cell).weak };
    if weak.load(Ordering::Acquire) != 1 {
        if weak.fetch_sub(1, Ordering::Release) & !EVER != 1 {
            return;
        }
        fence(Ordering::Acquire);
    }
    // SAFETY: this was the last reference of any kind.
    unsafe { give_cell(cell) };
}

/// A copy of a value that refers to nothing that is counted or owned: just its bits. A `match` over all kinds of values
/// would be a jump each time.
///
/// # Panics
/// For a value that does.
#[inline(always)]
pub(in crate::object) fn copy_plain(value: &Value) -> Value {
    match value {
        Value::Object(_) | Value::Iter(_) => not_plain(),
        // SAFETY: all other variants hold numbers or references to statics, which may be copied.
        plain => unsafe { std::ptr::read(plain) },
    }
}

#[cold]
fn not_plain() -> ! {
    unreachable!("only what is not counted is copied")
}
