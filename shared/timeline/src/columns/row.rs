//! A thread's spans, as one row of cells.

use super::Cell;
use super::scale::Scale;
use crate::span::{Span, State};

/// One cell for each column: the one with the largest share of the column's time.
///
/// Threads may hand the GIL over faster than columns can show. Two rules keep such a picture honest:
/// - A run shorter than a column is never lost. It is drawn as [`Cell::RunsBriefly`], even in a
///   column that it has only a small share of.
/// - A thread that ran for nearly all of a column, interrupted or not, is drawn as running.
pub(crate) fn states(spans: &[Span], scale: &Scale) -> Vec<Cell> {
    let columns = shares(spans, scale);
    let mut row: Vec<Cell> = columns.iter().map(|column| column.largest(scale)).collect();
    for run in spans.iter().filter(|span| cell(span, scale) == Cell::RunsBriefly) {
        let mostly_in = scale.touched(run).max_by_key(|column| scale.share(run, *column));
        if let Some(column) = mostly_in.filter(|column| row[*column] != Cell::Runs) {
            row[column] = Cell::RunsBriefly;
        }
    }
    row
}

/// One `mark` in each column where there was at least one such instant.
pub(crate) fn marks(instants: impl Iterator<Item = u64>, mark: Cell, scale: &Scale) -> Vec<Cell> {
    let mut row = vec![Cell::Absent; scale.columns];
    for column in instants.filter_map(|at_ns| scale.column(at_ns)) {
        row[column] = mark;
    }
    row
}

fn cell(span: &Span, scale: &Scale) -> Cell {
    match span.state {
        State::Runs if scale.is_shorter_than_a_column(span) => Cell::RunsBriefly,
        State::Runs => Cell::Runs,
        State::Native => Cell::Native,
        State::WantsGil => Cell::WantsGil,
        State::Ready => Cell::Ready,
        State::Blocked(_) => Cell::Blocked,
    }
}

fn shares(spans: &[Span], scale: &Scale) -> Vec<Shares> {
    let mut columns = vec![Shares::default(); scale.columns];
    for span in spans {
        for column in scale.touched(span) {
            columns[column].add(cell(span, scale), scale.share(span, column));
        }
    }
    columns
}

/// What one column holds: each cell once, in order of appearance, with its share of the time.
#[derive(Clone, Default)]
struct Shares(Vec<(Cell, u128)>);

impl Shares {
    fn add(&mut self, cell: Cell, share: u128) {
        match self.0.iter_mut().find(|(seen, _)| *seen == cell) {
            Some((_, sum)) => *sum += share,
            None => self.0.push((cell, share)),
        }
    }

    fn of(&self, cell: Cell) -> u128 {
        self.0.iter().find(|(seen, _)| *seen == cell).map_or(0, |(_, share)| *share)
    }

    /// Of equal shares the first: so a hand-over in the middle of a column is drawn once, and not as
    /// two threads that run. What no span takes is [`Cell::Absent`]'s.
    fn largest(&self, scale: &Scale) -> Cell {
        let nearly_all = scale.column_units() * 3 / 4;
        if self.of(Cell::Runs) + self.of(Cell::RunsBriefly) >= nearly_all.max(1) {
            return Cell::Runs;
        }
        let present: u128 = self.0.iter().map(|(_, share)| share).sum();
        let absent = (Cell::Absent, scale.column_units() - present);
        // `max_by_key` takes the last of equal ones.
        let last_to_first = [absent].into_iter().chain(self.0.iter().copied().rev());
        last_to_first.max_by_key(|(_, share)| *share).map_or(Cell::Absent, |(cell, _)| cell)
    }
}
