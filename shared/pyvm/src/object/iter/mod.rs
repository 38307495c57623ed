//! Iterators over the built-in containers, and the built-in iterators over other iterators.

mod collect;
mod containers;
mod deque;
mod entries;
mod pairs;
mod walk;

use crate::object::iter::deque::Ends;
use crate::object::iter::entries::{Entries, Members};
use crate::object::{
    Here, Kind, Mutex, MutexGuard, Part, Raise, Range, Ref, Result, Type, Value, lock, own_special,
};

pub(crate) use collect::{MOST_ITEMS, can_iterate, collect, drain, is_iterable, iterated_by_index};
pub(crate) use pairs::NextPair;
pub(crate) use walk::{OfLibrary, Walk};

/// How far an iteration has come.
///
/// As a Rust iterator it gives results: a dict that changes its size meanwhile is an error.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Over a `range`: the next item, the step, and how many are left.
    Range {
        /// The next item.
        next: i64,
        /// Distance between items.
        step: i64,
        /// How many items are left.
        left: u64,
    },
    /// Over a list, tuple, string or `bytes` by position. A list may change meanwhile.
    Sequence {
        /// The sequence.
        of: Ref,
        /// The position of the next item, in a string in bytes; `usize::MAX` once there are no more.
        at: usize,
    },
    /// Over such a sequence from its end.
    Backwards {
        /// The sequence.
        of: Ref,
        /// How many items are left, in a string in bytes.
        left: usize,
    },
    /// Over a dict or a view of one.
    Entries(Entries),
    /// Over a `set` or `frozenset`.
    Members(Members),
    /// Over a `deque`.
    Ends(Ends),
    /// Over another iterator object.
    Shared(Ref),
    /// `enumerate`: pairs of a number and an item.
    Enumerate {
        /// The items.
        of: Box<Iter>,
        /// The next number.
        next: Value,
    },
    /// `zip`: tuples of one item of each.
    Zip {
        /// Where the items come from.
        of: Vec<Iter>,
        /// Whether all have to end together.
        strict: bool,
    },
    /// Of a module of the library.
    OfLibrary(OfLibrary),
}

/// What an iterator gives when it is asked for the next number of a range.
pub(crate) enum Step {
    Item(i64),
    /// There are no more.
    End,
    /// It is no range.
    Other,
}

/// The object that holds a container's items: of an object of a derived class, the container within.
fn storage(object: &Ref) -> &Ref {
    match &object.kind {
        Kind::Extended(extended) => match &extended.payload {
            Value::Object(payload) => payload,
            _ => object,
        },
        _ => object,
    }
}

impl Iter {
    /// `GET_ITER`: an iterator over a value.
    ///
    /// # Errors
    /// `TypeError` where the value is not iterable.
    pub fn over(value: Value) -> Result<Self> {
        if let Value::Iter(iter) = value {
            return Ok(*iter);
        }
        Self::native(&value)
            .ok_or_else(|| Raise::type_error(format!("'{}' object is not iterable", value.type_name())))
    }

    /// An iterator over a value whose iteration needs no Python code; `None` for any other.
    pub(crate) fn native(value: &Value) -> Option<Self> {
        let Value::Object(object) = value else { return None };
        if own_special(value, "__iter__").is_some() {
            return None;
        }
        Self::over_storage(storage(object).clone())
    }

    /// An iterator over a built-in container, whatever `__iter__` its class has: what the built-in `__iter__` gives.
    pub(crate) fn walk(container: &Value) -> Self {
        let iter = match container {
            Value::Object(object) => Self::over_storage(storage(object).clone()),
            _ => None,
        };
        iter.unwrap_or(Self::ended())
    }

    fn over_storage(of: Ref) -> Option<Self> {
        match &of.kind {
            Kind::Range(range) => Some(Self::over_range(*range)),
            Kind::Str(_) | Kind::Bytes(_) | Kind::Tuple(_) | Kind::List(_) => {
                Some(Self::Sequence { of, at: 0 })
            }
            Kind::Iterator(_) => Some(Self::Shared(of)),
            Kind::Dict(_) => Some(Self::Entries(Entries::new(of, Part::Keys, false))),
            Kind::View(view) => Some(Self::Entries(Entries::new(view.dict.clone(), view.part, false))),
            Kind::Set(_) | Kind::FrozenSet(_) => Some(Self::Members(Members::new(of))),
            Kind::Deque(_) => Some(Self::Ends(Ends::new(of, false))),
            _ => None,
        }
    }

    /// `reversed`: an iterator over a container from its end; `None` for what cannot be walked backwards.
    pub(crate) fn reversed(value: &Value) -> Option<Self> {
        let Value::Object(object) = value else { return None };
        let of = storage(object).clone();
        match &of.kind {
            Kind::Range(range) => Some(Self::over_range(range.reversed())),
            Kind::Str(text) => Some(Self::Backwards { left: text.len(), of: of.clone() }),
            Kind::Bytes(bytes) => Some(Self::Backwards { left: bytes.len(), of: of.clone() }),
            Kind::Tuple(items) => Some(Self::Backwards { left: items.len(), of: of.clone() }),
            Kind::List(items) => Some(Self::Backwards { left: lock(items).len(), of: of.clone() }),
            Kind::Deque(_) => Some(Self::Ends(Ends::new(of, true))),
            Kind::Dict(_) => Some(Self::Entries(Entries::new(of, Part::Keys, true))),
            Kind::View(view) => Some(Self::Entries(Entries::new(view.dict.clone(), view.part, true))),
            _ => None,
        }
    }

