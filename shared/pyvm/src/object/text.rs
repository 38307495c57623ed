//! The text of a `str`.

use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};

use compact_str::CompactString;

/// Texts of up to so many bytes need no place of their own.
const INLINE: usize = 24;

/// The text of a `str`: UTF-8, with what is costly to find out again beside it.
#[derive(Debug, Default)]
pub struct Str {
    text: CompactString,
    /// Its length in code points.
    chars: usize,
    /// Its hash, once somebody has asked; 0 before.
    hash: AtomicU64,
}

impl Str {
    /// Takes a text.
    #[inline]
    pub fn new(text: impl Into<CompactString>) -> Self {
        let text = text.into();
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Self { text, chars, hash: AtomicU64::new(0) }
    }

    /// A text of one character.
    pub(crate) fn character(c: char) -> Self {
        Self { text: CompactString::new(c.encode_utf8(&mut [0; 4])), chars: 1, hash: AtomicU64::new(0) }
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
    pub(crate) fn mapped(&self, map: fn(&mut [u8])) -> Option<Self> {
        let mut bytes = [0; INLINE];
        let bytes = bytes.get_mut(..self.text.len()).filter(|_| self.is_ascii())?;
        bytes.copy_from_slice(self.text.as_bytes());
        map(bytes);
        let text = CompactString::new(std::str::from_utf8(bytes).ok()?);
        Some(Self { text, chars: self.chars, hash: AtomicU64::new(0) })
    }

    /// The same text in other letters, where they are all ASCII.
    pub(crate) fn recased(&self, recase: fn(&mut str)) -> Option<Self> {
        if !self.is_ascii() {
            return None;
        }
        let mut text = self.text.clone();
        recase(&mut text);
        Some(Self { text, chars: self.chars, hash: AtomicU64::new(0) })
    }

    /// Whether it lies in this place as a whole, so that there is nothing to give back when it dies.
    #[inline(always)]
    pub(crate) fn is_inline(&self) -> bool {
        !self.text.is_heap_allocated()
    }

    /// Several texts, one after the other.
    pub(crate) fn concat(parts: &[&Self]) -> Self {
        let mut text = CompactString::with_capacity(parts.iter().map(|part| part.text.len()).sum());
        parts.iter().for_each(|part| text.push_str(&part.text));
        Self { text, chars: parts.iter().map(|part| part.chars).sum(), hash: AtomicU64::new(0) }
    }

    /// How many code points it has: Python's `len`.
    #[inline]
    pub fn chars_len(&self) -> usize {
        self.chars
    }

    /// Whether a code point is a byte, so that positions need no counting.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
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
        self.text.push_str(&more.text);
        self.chars += more.chars;
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
