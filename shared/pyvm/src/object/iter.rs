//! Iterators over the built-in sequences.

use crate::object::{Kind, Raise, Range, Ref, Value, lock, snapshot};

/// How far an iteration has come.
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
    /// Over a list, tuple, string or range object by position. A list may change meanwhile.
    Sequence {
        /// The sequence.
        of: Ref,
        /// The position of the next item; for a string, in bytes.
        at: usize,
    },
    /// Over another iterator object.
    Shared(Ref),
}

impl Iter {
    /// `GET_ITER`: an iterator over a value.
    ///
    /// # Errors
    /// `TypeError` where the value is not iterable.
    pub fn over(value: Value) -> Result<Self, Raise> {
        if let Value::Iter(iter) = value {
            return Ok(*iter);
        }
        if let Value::Object(object) = &value {
            match &object.kind {
                Kind::Range(range) => return Ok(Self::over_range(*range)),
                Kind::Str(_) | Kind::Tuple(_) | Kind::List(_) => {
                    return Ok(Self::Sequence { of: object.clone(), at: 0 });
                }
                Kind::Iterator(_) => return Ok(Self::Shared(object.clone())),
                _ => {}
            }
        }
        Err(Raise::type_error(format!("'{}' object is not iterable", value.type_name())))
    }

    fn over_range(range: Range) -> Self {
        Self::Range { next: range.start, step: range.step, left: range.len() }
    }

    /// The next item of anything but a range.
    #[inline(never)]
    fn next_of_object(&mut self) -> Option<Value> {
        match self {
            Self::Range { .. } => self.next(),
            Self::Sequence { of, at } => next_of_sequence(&of.kind, at),
            Self::Shared(object) => match &object.kind {
                Kind::Iterator(iter) => lock(iter).next(),
                _ => None,
            },
        }
    }

    /// The name of the class, as CPython has it.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Range { .. } => "range_iterator",
            Self::Sequence { of, .. } => match of.kind {
                Kind::List(_) => "list_iterator",
                Kind::Tuple(_) => "tuple_iterator",
                _ => "str_ascii_iterator",
            },
            Self::Shared(_) => "iterator",
        }
    }
}

impl Iterator for Iter {
    type Item = Value;

    /// Inlined for the loop over a range, the commonest there is.
    #[inline(always)]
    fn next(&mut self) -> Option<Value> {
        match self {
            Self::Range { left: 0, .. } => None,
            Self::Range { next, step, left } => {
                *left -= 1;
                let item = *next;
                *next = item.wrapping_add(*step);
                Some(Value::Int(item))
            }
            other => other.next_of_object(),
        }
    }
}

fn next_of_sequence(kind: &Kind, at: &mut usize) -> Option<Value> {
    let (item, width) = match kind {
        Kind::List(items) => (lock(items).get(*at)?.clone(), 1),
        Kind::Tuple(items) => (items.get(*at)?.clone(), 1),
        Kind::Str(text) => {
            let c = text[*at..].chars().next()?;
            (Value::str(c.to_string()), c.len_utf8())
        }
        _ => return None,
    };
    *at += width;
    Some(item)
}

/// A sequence made at one stroke may hold this many items (1.6 GB), so that a slip of the pen in a
/// program ends in a MemoryError and not in a machine that swaps.
pub(crate) const MOST_ITEMS: usize = 100_000_000;

/// All items of an iterable value.
///
/// # Errors
/// `TypeError` where the value is not iterable, `MemoryError` where there are too many.
pub(crate) fn collect(value: Value) -> Result<Vec<Value>, Raise> {
    match value.kind() {
        Some(Kind::Tuple(items)) => return Ok(items.clone()),
        Some(Kind::List(items)) => return Ok(snapshot(items)),
        Some(Kind::Range(range)) if range.len() > MOST_ITEMS as u64 => {
            return Err(Raise::memory_error("the sequence would be larger than this machine's limit"));
        }
        _ => {}
    }
    Ok(Iter::over(value)?.collect())
}
