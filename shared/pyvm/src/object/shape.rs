//! What an object looks like: the names of its attributes, in the order in which they were set.
//!
//! Objects of one class are mostly given the same attributes in the same order. So the names are kept once, in a shape, and
//! an object holds its values alone. Whoever has seen a shape knows where its objects have an attribute, or that they have
//! none of that name. CPython keeps the names once, too (PEP 412; `_PyDictKeys_…`, `Objects/dictobject.c`), and its
//! inline caches compare a version of these keys (`LOAD_ATTR_INSTANCE_VALUE`, `Python/bytecodes.c`); the chain from one shape
//! to the next is that of the "hidden classes" of Self and V8.

use std::fmt;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex as PlainMutex, PoisonError};

use crate::bytecode::Name;
use crate::object::{Mutex, lock};

/// Objects with more attributes keep their names themselves.
const MOST_NAMES: usize = 64;
/// So do those of a class whose objects look different in more ways.
const MOST_SHAPES: u32 = 512;
/// A new object has room for as many attributes as others of its class had, up to so many.
const MOST_ROOM: usize = 16;

/// The names of an object's attributes, in order.
///
/// A shape belongs to one class. Objects refer to it without counting; as each keeps its class alive, none is left when the
/// class dies and its shapes are used again.
pub(crate) struct Shape {
    /// A key that no other shape has or had. Nor does any have one that differs by less than 2³².
    key: AtomicU64,
    /// Of the class's first shape: for how many attributes a new object has room.
    room: AtomicU32,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    names: Vec<Name>,
    /// What it becomes with one more name.
    next: Vec<(Name, &'static Shape)>,
    /// The class's first shape; `None` in that one.
    first: Option<&'static Shape>,
    /// How many shapes come from this one, where it is the first.
    family: u32,
}

/// Shapes of classes that have died.
static SPARE: PlainMutex<Vec<&'static Shape>> = PlainMutex::new(Vec::new());

/// The first shape of a class, that of an object without attributes. All others come from it.
#[derive(Debug)]
pub(crate) struct Shapes(Option<&'static Shape>);

impl Default for Shapes {
    fn default() -> Self {
        Self(Shape::make(Known::default()))
    }
}

impl Shapes {
    /// The shape of an object without attributes; `None` where the process has run out of numbers.
    #[inline(always)]
    pub(crate) fn first(&self) -> Option<&'static Shape> {
        self.0
    }

    /// The shape of an object with these attributes, in their order.
    pub(crate) fn of_names(&self, names: &[Name]) -> Option<&'static Shape> {
        names.iter().try_fold(self.0?, |shape, name| shape.with(name))
    }
}

impl Drop for Shapes {
    fn drop(&mut self) {
        let mut ended: Vec<&'static Shape> = self.0.into_iter().collect();
        let mut at = 0;
        while let Some(shape) = ended.get(at) {
            let known = std::mem::take(&mut *lock(&shape.known));
            ended.extend(known.next.into_iter().map(|(_, next)| next));
            at += 1;
        }
        SPARE.lock().unwrap_or_else(PoisonError::into_inner).append(&mut ended);
    }
}

impl Shape {
    fn make(known: Known) -> Option<&'static Self> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        // The highest bit of a key is left to whoever remembers something by it.
        let number = i32::try_from(NEXT.fetch_add(1, Ordering::Relaxed)).ok()?;
        // The lowest bits, by which lookups are found again, differ too.
        let key = u64::from(number.unsigned_abs()) * ((1 << 32) + 37);
        let spare = SPARE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let Some(shape) = spare else {
            let (key, room) = (AtomicU64::new(key), AtomicU32::new(0));
            return Some(Box::leak(Box::new(Self { key, room, known: Mutex::unbiased(known) })));
        };
        shape.key.store(key, Ordering::Relaxed);
        shape.room.store(0, Ordering::Relaxed);
        *lock(&shape.known) = known;
        Some(shape)
    }

    /// A key of the shape and the number of a name: no other shape and name have or had it.
    #[inline(always)]
    pub(crate) fn key(&self, name: u32) -> u64 {
        self.key.load(Ordering::Relaxed).wrapping_add(u64::from(name))
    }

    /// For how many attributes a new object should have room. To be asked of the class's first shape.
    #[inline(always)]
    pub(super) fn room(&self) -> usize {
        self.room.load(Ordering::Relaxed) as usize
    }

    /// The place of a name.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let known = lock(&self.known);
        let same = known.names.iter().position(|known| std::ptr::eq(&raw const **known, name));
        same.or_else(|| known.names.iter().position(|known| **known == *name))
    }

    /// All names, in order.
    pub(super) fn names(&self) -> Vec<Name> {
        lock(&self.known).names.clone()
    }

    /// The shape with one more name; `None` where an object with it has to keep its names itself.
    pub(super) fn with(&'static self, name: &Name) -> Option<&'static Self> {
        let mut known = lock(&self.known);
        if let Some((_, next)) = known.next.iter().find(|(known, _)| known == name) {
            return Some(next);
        }
        if known.names.len() >= MOST_NAMES {
            return None;
        }
        let first = known.first.unwrap_or(self);
        let family = match known.first {
            // From a later shape to the first one: nobody locks them the other way round.
            Some(first) => one_more(&mut lock(&first.known)),
            None => one_more(&mut known),
        };
        if family > MOST_SHAPES {
            return None;
        }
        let names: Vec<Name> = known.names.iter().chain([name]).cloned().collect();
        let room = names.len().min(MOST_ROOM) as u32;
        let next = Self::make(Known { names, first: Some(first), ..Known::default() })?;
        known.next.push((name.clone(), next));
        first.room.fetch_max(room, Ordering::Relaxed);
        Some(next)
    }

    /// The shape without one of the names, the others in their order.
    pub(super) fn without(&'static self, place: usize) -> Option<&'static Self> {
        let known = lock(&self.known);
        let mut names = known.names.clone();
        let mut shape = known.first?;
        drop(known);
        names.remove(place);
        for name in &names {
            shape = shape.with(name)?;
        }
        Some(shape)
    }
}

fn one_more(known: &mut Known) -> u32 {
    known.family = known.family.saturating_add(1);
    known.family
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "shape {:x}", self.key(0))
    }
}
