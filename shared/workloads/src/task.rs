//! The three CPU-bound tasks, by name.

use std::fmt;

/// A CPU-bound task. Its size is the number of its turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The sum of `i`.
    Sum,
    /// The sum of `i ** 2`.
    Squares,
    /// The sum of `math.sqrt(i)`.
    Roots,
}

impl Task {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Sum, Self::Squares, Self::Roots];

    /// Its name on the command line of [`crate::CPU_BOUND`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Squares => "squares",
            Self::Roots => "roots",
        }
    }

    /// Its function in [`crate::CPU_BOUND`].
    pub fn function(self) -> &'static str {
        match self {
            Self::Sum => "sum_of_i",
            Self::Squares => "sum_of_squares",
            Self::Roots => "sum_of_roots",
        }
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
