//! From times to columns.

use std::ops::Range;

use crate::span::Span;

/// A window of time, cut into columns.
///
/// All arithmetic is exact. A column is rarely a whole number of nanoseconds, so lengths are counted
/// in units of 1/`columns` of a nanosecond: then a column is `range_ns` units.
pub(crate) struct Scale {
    pub(crate) from_ns: u64,
    range_ns: u64,
    pub(crate) columns: usize,
}

impl Scale {
    /// An empty or reversed window is taken as one of a single nanosecond.
    pub(crate) fn new(from_ns: u64, to_ns: u64, columns: usize) -> Self {
        let from_ns = from_ns.min(u64::MAX - 1);
        Self { from_ns, range_ns: to_ns.saturating_sub(from_ns).max(1), columns }
    }

    pub(crate) fn to_ns(&self) -> u64 {
        self.from_ns + self.range_ns
    }

    /// How long a column is, in nanoseconds, rounded down.
    pub(crate) fn column_ns(&self) -> u64 {
        self.range_ns / self.columns as u64
    }

    /// The column of an instant, if it is inside the window.
    pub(crate) fn column(&self, at_ns: u64) -> Option<usize> {
        let inside = (self.from_ns..self.to_ns()).contains(&at_ns);
        inside.then(|| (self.units(at_ns) / self.column_units()) as usize)
    }

    /// The columns that a span touches.
    pub(crate) fn touched(&self, span: &Span) -> Range<usize> {
        let first = self.units(span.from_ns) / self.column_units();
        let end = self.units(span.to_ns).div_ceil(self.column_units());
        first as usize..end as usize
    }

    /// How much of a column a span takes, in units.
    pub(crate) fn share(&self, span: &Span, column: usize) -> u128 {
        let begin = column as u128 * self.column_units();
        let end = begin + self.column_units();
        self.units(span.to_ns).min(end).saturating_sub(self.units(span.from_ns).max(begin))
    }

    pub(crate) fn is_shorter_than_a_column(&self, span: &Span) -> bool {
        u128::from(span.to_ns - span.from_ns) * (self.columns as u128) < self.column_units()
    }

    /// How long a column is, in units.
    pub(crate) fn column_units(&self) -> u128 {
        u128::from(self.range_ns)
    }

    /// The distance from the window's beginning, in units; an instant outside counts as on its edge.
    fn units(&self, at_ns: u64) -> u128 {
        let inside_ns = at_ns.clamp(self.from_ns, self.to_ns()) - self.from_ns;
        u128::from(inside_ns) * self.columns as u128
    }
}
