//! Tables that forget: each place keeps what was put there last. They are small, or begin so, because each thread has its
//! own: one that looks up little touches little memory.

use std::sync::Arc;

use crate::bytecode::Name;

/// How many places a growing table begins with; a power of two.
const FEWEST: usize = 64;
/// How many it has at most; a power of two.
const MOST: usize = 512;

/// What was found at numbers that are hashes of what was looked for. An entry says itself what it is about. `PLACES` is
/// a power of two.
#[derive(Debug)]
pub(super) struct Remembered<T, const PLACES: usize>(Box<[T; PLACES]>);

impl<T: Default, const PLACES: usize> Default for Remembered<T, PLACES> {
    fn default() -> Self {
        Self(Box::new(std::array::from_fn(|_| T::default())))
    }
}

impl<T: Default, const PLACES: usize> Remembered<T, PLACES> {
    /// What is kept where a number has its place.
    #[inline(always)]
    pub(super) fn at(&self, number: usize) -> &T {
        &self.0[number % PLACES]
    }

    /// Keeps an entry in place of what was there.
    pub(super) fn put(&mut self, number: usize, entry: T) {
        self.0[number % PLACES] = entry;
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0.fill_with(T::default);
    }
}

/// What objects of the process's own have under a name, which never changes: found again by the addresses of both.
#[derive(Debug)]
pub(super) struct Fixed<T: 'static, const PLACES: usize>(
    Remembered<(usize, usize, Option<&'static T>), PLACES>,
);

impl<T, const PLACES: usize> Default for Fixed<T, PLACES> {
    fn default() -> Self {
        Self(Remembered::default())
    }
}

impl<T, const PLACES: usize> Fixed<T, PLACES> {
    /// What is there, if it is remembered.
    #[inline(always)]
    pub(super) fn known<O>(&self, of: &'static O, name: &Name) -> Option<&'static T> {
        let (of, name) = addresses(of, name);
        let entry = self.0.at(name >> 4 ^ of >> 5);
        if entry.0 == of && entry.1 == name { entry.2 } else { None }
    }

    /// Remembers what has been found.
    #[cold]
    #[inline(never)]
    pub(super) fn keep<O>(
        &mut self,
        of: &'static O,
        name: &Name,
        found: Option<&'static T>,
    ) -> Option<&'static T> {
        let (of, name) = addresses(of, name);
        self.0.put(name >> 4 ^ of >> 5, (of, name, found));
        found
    }
}

#[inline(always)]
fn addresses<O>(of: &'static O, name: &Name) -> (usize, usize) {
    (std::ptr::from_ref(of) as usize, Arc::as_ptr(name).cast::<u8>() as usize)
}

/// A table with more places as more is put: a little slower to look at.
#[derive(Debug)]
pub(super) struct Growing<T> {
    /// A power of two.
    entries: Vec<T>,
    /// How many were put since the table has this many places.
    put: usize,
}

impl<T: Default> Default for Growing<T> {
    fn default() -> Self {
        Self::of(FEWEST)
    }
}

impl<T: Default> Growing<T> {
    fn of(places: usize) -> Self {
        let mut entries = Vec::new();
        entries.resize_with(places, T::default);
        Self { entries, put: 0 }
    }

    /// What is kept where a number has its place.
    #[inline(always)]
    pub(super) fn at(&self, number: usize) -> &T {
        &self.entries[number & (self.entries.len() - 1)]
    }

    /// Keeps an entry in place of what was there.
    #[inline(never)]
    pub(super) fn put(&mut self, number: usize, entry: T) {
        let places = self.entries.len();
        if self.put == places && places < MOST {
            // The old ones are looked for again: their numbers are not kept.
            *self = Self::of(places * 2);
        }
        self.put += 1;
        let at = number & (self.entries.len() - 1);
        self.entries[at] = entry;
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        if self.put > 0 {
            self.entries.fill_with(T::default);
            self.put = 0;
        }
    }
}
