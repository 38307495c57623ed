//! Who may count references to an object without atomic operations.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use crate::object::Ref;

/// The owner of objects that all threads count alike.
pub(super) const NOBODY: u32 = 0;
/// The owner of objects that live as long as the process: nobody counts them (PEP 683).
pub(super) const IMMORTAL: u32 = 1;
/// The owner of objects whose count goes wrong.
pub(super) const NAIVE: u32 = 2;
/// The first number of a real owner. Those that guard locks too are odd.
pub(super) const FIRST: u32 = 16;
/// What a thread is inside of, before it has made an object.
const FRESH: u32 = u32::MAX;
/// What a thread is inside of that has left an owner.
const OUTSIDE: u32 = u32::MAX - 1;

/// What a thread is inside of under the naive rules: it owns nothing, and makes objects whose count goes wrong.
const NAIVELY: u32 = u32::MAX - 2;

thread_local! {
    /// The owner that this operating-system thread is inside of. It has no destructor, so reading it is one load.
    static CURRENT: Cell<u32> = const { Cell::new(FRESH) };
    /// The same, as something that lets go of the owner when the thread ends.
    static INSIDE: RefCell<Inside> = const { RefCell::new(Inside(None)) };
    /// Whether this thread is inside for the length of a [`Visit`].
    static VISITS: Cell<bool> = const { Cell::new(false) };
}

/// The owners there are, by number. One that is not there has nobody inside, and never will.
static OWNERS: RwLock<Option<HashMap<u32, Weak<State>>>> = RwLock::new(None);
static NEXT: AtomicU32 = AtomicU32::new(FIRST);
/// How many references wait to be dropped by their owners.
static MAIL: AtomicUsize = AtomicUsize::new(0);
/// References to objects whose owner is gone: whoever holds this acts for all of those owners.
static ORPHANS: State = State::new(OUTSIDE);

/// One who owns objects: a thread, or whoever holds a GIL. Threads enter and leave it.
#[derive(Clone, Debug)]
pub struct Owner(Arc<State>);

#[derive(Debug)]
pub(super) struct State {
    number: u32,
    /// Whether a thread is inside.
    held: AtomicBool,
    /// References that others wanted to drop, and that only this owner can count.
    mail: Mutex<Vec<Ref>>,
}

#[derive(Debug)]
struct Inside(Option<Arc<State>>);

/// Where this thread keeps the number of the owner that it is inside of. It cannot leave the thread, so it always tells the
/// truth; and asking it is one load, while to reach a thread's own variable takes what the compiler counts as a call, which
/// costs the run loop its registers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Here<'a>(&'a Cell<u32>);

impl Here<'_> {
    #[inline(always)]
    pub(super) fn current(self) -> u32 {
        self.0.get()
    }
}

/// Does something that asks often which owner this thread is inside of.
pub(crate) fn with_here<T>(work: impl FnOnce(Here<'_>) -> T) -> T {
    CURRENT.with(|current| work(Here(current)))
}

/// The number of the owner that this thread is inside of.
#[inline(always)]
pub(super) fn current() -> u32 {
    CURRENT.get()
}

/// The owner that locks made now belong to, or [`NOBODY`].
#[inline(always)]
pub(super) fn of_locks() -> u32 {
    let current = current();
    if current & 1 == 1 && current < NAIVELY { current } else { NOBODY }
}

/// The owner that objects made now get.
#[inline(always)]
pub(super) fn of_objects() -> u32 {
    let current = current();
    if current < NAIVELY { current } else { of_first_objects() }
}

#[cold]
fn of_first_objects() -> u32 {
    if current() == FRESH {
        Owner::new(false).enter();
    }
    match current() {
        NAIVELY => NAIVE,
        FRESH | OUTSIDE => NOBODY,
        owner => owner,
    }
}

impl Owner {
    /// A new owner with nobody inside. One that guards locks stands for a GIL: only who is inside looks into the
    /// objects that are made there.
    pub fn new(guards_locks: bool) -> Self {
        let number = NEXT.fetch_add(2, Ordering::Relaxed) | u32::from(guards_locks);
        assert!(number < NAIVELY - 2, "a process has had two thousand million owners");
        let state = Arc::new(State::new(number));
        let mut owners = OWNERS.write().unwrap_or_else(PoisonError::into_inner);
        owners.get_or_insert_default().insert(number, Arc::downgrade(&state));
        Self(state)
    }

    /// Enters it, and leaves where this thread was before. False where the thread is inside already, or where
    /// another thread is, or within [`Owner::within`].
    pub fn enter(&self) -> bool {
        if VISITS.get() || current() == self.0.number || !self.0.take() {
            return false;
        }
        // A thread that ends goes on without an owner.
        let entered = INSIDE.try_with(|inside| {
            let before = inside.replace(Inside(Some(self.0.clone())));
            drop(before);
            CURRENT.set(self.0.number);
        });
        if entered.is_err() {
            self.0.give_back();
        }
        entered.is_ok()
    }

    /// Whether this thread is inside.
    pub fn is_inside(&self) -> bool {
        current() == self.0.number
    }

    /// Waits until nobody else is inside, and enters. To be called by the holder of the lock that the owner stands
    /// for, so that there is next to nobody to wait for.
    ///
    /// # Panics
    /// Within [`Owner::within`].
    pub fn enter_soon(&self) {
        assert!(!VISITS.get(), "a thread enters no owner for good where it only visits one");
        while current() != self.0.number && !self.enter() {
            std::thread::yield_now();
        }
    }

    /// Leaves it, where this thread has entered it.
    pub fn leave(&self) {
        if !VISITS.get() && current() == self.0.number {
            let before = INSIDE.try_with(|inside| inside.replace(Inside(None)));
            drop(before);
        }
    }

    /// Does something inside, and goes back to where this thread was. Where another thread is inside, does it
    /// outside.
    pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        if current() == self.0.number || !self.0.take() {
            return work();
        }
        let _visit = Visit::of(&self.0);
        work()
    }
}

