//! The text of a `str`.

use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::object::letters::{Letters, SHORT};

/// The text of a `str`: UTF-8, with what is costly to find out again beside it.
#[derive(Debug, Default)]
pub struct Str {
    text: Letters,
    /// Its length in code points.
    chars: usize,
    /// Its hash, once somebody has asked; 0 before.
    hash: AtomicU64,
    /// Whether some character is not ASCII.
    wide: bool,
    /// Its first byte; 0 where it has none. Two texts that differ mostly differ here.
    lead: u8,
}

/// How long a text may be to be searched without preparation.
const SIMPLE: usize = 256;

/// So few bytes are looked through one after the other.
const FEW: usize = 16;

// Objects are as large as their largest kinds, of which this is one.
const _: () = assert!(size_of::<Str>() <= 64);

impl Str {
    /// Takes a text.
    #[inline]
    pub fn new(text: impl Into<Letters>) -> Self {
        let text = text.into();
        let wide = !text.is_ascii();
        let chars = if wide { text.chars().count() } else { text.len() };
        Self::known(text, chars, wide)
    }

    /// Takes a text that is known to be all ASCII.
    #[inline]
    pub(crate) fn ascii(text: impl Into<Letters>) -> Self {
        let text = text.into();
        debug_assert!(text.is_ascii(), "who says so knows");
        let chars = text.len();
        Self::known(text, chars, false)
    }

    /// Takes a text of which everything is known.
    #[inline(always)]
    fn known(text: Letters, chars: usize, wide: bool) -> Self {
        let lead = text.as_bytes().first().copied().unwrap_or(0);
        Self { text, chars, hash: AtomicU64::new(0), wide, lead }
    }

    /// Takes a part of this text, which is ASCII where the whole one is.
    #[inline]
    pub(crate) fn part(&self, part: &str) -> Self {
        if self.wide { Self::new(part) } else { Self::ascii(part) }
    }

    /// A text of one character.
    pub(crate) fn character(c: char) -> Self {
        Self::known(Letters::from(c), 1, !c.is_ascii())
    }

    /// The character at a position of a text whose characters are all ASCII.
    #[inline]
    pub(crate) fn byte_at(&self, at: usize) -> Option<u8> {
        if !self.is_ascii() {
            return None;
        }
        self.text.as_bytes().get(at).copied()
    }

    /// The same text with its bytes mapped, where they are all ASCII before and after.
    pub(crate) fn mapped(&self, map: impl Fn(&mut [u8])) -> Option<Self> {
        if self.wide {
            return None;
        }
        let mut place = [0; SHORT];
        let text = match place.get_mut(..self.text.len()) {
            Some(bytes) => {
                bytes.copy_from_slice(self.text.as_bytes());
                map(bytes);
                Letters::from(std::str::from_utf8(bytes).ok()?)
            }
            None => {
                let mut bytes = self.text.as_bytes().to_vec();
                map(&mut bytes);
                String::from_utf8(bytes).ok()?.into()
            }
        };
        Some(Self::known(text, self.chars, false))
    }

    /// The same text in other letters. They are all ASCII.
    #[inline(always)]
    pub(crate) fn recased(&self, recase: impl Fn(&mut str)) -> Self {
        let Self { chars, lead, .. } = *self;
        let mut recased = Self { text: self.text.clone(), chars, hash: AtomicU64::new(0), wide: false, lead };
        recase(&mut recased.text);
        recased.lead = recased.text.as_bytes().first().copied().unwrap_or(0);
        recased
    }

    /// The characters at these places of a text of ASCII.
    pub(crate) fn picked(&self, places: impl Iterator<Item = usize>) -> Option<Self> {
        let bytes = self.text.as_bytes();
        let picked = places.map(|at| bytes.get(at).copied()).collect::<Option<Vec<u8>>>()?;
        String::from_utf8(picked).ok().map(Self::ascii)
    }

    /// The characters from one place to before another one of a text of ASCII, from the last to the first.
    pub(crate) fn reversed(&self, from: usize, to: usize) -> Option<Self> {
        let mut bytes = self.text.as_bytes().get(from..to)?.to_vec();
        bytes.reverse();
        String::from_utf8(bytes).ok().map(Self::ascii)
    }

