//! `range` (CPython's `Objects/rangeobject.c`).

use crate::object::{Kind, Raise, Value};

/// `range(start, stop, step)` of 64-bit integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First item.
    pub start: i64,
    /// Where it ends: this one is no longer in it.
    pub stop: i64,
    /// Distance between items, never 0.
    pub step: i64,
}

impl Range {
    /// Takes the one to three arguments of `range`.
    ///
    /// # Errors
    /// `TypeError` for a wrong argument, `ValueError` for a step of zero.
    pub fn from_arguments(arguments: &[Value]) -> Result<Self, Raise> {
        let index = |at: usize| match arguments[at].kind() {
            Some(Kind::BigInt(_)) => {
                Err(Raise::outside_subset("a range beyond 64 bits is outside the subset; use `while`"))
            }
            _ => arguments[at].to_index(),
        };
        let (start, stop, step) = match arguments.len() {
            0 => return Err(Raise::type_error("range expected at least 1 argument, got 0")),
            1 => (0, index(0)?, 1),
            2 => (index(0)?, index(1)?, 1),
            3 => (index(0)?, index(1)?, index(2)?),
            n => return Err(Raise::type_error(format!("range expected at most 3 arguments, got {n}"))),
        };
        if step == 0 {
            return Err(Raise::value_error("range() arg 3 must not be zero"));
        }
        Ok(Self { start, stop, step })
    }

    /// How many items there are.
    pub fn len(&self) -> u64 {
        let (low, high) = if self.step > 0 { (self.start, self.stop) } else { (self.stop, self.start) };
        if low >= high { 0 } else { (high.abs_diff(low) - 1) / self.step.unsigned_abs() + 1 }
    }

    /// The same items from the last to the first.
    pub fn reversed(&self) -> Self {
        match self.len().checked_sub(1) {
            // A step or an end beyond 64 bits wraps; the number of items then still is the same.
            Some(last) => Self {
                start: self.item(last),
                stop: self.start.saturating_sub(self.step),
                step: self.step.saturating_neg(),
            },
            None => *self,
        }
    }

    /// True where there is no item.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether this is one of the items.
    pub fn contains(&self, item: i64) -> bool {
        let between = if self.step > 0 {
            (self.start..self.stop).contains(&item)
        } else {
            self.stop < item && item <= self.start
        };
        between && item.abs_diff(self.start).is_multiple_of(self.step.unsigned_abs())
    }

    /// The item at `index`, which must be below `len`.
    pub fn item(&self, index: u64) -> i64 {
        // The true item lies between start and stop, so wrapping arithmetic ends at it.
        self.start.wrapping_add((index as i64).wrapping_mul(self.step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_pythons() {
        let len = |start, stop, step| Range { start, stop, step }.len();
        assert_eq!(
            (len(0, 10, 1), len(0, 10, 3), len(10, 0, -3), len(5, 5, 1), len(3, 1, 1)),
            (10, 4, 4, 0, 0)
        );
        assert_eq!(len(i64::MIN, i64::MAX, 1), u64::MAX);
        assert_eq!(Range { start: i64::MIN, stop: i64::MAX, step: 1 }.item(u64::MAX - 1), i64::MAX - 1);
    }
}
