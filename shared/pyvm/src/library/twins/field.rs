//! Attributes and methods of the library's own objects, found again where they were found last.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::is_own_of;
use crate::object::{Attributes, Ref, Value, lock};

/// An attribute that objects of one class have.
pub(super) struct Field {
    name: &'static str,
    /// The key of the shape that was seen last, and the attribute's place in it: keys of shapes lie further apart than places.
    seen: AtomicU64,
}

/// More places are not remembered.
const MOST_PLACES: u64 = 64;

impl Field {
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, seen: AtomicU64::new(u64::MAX) }
    }

    /// The attribute of an object.
    #[inline]
    pub(super) fn of(&self, this: &Value) -> Option<Value> {
        let Value::Object(object) = this else { return None };
        let attributes = lock(&object.kind.instance()?.attributes);
        match self.place(&attributes) {
            Some(place) => attributes.shaped()?.1.get(place).cloned(),
            None => attributes.named(self.name),
        }
    }

    /// The attribute's place in the shape of an object; `None` where there is none.
    #[inline]
    pub(super) fn place(&self, attributes: &Attributes) -> Option<usize> {
        let (shape, _) = attributes.shaped()?;
        let place = self.seen.load(Ordering::Relaxed).wrapping_sub(shape.key(0));
        if place < MOST_PLACES {
            return Some(place as usize);
        }
        let place = attributes.place(self.name)?;
        if (place as u64) < MOST_PLACES {
            self.seen.store(shape.key(place as u32), Ordering::Relaxed);
        }
        Some(place)
    }
}

impl Field {
    /// The object in an attribute.
    #[inline]
    pub(super) fn object(&self, this: &Value) -> Option<Ref> {
        match self.of(this)? {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// How often a class of this process was changed after it was made.
static CHANGES: AtomicU32 = AtomicU32::new(0);

/// Forgets which methods are the library's own: a class was changed.
pub(crate) fn forget_methods() {
    CHANGES.fetch_add(1, Ordering::Relaxed);
}

/// How often that was.
#[inline(always)]
pub(crate) fn class_changes() -> u32 {
    CHANGES.load(Ordering::Relaxed)
}

/// A method that a twin does the work of, where it is the library's own.
pub(super) struct Own {
    name: &'static str,
    /// The class whose it has to be; any of the library's, if that is empty.
    class: &'static str,
    /// The number of the class for which it was found to be that, and of the changes to classes before.
    seen: AtomicU64,
    /// The same for which it was found to be another one.
    missed: AtomicU64,
}

impl Own {
    pub(super) const fn new(name: &'static str) -> Self {
        Self::of_class("", name)
    }

    /// The method of this very class.
    pub(super) const fn of_class(class: &'static str, name: &'static str) -> Self {
        Self { name, class, seen: AtomicU64::new(0), missed: AtomicU64::new(0) }
    }

    /// Whether it is: neither a derived class nor anybody else has put another one in its place.
    #[inline]
    pub(super) fn is_of(&self, this: &Value) -> bool {
        let Value::Object(object) = this else { return false };
        let Some(instance) = object.kind.instance() else { return false };
        // Asked before the method is looked up.
        let changes = class_changes();
        let key = u64::from(instance.class().id) << 32 | u64::from(changes);
        if self.seen.load(Ordering::Relaxed) == key {
            return true;
        }
        if self.missed.load(Ordering::Relaxed) == key {
            return false;
        }
        let own = is_own_of(this, self.class, self.name);
        let place = if own { &self.seen } else { &self.missed };
        place.store(key, Ordering::Relaxed);
        own
    }
}
