//! Which part of the source an instruction comes from (PEP 657).

use crate::bytecode::{Code, Instruction as I};

/// The range of text of an instruction, as `co_positions` gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The first line, from 1.
    pub line: u32,
    /// The last line.
    pub end_line: u32,
    /// Where it begins in the first line, in bytes.
    pub column: u32,
    /// Where it ends in the last line, in bytes.
    pub end_column: u32,
}

/// What is known of a range beside its first line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// The last line; 0 where nothing is known.
    pub(crate) end_line: u32,
    pub(crate) column: u32,
    pub(crate) end_column: u32,
}

/// Where the instructions that the compiler emits come from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Location {
    /// The line, from 1.
    pub(crate) line: u32,
    pub(crate) columns: Columns,
}

/// An instruction, and which of the two that were joined in it (`superinstruction.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) at: u32,
    pub(crate) second: bool,
}

impl Code {
    /// The range of each instruction, as `Code::position` gives it.
    pub fn positions(&self) -> impl Iterator<Item = Option<Position>> {
        (0..self.instructions.len() as u32).map(|at| self.position(Part { at, second: false }))
    }

    /// The range of an instruction. `None` where CPython knows none, and in code of the library.
    pub(crate) fn position(&self, part: Part) -> Option<Position> {
        let at = part.at as usize;
        // The table has an entry for each of two joined instructions.
        let joined = self.instructions.get(..at)?.iter().filter(|instruction| is_joined(instruction)).count();
        let columns = self.columns.get(at + joined + usize::from(part.second))?;
        let Columns { end_line, column, end_column } = *columns;
        let line = *self.lines.get(at)?;
        (end_line >= line).then_some(Position { line, end_line, column, end_column })
    }
}

/// Whether it does the work of two instructions of the compiler.
pub(crate) fn is_joined(instruction: &I) -> bool {
    matches!(instruction, I::LoadFastLoadFast(..) | I::StoreFastLoadFast(..) | I::StoreFastStoreFast(..))
}