/// Does something by the naive rules: objects that are made have counts that go wrong.
pub(crate) fn count_naively<T>(work: impl FnOnce() -> T) -> T {
    struct Restored(u32);
    impl Drop for Restored {
        fn drop(&mut self) {
            CURRENT.set(self.0);
        }
    }
    let _restored = Restored(CURRENT.replace(NAIVELY));
    work()
}

/// A stay inside an owner that ends with a scope.
struct Visit<'a> {
    state: &'a State,
    before: u32,
    visited: bool,
}

impl<'a> Visit<'a> {
    /// Goes inside. The state has been taken.
    fn of(state: &'a State) -> Self {
        Self { before: CURRENT.replace(state.number), visited: VISITS.replace(true), state }
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        self.state.leave(|| CURRENT.set(self.before));
        VISITS.set(self.visited);
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        if let Some(state) = self.0.take() {
            state.leave(|| CURRENT.set(OUTSIDE));
        }
    }
}

impl State {
    const fn new(number: u32) -> Self {
        Self { number, held: AtomicBool::new(false), mail: Mutex::new(Vec::new()) }
    }

    /// Takes the right to be inside.
    fn take(&self) -> bool {
        self.held.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }

    fn give_back(&self) {
        self.held.store(false, Ordering::Release);
    }

    /// Ends the stay of this thread, which from then on is where `outside` puts it. Mail that comes at the last moment is
    /// not left lying: who sent it found somebody inside.
    fn leave(&self, outside: impl Fn()) {
        loop {
            self.drop_mail();
            outside();
            self.give_back();
            if self.has_no_mail() || !self.take() {
                return;
            }
            CURRENT.set(self.number);
        }
    }

    fn has_no_mail(&self) -> bool {
        self.mail.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    /// Drops the references that others sent, by who is inside.
    fn drop_mail(&self) {
        while MAIL.load(Ordering::Relaxed) != 0 {
            let mail = std::mem::take(&mut *self.mail.lock().unwrap_or_else(PoisonError::into_inner));
            if mail.is_empty() {
                return;
            }
            MAIL.fetch_sub(mail.len(), Ordering::Relaxed);
            for reference in mail {
                if self.number == OUTSIDE {
                    // An orphan: nobody else acts for the owner it had.
                    CURRENT.set(if reference.owner() < FIRST { OUTSIDE } else { reference.owner() });
                }
                drop(reference);
            }
        }
    }

    /// Takes a reference that only this owner can count.
    fn post(&self, reference: Ref) {
        MAIL.fetch_add(1, Ordering::Relaxed);
        self.mail.lock().unwrap_or_else(PoisonError::into_inner).push(reference);
        // Where nobody is inside, there is nobody to leave it to.
        if self.take() {
            drop(Visit::of(self));
        }
    }
}

impl Drop for State {
    fn drop(&mut self) {
        let mut owners = OWNERS.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(owners) = &mut *owners {
            owners.remove(&self.number);
        }
        drop(owners);
        let mail = std::mem::take(self.mail.get_mut().unwrap_or_else(PoisonError::into_inner));
        MAIL.fetch_sub(mail.len(), Ordering::Relaxed);
        // The owner is gone: they are orphans.
        drop(mail);
    }
}

/// The owner with a number, unless it is gone.
fn owner(number: u32) -> Option<Arc<State>> {
    let owners = OWNERS.read().unwrap_or_else(PoisonError::into_inner);
    owners.as_ref()?.get(&number)?.upgrade()
}

/// Has a reference dropped by the owner with this number.
#[cold]
pub(super) fn send_home(number: u32, reference: Ref) {
    match owner(number) {
        Some(state) => state.post(reference),
        None => ORPHANS.post(reference),
    }
}

/// Drops what others have sent to the owner that this thread is inside of. To be called now and then.
#[inline(always)]
pub(crate) fn deliver_mail() {
    if MAIL.load(Ordering::Relaxed) != 0 {
        drop_own_mail();
    }
}

#[cold]
fn drop_own_mail() {
    let state = INSIDE.try_with(|inside| inside.borrow().0.clone());
    if let Ok(Some(state)) = state
        && state.number == current()
    {
        state.drop_mail();
    }
}

/// Does something inside the owner with this number, as soon as nobody else is. A thread that is inside already
/// leaves for a moment, so that whoever waits for it can go on.
#[cold]
pub(super) fn as_owner(number: u32, mut done: impl FnMut() -> bool) {
    let inside = current() == number;
    loop {
        if !inside {
            match owner(number) {
                Some(state) if !state.take() => {}
                Some(state) => {
                    let _visit = Visit::of(&state);
                    if done() {
                        return;
                    }
                }
                None if !ORPHANS.take() => {}
                None => {
                    let _visit = Visit::of(&ORPHANS);
                    if done() {
                        return;
                    }
                }
            }
            std::thread::yield_now();
        } else {
            if done() {
                return;
            }
            step_out(number);
        }
    }
}

/// Leaves the owner that this thread is inside of, lets others run, and enters again.
fn step_out(number: u32) {
    let Some(state) = owner(number) else { return std::thread::yield_now() };
    CURRENT.set(OUTSIDE);
    state.give_back();
    std::thread::yield_now();
    while !state.take() {
        std::thread::yield_now();
    }
    CURRENT.set(number);
}
