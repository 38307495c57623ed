//! Sets of characters in a form that is quick to ask.

use super::node::Set;

/// How many characters a table knows by heart: those that are bytes.
const KNOWN: usize = 256;

/// A set of characters, with an answer ready for each of the first ones.
#[derive(Clone, Debug)]
pub(super) struct Table {
    known: Box<[bool; KNOWN]>,
    rest: Rest,
    bytes: Bytes,
}

/// Which bytes are in a table, where one search finds them or their end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// Just this one.
    Only(u8),
    /// All but this one.
    AllBut(u8),
    Some,
}

impl Bytes {
    fn of(known: &[bool; KNOWN]) -> Self {
        let all = |wanted: bool| (0..=u8::MAX).filter(move |byte| known[usize::from(*byte)] == wanted);
        let single = |wanted: bool| {
            let mut bytes = all(wanted);
            bytes.next().filter(|_| bytes.next().is_none())
        };
        match (single(true), single(false)) {
            (Some(byte), _) => Self::Only(byte),
            (None, Some(byte)) => Self::AllBut(byte),
            _ => Self::Some,
        }
    }
}

/// What holds beyond the characters of a table.
#[derive(Clone, Debug)]
enum Rest {
    None,
    /// Any of them may be in it.
    All,
    Set(Box<Set>),
}

impl Table {
    pub(super) fn of(set: &Set) -> Self {
        let mut known = Box::new([false; KNOWN]);
        for (place, c) in known.iter_mut().zip('\0'..) {
            *place = set.contains(c);
        }
        let beyond = |c: char| c as usize >= KNOWN;
        let simple = set.classes.is_empty() && !set.negated && !set.ignores_case;
        let rest = match simple && !set.ranges.iter().any(|(_, to)| beyond(*to)) {
            true => Rest::None,
            false => Rest::Set(Box::new(set.clone())),
        };
        let bytes = Bytes::of(&known);
        Self { known, rest, bytes }
    }

    /// Whether a character is in the set.
    #[inline(always)]
    pub(super) fn contains(&self, c: char) -> bool {
        match self.known.get(c as usize) {
            Some(known) => *known,
            None => self.contains_rare(c),
        }
    }

    /// Whether a character of one byte is in the set.
    #[inline(always)]
    pub(super) fn contains_byte(&self, byte: u8) -> bool {
        self.known[usize::from(byte)]
    }

    #[inline(never)]
    fn contains_rare(&self, c: char) -> bool {
        match &self.rest {
            Rest::None => false,
            Rest::All => true,
            Rest::Set(set) => set.contains(c),
        }
    }

    /// Adds what is in another set, or more.
    pub(super) fn join(&mut self, other: &Self) {
        for (place, has) in self.known.iter_mut().zip(&*other.known) {
            *place |= has;
        }
        if !matches!((&self.rest, &other.rest), (Rest::None, Rest::None)) {
            self.rest = Rest::All;
        }
        self.bytes = Bytes::of(&self.known);
    }

    /// Whether no character is in both. False where that is not easily seen.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let one_ends = matches!(self.rest, Rest::None) || matches!(other.rest, Rest::None);
        one_ends && !self.known.iter().zip(&*other.known).any(|(a, b)| *a && *b)
    }

    /// Which bytes are in it.
    #[inline(always)]
    pub(super) fn bytes(&self) -> Bytes {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_that_have_nothing_in_common_are_told_apart() {
        let (at, e) = (Table::of(&Set::of('@')), Table::of(&Set::of('é')));
        let mut word =
            Table::of(&Set { classes: vec![(super::super::node::Class::Word, false)], ..Set::default() });
        assert!(at.excludes(&word) && !e.excludes(&word) && word.contains('ß') && !word.contains('€'));
        assert_eq!(at.bytes(), Bytes::Only(b'@'));
        word.join(&at);
        assert!(!at.excludes(&word) && word.bytes() == Bytes::Some);
    }
}
