//! `object.__class__ = Class`: an object's other classes (`object_set_class`, `Objects/typeobject.c`).
//!
//! An object refers to the class that it was made of, which never changes, so that it is read without a lock. The classes
//! that its objects were given later stand in a list of that class, and an object has its place in it.

use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use crate::object::{Class, Instance, Kind, Raise, Ref, Result, lock};

/// Classes that objects of a class were given. The list only grows.
#[derive(Debug, Default)]
pub(crate) struct Others(OnceLock<Box<Other>>);

#[derive(Debug)]
struct Other {
    class: Ref,
    next: Others,
}

impl Others {
    /// The class at a place, the first at 1.
    fn at(&self, place: u16) -> Option<&Ref> {
        let mut other = self.0.get()?;
        for _ in 1..place {
            other = other.next.0.get()?;
        }
        Some(&other.class)
    }

    /// The place of a class, which is at the end where it is new.
    fn place(&self, class: &Ref) -> Option<u16> {
        let mut others = self;
        for place in 1..=u16::MAX {
            let new = || Box::new(Other { class: class.clone(), next: Self::default() });
            let other = others.0.get_or_init(new);
            if Ref::ptr_eq(&other.class, class) {
                return Some(place);
            }
            others = &other.next;
        }
        None
    }
}

impl Instance {
    /// The class of an object that was given another one.
    #[cold]
    #[inline(never)]
    pub(super) fn other_class(&self, place: u16) -> &Ref {
        self.maker().others.at(place).unwrap_or(&self.made_of)
    }

    fn maker(&self) -> &Class {
        match &self.made_of.kind {
            Kind::Class(class) => class,
            _ => unreachable!("an instance's class is a class"),
        }
    }

    /// Gives the object another class.
    ///
    /// # Errors
    /// `TypeError` where objects of that class are made up differently.
    pub(crate) fn recast(&self, to: &Ref) -> Result<()> {
        let (Kind::Class(new), old) = (&to.kind, self.class()) else { return Ok(()) };
        let native = |class: &Class| class.native.map(std::ptr::from_ref);
        if native(new) != native(old) || new.slots != old.slots {
            return Err(Raise::type_error(format!(
                "__class__ assignment: '{}' object layout differs from '{}'",
                new.name, old.name
            )));
        }
        let place = match Ref::ptr_eq(to, &self.made_of) {
            true => Some(0),
            false => self.maker().others.place(to),
        };
        let Some(place) = place else {
            return Err(Raise::memory_error("objects of one class were given too many others"));
        };
        self.set_place(place, new);
        Ok(())
    }

    /// The place of its class among the other classes of the one it was made of; 0 for that one.
    pub(crate) fn place(&self) -> u16 {
        self.place.load(Ordering::Relaxed)
    }

    /// Gives the object the class that it had before.
    pub(crate) fn put_back(&self, place: u16) {
        if place != self.place() {
            self.place.store(place, Ordering::Release);
        }
    }

    fn set_place(&self, place: u16, class: &Class) {
        let mut attributes = lock(&self.attributes);
        self.place.store(place, Ordering::Release);
        attributes.reshape(&class.shapes);
    }
}
