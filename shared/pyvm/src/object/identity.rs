//! What tells objects apart: the number that `id()` gives, that `repr` shows as an address, and that objects without
//! a hash of their own are hashed by.
//!
//! That is an object's address, as in CPython, and so another one in every run. A host that promises the same output
//! every time asks for numbers instead ([`Numbered`]): an object gets the next one when its identity is first asked
//! for.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use crate::object::{Ref, WeakRef};

thread_local! {
    /// Whether objects are numbered in this operating-system thread.
    static ON: Cell<bool> = const { Cell::new(false) };
    static NUMBERS: RefCell<Numbers> = RefCell::default();
}

#[derive(Default)]
struct Numbers {
    /// The numbers, by address. While a weak reference is here, no other object can have its address.
    known: HashMap<usize, (WeakRef, u64)>,
    last: u64,
    /// Once there are so many, those of dead objects are thrown out.
    full: usize,
}

/// So many numbers are kept before dead objects are looked for.
const LEAST_FULL: usize = 4096;
/// Where the first object seems to lie, and how far apart they seem: what is seen in CPython on Linux.
const FIRST: u64 = 0x7f00_0000_0000;
const APART: u64 = 48;

/// While it lives, identities in this operating-system thread are numbers that are the same in every run.
#[derive(Debug)]
pub struct Numbered(());

impl Numbered {
    /// Begins to number objects, from the first number on.
    pub fn begin() -> Self {
        ON.set(true);
        NUMBERS.take();
        Self(())
    }
}

/// The numbers that were given at one moment.
#[derive(Debug, Default)]
pub(crate) struct SavedNumbers {
    known: Vec<(Ref, u64)>,
    last: u64,
}

/// The numbers given so far.
pub(crate) fn save_numbers() -> SavedNumbers {
    NUMBERS.with_borrow(|numbers| {
        let living = numbers.known.values().filter_map(|(object, number)| Some((object.upgrade()?, *number)));
        SavedNumbers { known: living.collect(), last: numbers.last }
    })
}

/// Goes back to the numbers that were given at that moment.
pub(crate) fn restore_numbers(saved: &SavedNumbers) {
    NUMBERS.with_borrow_mut(|numbers| {
        if numbers.last == saved.last {
            return;
        }
        let known = saved.known.iter();
        numbers.known = known
            .map(|(object, number)| (Ref::as_ptr(object).addr(), (Ref::downgrade(object), *number)))
            .collect();
        numbers.last = saved.last;
    });
}

/// The number of an object, where it has one.
pub(crate) fn number_of(object: &Ref) -> Option<u64> {
    let address = Ref::as_ptr(object).addr();
    NUMBERS.with_borrow(|numbers| {
        if numbers.last == 0 { None } else { numbers.known.get(&address).map(|(_, number)| *number) }
    })
}

impl Drop for Numbered {
    fn drop(&mut self) {
        ON.set(false);
        // A thread that ends has forgotten them already.
        let _ = NUMBERS.try_with(RefCell::take);
    }
}

/// The identity of an object.
#[inline]
pub(crate) fn of(object: &Ref) -> u64 {
    let address = Ref::as_ptr(object).addr();
    if ON.get() { number(object, address) } else { address as u64 }
}

/// The identity of something that the machine itself has: its address, or a number made of its name.
#[inline]
pub(crate) fn of_static(address: usize, name: &str) -> u64 {
    if !ON.get() {
        return address as u64;
    }
    // FNV-1a; sixteen bytes apart, as addresses are.
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    0x5500_0000_0000 | (hash & 0xff_ffff) << 4
}

#[cold]
fn number(object: &Ref, address: usize) -> u64 {
    NUMBERS.with_borrow_mut(|numbers| {
        if let Some((_, number)) = numbers.known.get(&address) {
            return *number;
        }
        if numbers.known.len() >= numbers.full.max(LEAST_FULL) {
            numbers.known.retain(|_, (object, _)| object.is_alive());
            numbers.full = 2 * numbers.known.len();
        }
        numbers.last += 1;
        let number = FIRST + APART * numbers.last;
        numbers.known.insert(address, (Ref::downgrade(object), number));
        number
    })
}
