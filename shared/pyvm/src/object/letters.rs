//! Where the bytes of a text lie: in its own place where they are few, otherwise on the heap.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use arrayvec::ArrayString;
use compact_str::CompactString;

/// Texts of up to so many bytes need no place of their own: as many as make no object larger.
pub(super) const SHORT: usize = 28;

/// The bytes of a text, as UTF-8.
#[derive(Clone, Debug)]
pub enum Letters {
    /// A few, in place.
    Short(ArrayString<SHORT>),
    /// Any number of them.
    Long(String),
}

impl Letters {
    /// None yet, and room for so many.
    #[inline]
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        if bytes <= SHORT { Self::default() } else { Self::Long(String::with_capacity(bytes)) }
    }

    /// Appends some.
    #[inline(always)]
    pub(crate) fn push_str(&mut self, more: &str) {
        match self {
            Self::Short(short) => {
                if short.try_push_str(more).is_err() {
                    self.move_and_push(more);
                }
            }
            Self::Long(long) => long.push_str(more),
        }
    }

    /// The same where it is mostly one character.
    #[inline(always)]
    pub(super) fn push_few(&mut self, more: &str) {
        match (&mut *self, more.as_bytes()) {
            (Self::Short(short), [byte @ ..=0x7f]) if !short.is_full() => short.push(char::from(*byte)),
            _ => self.push_str(more),
        }
    }

    /// Appends more than there is room for in place.
    #[inline(never)]
    fn move_and_push(&mut self, more: &str) {
        let mut long = String::with_capacity(2 * (self.len() + more.len()));
        long.push_str(self);
        long.push_str(more);
        *self = Self::Long(long);
    }

    /// Appends one character.
    pub(crate) fn push(&mut self, c: char) {
        self.push_str(c.encode_utf8(&mut [0; 4]));
    }

    /// Whether there is nothing to give back when they go.
    #[inline(always)]
    pub(super) fn is_short(&self) -> bool {
        matches!(self, Self::Short(_))
    }
}

impl Default for Letters {
    #[inline]
    fn default() -> Self {
        Self::Short(ArrayString::new_const())
    }
}

impl Deref for Letters {
    type Target = str;

    #[inline(always)]
    fn deref(&self) -> &str {
        match self {
            Self::Short(short) => short,
            Self::Long(long) => long,
        }
    }
}

impl DerefMut for Letters {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut str {
        match self {
            Self::Short(short) => short,
            Self::Long(long) => long,
        }
    }
}

impl From<&str> for Letters {
    #[inline(always)]
    fn from(text: &str) -> Self {
        match ArrayString::from(text) {
            Ok(short) => Self::Short(short),
            Err(_) => Self::Long(text.to_owned()),
        }
    }
}

impl From<String> for Letters {
    #[inline]
    fn from(text: String) -> Self {
        match ArrayString::from(&text) {
            Ok(short) => Self::Short(short),
            Err(_) => Self::Long(text),
        }
    }
}

impl From<&String> for Letters {
    fn from(text: &String) -> Self {
        Self::from(&**text)
    }
}

impl From<CompactString> for Letters {
    #[inline]
    fn from(text: CompactString) -> Self {
        Self::from(&*text)
    }
}

impl From<Box<str>> for Letters {
    fn from(text: Box<str>) -> Self {
        Self::from(String::from(text))
    }
}

impl From<Cow<'_, str>> for Letters {
    fn from(text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) => Self::from(text),
            Cow::Owned(text) => Self::from(text),
        }
    }
}

impl From<char> for Letters {
    fn from(c: char) -> Self {
        Self::from(&*c.encode_utf8(&mut [0; 4]))
    }
}