    /// One that has come to its end.
    pub(crate) fn ended() -> Self {
        Self::Range { next: 0, step: 1, left: 0 }
    }

    pub(crate) fn over_range(range: Range) -> Self {
        Self::Range { next: range.start, step: range.step, left: range.len() }
    }

    /// The iterator as an object of the program.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Self::Shared(object) => Value::Object(object),
            iter => Value::object(Kind::Iterator(Box::new(iter.into()))),
        }
    }

    /// The next item of anything but a range.
    #[inline(never)]
    fn next_of_object(&mut self) -> Option<Result<Value>> {
        match self {
            Self::Range { .. } => self.next(),
            Self::Sequence { of, at } => containers::next(&of.kind, at).map(Ok),
            Self::Backwards { of, left } => containers::previous(&of.kind, left).map(Ok),
            Self::Entries(entries) => entries.next(),
            Self::Members(members) => members.next(),
            Self::Ends(ends) => ends.next(),
            Self::Shared(object) => match &object.kind {
                Kind::Iterator(iter) => lock(iter).next(),
                _ => None,
            },
            Self::Enumerate { of, next } => collect::numbered(of, next),
            Self::Zip { of, strict } => collect::zipped(of, *strict),
            Self::OfLibrary(walk) => walk.0.next(),
        }
    }

    /// The next number of a range.
    #[inline(always)]
    pub(crate) fn next_number(&mut self) -> Step {
        match self {
            Self::Range { left: 0, .. } => Step::End,
            Self::Range { next, step, left } => {
                *left -= 1;
                let item = *next;
                *next = item.wrapping_add(*step);
                Step::Item(item)
            }
            _ => Step::Other,
        }
    }

    /// The next item of a list, which `try_lock` locks, or of a tuple, where there is one and giving it takes no call.
    #[inline(always)]
    pub(crate) fn next_in_sequence(
        &mut self,
        here: Here<'_>,
        try_lock: impl for<'m> Fn(Here<'_>, &'m Mutex<Vec<Value>>) -> Option<MutexGuard<'m, Vec<Value>>>,
    ) -> Option<Value> {
        let Self::Sequence { of, at } = self else { return None };
        let item = match &of.kind {
            Kind::List(items) => try_lock(here, items)?.get(*at)?.copied(here)?,
            Kind::Tuple(items) => items.get(*at)?.copied(here)?,
            _ => return None,
        };
        *at += 1;
        Some(item)
    }

    /// The next character of a text of ASCII, where there is one.
    #[inline(always)]
    pub(crate) fn next_byte(&mut self) -> Option<u8> {
        let Self::Sequence { of, at } = self else { return None };
        let Kind::Str(text) = &of.kind else { return None };
        let byte = text.byte_at(*at)?;
        *at += 1;
        Some(byte)
    }

    /// The class of the iterator object, which has the name it has in CPython.
    pub(crate) fn class(&self) -> &'static Type {
        use crate::builtins::iterators as classes;
        match self {
            Self::Range { .. } => &classes::RANGE_ITERATOR,
            Self::Sequence { of, .. } => match &of.kind {
                Kind::List(_) => &classes::LIST_ITERATOR,
                Kind::Tuple(_) => &classes::TUPLE_ITERATOR,
                Kind::Bytes(_) => &classes::BYTES_ITERATOR,
                Kind::Str(text) if text.is_ascii() => &classes::STR_ASCII_ITERATOR,
                _ => &classes::STR_ITERATOR,
            },
            Self::Backwards { of, .. } => match of.kind {
                Kind::List(_) => &classes::LIST_REVERSEITERATOR,
                _ => &classes::REVERSED,
            },
            Self::Entries(entries) => entries.class(),
            Self::Members(_) => &classes::SET_ITERATOR,
            Self::Ends(ends) => ends.class(),
            Self::Shared(object) => match &object.kind {
                Kind::Iterator(iter) => lock(iter).class(),
                _ => &classes::LIST_ITERATOR,
            },
            Self::Enumerate { .. } => &classes::ENUMERATE,
            Self::Zip { .. } => &classes::ZIP,
            Self::OfLibrary(walk) => walk.0.class(),
        }
    }

    /// The name of the class, as CPython has it.
    pub fn type_name(&self) -> &'static str {
        self.class().name
    }
}

impl Iterator for Iter {
    type Item = Result<Value>;

    /// Inlined for the loop over a range, the commonest there is.
    #[inline(always)]
    fn next(&mut self) -> Option<Result<Value>> {
        match self {
            Self::Range { left: 0, .. } => None,
            Self::Range { next, step, left } => {
                *left -= 1;
                let item = *next;
                *next = item.wrapping_add(*step);
                Some(Ok(Value::Int(item)))
            }
            other => other.next_of_object(),
        }
    }
}