    /// Whether it lies in this place as a whole, so that there is nothing to give back when it dies.
    #[inline(always)]
    pub(crate) fn is_inline(&self) -> bool {
        self.text.is_short()
    }

    /// Several texts, one after the other.
    #[inline]
    pub(crate) fn concat<'a>(parts: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let mut text = Letters::with_capacity(parts.clone().map(|part| part.text.len()).sum());
        let (mut chars, mut wide) = (0, false);
        for part in parts {
            text.push_str(&part.text);
            chars += part.chars;
            wide |= part.wide;
        }
        Self::known(text, chars, wide)
    }

    /// Whether both have the same characters.
    #[inline]
    pub(crate) fn is_equal(&self, other: &Self) -> bool {
        self.is_equal_at_once(other).unwrap_or_else(|| *self.text == *other.text)
    }

    /// The same, where a look at their lengths and first bytes tells.
    #[inline(always)]
    pub(crate) fn is_equal_at_once(&self, other: &Self) -> Option<bool> {
        if self.chars != other.chars || self.lead != other.lead {
            return Some(false);
        }
        if self.chars == 1 && !self.wide || std::ptr::eq(self, other) { Some(true) } else { None }
    }

    /// Where in its bytes a part begins.
    #[inline]
    pub(crate) fn place_of(&self, part: &Self) -> Option<usize> {
        Self::find_in(self.text.as_bytes(), part.text.as_bytes())
    }

    /// Whether a part is in it.
    #[inline]
    pub(crate) fn finds(&self, part: &Self) -> bool {
        self.place_of(part).is_some()
    }

    /// Where in the bytes of a text those of another one begin.
    pub(crate) fn find_in(text: &[u8], part: &[u8]) -> Option<usize> {
        match *part {
            [byte] if text.len() <= FEW => text.iter().position(|other| *other == byte),
            [byte] => memchr::memchr(byte, text),
            // To prepare a search takes longer than a simple one.
            [first, ref rest @ ..] if text.len() <= SIMPLE => {
                let places = text.get(..text.len().saturating_sub(rest.len()))?;
                memchr::memchr_iter(first, places).find(|at| text[at + 1..].starts_with(rest))
            }
            _ => memchr::memmem::find(text, part),
        }
    }

    /// How many code points it has: Python's `len`.
    #[inline]
    pub fn chars_len(&self) -> usize {
        self.chars
    }

    /// Whether a code point is a byte, so that positions need no counting.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        !self.wide
    }

    /// The hash that was kept, or the one that `compute` finds and that is kept from now on.
    #[inline]
    pub(crate) fn hash_or(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        match self.hash.load(Ordering::Relaxed) {
            0 => {
                let hash = compute(&self.text);
                self.hash.store(hash, Ordering::Relaxed);
                hash
            }
            hash => hash,
        }
    }

    /// Appends to a string that nobody else refers to (CPython's `unicode_concatenate`, `Python/ceval.c`).
    pub(crate) fn append(&mut self, more: &Self) {
        if self.chars == 0 {
            self.lead = more.lead;
        }
        self.text.push_few(&more.text);
        self.chars += more.chars;
        self.wide |= more.wide;
        *self.hash.get_mut() = 0;
    }

    /// The place in bytes of the code point at `index`; the end for one past the last.
    pub fn byte_of(&self, index: usize) -> usize {
        if self.is_ascii() {
            return index.min(self.text.len());
        }
        self.text.char_indices().nth(index).map_or(self.text.len(), |(at, _)| at)
    }

    /// The code points from `from` to `to`.
    pub fn slice(&self, from: usize, to: usize) -> &str {
        let start = self.byte_of(from);
        if self.is_ascii() {
            return &self.text[start..to.clamp(start, self.text.len())];
        }
        let rest = &self.text[start..];
        let count = to.saturating_sub(from);
        &rest[..rest.char_indices().nth(count).map_or(rest.len(), |(at, _)| at)]
    }
}

impl Deref for Str {
    type Target = str;

    #[inline(always)]
    fn deref(&self) -> &str {
        &self.text
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<Box<str>> for Str {
    fn from(text: Box<str>) -> Self {
        Self::new(text)
    }
}
