//! A thread's spans, as one row of glyphs.

use super::glyph::Glyph;
use super::scale::Scale;
use crate::span::{Span, State};

/// One glyph for each column: the one with the largest share of the column's time.
///
/// Threads may hand the GIL over faster than columns can show. Two rules keep such a picture honest:
/// - A run shorter than a column is never lost. It is drawn as [`Glyph::RunsBriefly`], even in a
///   column that it has only a small share of.
/// - A thread that ran for nearly all of a column, interrupted or not, is drawn as running.
pub(super) fn states(spans: &[Span], scale: &Scale) -> Vec<Glyph> {
    let columns = shares(spans, scale);
    let mut row: Vec<Glyph> = columns.iter().map(|column| column.largest(scale)).collect();
    for run in spans.iter().filter(|span| glyph(span, scale) == Glyph::RunsBriefly) {
        let mostly_in = scale.touched(run).max_by_key(|column| scale.share(run, *column));
        if let Some(column) = mostly_in.filter(|column| row[*column] != Glyph::Runs) {
            row[column] = Glyph::RunsBriefly;
        }
    }
    row
}

/// One [`Glyph::DropRequest`] in each column where there was at least one.
pub(super) fn marks(drop_requests: impl Iterator<Item = u64>, scale: &Scale) -> Vec<Glyph> {
    let mut row = vec![Glyph::Absent; scale.columns];
    for column in drop_requests.filter_map(|at_ns| scale.column(at_ns)) {
        row[column] = Glyph::DropRequest;
    }
    row
}

fn glyph(span: &Span, scale: &Scale) -> Glyph {
    match span.state {
        State::Runs if scale.is_shorter_than_a_column(span) => Glyph::RunsBriefly,
        State::Runs => Glyph::Runs,
        State::Native => Glyph::Native,
        State::WantsGil => Glyph::WantsGil,
        State::Ready => Glyph::Ready,
        State::Blocked(_) => Glyph::Blocked,
    }
}

fn shares(spans: &[Span], scale: &Scale) -> Vec<Shares> {
    let mut columns = vec![Shares::default(); scale.columns];
    for span in spans {
        for column in scale.touched(span) {
            columns[column].add(glyph(span, scale), scale.share(span, column));
        }
    }
    columns
}

/// What one column holds: each glyph once, in order of appearance, with its share of the time.
#[derive(Clone, Default)]
struct Shares(Vec<(Glyph, u128)>);

impl Shares {
    fn add(&mut self, glyph: Glyph, share: u128) {
        match self.0.iter_mut().find(|(seen, _)| *seen == glyph) {
            Some((_, sum)) => *sum += share,
            None => self.0.push((glyph, share)),
        }
    }

    fn of(&self, glyph: Glyph) -> u128 {
        self.0.iter().find(|(seen, _)| *seen == glyph).map_or(0, |(_, share)| *share)
    }

    /// Of equal shares the first: so a hand-over in the middle of a column is drawn once, and not as
    /// two threads that run. What no span takes is [`Glyph::Absent`]'s.
    fn largest(&self, scale: &Scale) -> Glyph {
        let nearly_all = scale.column_units() * 3 / 4;
        if self.of(Glyph::Runs) + self.of(Glyph::RunsBriefly) >= nearly_all.max(1) {
            return Glyph::Runs;
        }
        let present: u128 = self.0.iter().map(|(_, share)| share).sum();
        let absent = (Glyph::Absent, scale.column_units() - present);
        // `max_by_key` takes the last of equal ones.
        let last_to_first = [absent].into_iter().chain(self.0.iter().copied().rev());
        last_to_first.max_by_key(|(_, share)| *share).map_or(Glyph::Absent, |(glyph, _)| glyph)
    }
}
