//! CPython 3.13-shaped bytecode: instructions, code objects, and their listing.

mod code;
mod dis;
mod instruction;
mod stack_depth;

pub use code::{Code, ExceptionRange, Name, Program};
pub use dis::listing;
pub use instruction::{BinaryOperator, CompareOperator, Conversion, Instruction, JumpTarget};
pub(crate) use stack_depth::stack_depth;
