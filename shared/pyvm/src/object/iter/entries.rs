//! Walks over dicts and sets.

use crate::builtins::iterators as classes;
use crate::object::{Kind, Part, Raise, Ref, Result, Set, Type, Value, View, lock};

/// A walk over a dict. It ends with an error where the dict changed its size (`dictiter_iternextkey_lock_held`,
/// `Objects/dictobject.c`).
#[derive(Clone, Debug)]
pub struct Entries {
    dict: Ref,
    part: Part,
    backwards: bool,
    /// The place to go on from; backwards, the place before which to go on.
    at: usize,
    /// How many entries the dict had at the start.
    size: usize,
    /// How many of them are still to come.
    left: usize,
}

impl Entries {
    pub(super) fn new(dict: Ref, part: Part, backwards: bool) -> Self {
        let size = match &dict.kind {
            Kind::Dict(entries) => lock(entries).len(),
            _ => 0,
        };
        let at = if backwards { usize::MAX } else { 0 };
        Self { dict, part, backwards, at, size, left: size }
    }

    /// The entry it gave last, where it gives pairs forwards.
    pub(crate) fn last_pair(&self) -> Option<(Value, Value)> {
        let Kind::Dict(dict) = &self.dict.kind else { return None };
        let begun = self.part == Part::Items && !self.backwards && self.at > 0;
        let dict = lock(dict);
        let (key, value, _) = dict.entry_before(self.at).filter(|_| begun)?;
        Some((key.clone(), value.clone()))
    }

    /// The dict it walks over.
    pub(crate) fn dict(&self) -> &Ref {
        &self.dict
    }

    pub(super) fn next(&mut self) -> Option<Result<Value>> {
        let Kind::Dict(dict) = &self.dict.kind else { return None };
        let dict = lock(dict);
        if self.size == usize::MAX {
            return None;
        }
        if dict.len() != self.size {
            return Some(Err(Raise::runtime_error("dictionary changed size during iteration")));
        }
        let found = if self.backwards { dict.entry_before(self.at) } else { dict.entry_from(self.at) };
        let Some((key, value, at)) = found else {
            self.size = usize::MAX; // it stays at the end, whatever becomes of the dict
            return None;
        };
        if self.left == 0 {
            return Some(Err(Raise::runtime_error("dictionary keys changed during iteration")));
        }
        self.left -= 1;
        self.at = at;
        Some(Ok(View::of(self.part, key, value)))
    }

    /// The next key with its value, of a walk over both; `None` where [`Self::next`] has to say what there is.
    #[inline]
    pub(super) fn next_entry(&mut self) -> Option<(Value, Value)> {
        let Kind::Dict(dict) = &self.dict.kind else { return None };
        if self.part != Part::Items || self.backwards || self.left == 0 {
            return None;
        }
        let dict = lock(dict);
        if dict.len() != self.size {
            return None;
        }
        let (key, value, at) = dict.entry_from(self.at)?;
        self.left -= 1;
        self.at = at;
        Some((key.clone(), value.clone()))
    }

    /// How far it has come, in numbers.
    pub(crate) fn standing(&self) -> [u64; 4] {
        let direction = self.part as u64 * 2 + u64::from(self.backwards);
        [direction, self.at as u64, self.size as u64, self.left as u64]
    }

    pub(super) fn class(&self) -> &'static Type {
        match (self.part, self.backwards) {
            (Part::Keys, false) => &classes::DICT_KEYITERATOR,
            (Part::Values, false) => &classes::DICT_VALUEITERATOR,
            (Part::Items, false) => &classes::DICT_ITEMITERATOR,
            (Part::Keys, true) => &classes::DICT_REVERSEKEYITERATOR,
            (Part::Values, true) => &classes::DICT_REVERSEVALUEITERATOR,
            (Part::Items, true) => &classes::DICT_REVERSEITEMITERATOR,
        }
    }
}

/// A walk over a set. It ends with an error where the set changed its size (`setiter_iternext`,
/// `Objects/setobject.c`).
#[derive(Clone, Debug)]
pub struct Members {
    set: Ref,
    at: usize,
    /// How many members the set had at the start; `usize::MAX` after the end.
    size: usize,
}

impl Members {
    pub(super) fn new(set: Ref) -> Self {
        let size = with_set(&set, Set::len).unwrap_or_default();
        Self { set, at: 0, size }
    }

    /// How far it has come, in numbers.
    pub(crate) fn standing(&self) -> [u64; 2] {
        [self.at as u64, self.size as u64]
    }

    /// The set it walks over.
    pub(crate) fn set(&self) -> &Ref {
        &self.set
    }

    pub(super) fn next(&mut self) -> Option<Result<Value>> {
        let Self { set, at, size } = self;
        if *size == usize::MAX {
            return None;
        }
        with_set(set, |members| {
            if members.len() != *size {
                return Some(Err(Raise::runtime_error("Set changed size during iteration")));
            }
            let Some((member, next)) = members.member_from(*at) else {
                *size = usize::MAX;
                return None;
            };
            *at = next;
            Some(Ok(member.clone()))
        })?
    }
}

fn with_set<T>(set: &Ref, look: impl FnOnce(&Set) -> T) -> Option<T> {
    match &set.kind {
        Kind::Set(set) => Some(look(&lock(set))),
        Kind::FrozenSet(set) => Some(look(set)),
        _ => None,
    }
}
