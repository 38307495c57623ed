//! CPython 3.13-shaped bytecode: instructions, code objects, and their listing.

mod code;
mod dis;
mod fused;
mod instruction;
mod operator;
mod position;
mod stack_depth;

pub use code::{Annotations, Code, ExceptionRange, Name, Parameters, Program};
pub(crate) use dis::operand;
pub use dis::{Listed, function_listing, listing};
pub(crate) use fused::{body, fuse};
pub use instruction::{FunctionPart, Instruction, JumpTarget};
pub use operator::{BinaryOperator, CompareOperator, Conversion};
pub use position::Position;
pub(crate) use position::{Columns, Location, Part};
pub(crate) use stack_depth::stack_depth;
