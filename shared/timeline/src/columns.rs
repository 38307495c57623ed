//! Time cut into columns, of which each shows one thing: what a terminal's characters and a picture's pixels have in
//! common.

mod row;
mod scale;

pub(crate) use row::{marks, states};
pub(crate) use scale::Scale;

/// What one column of a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// The thread has not begun, or has ended.
    Absent,
    Runs,
    /// Runs for less than a column at a time.
    RunsBriefly,
    Native,
    WantsGil,
    Ready,
    Blocked,
    /// A waiter asked for the GIL.
    DropRequest,
    /// A waiter woke, and the GIL was taken.
    FailedAttempt,
}
