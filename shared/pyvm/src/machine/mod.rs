//! The machine: threads of Python code that run on a host, and can stop between any two instructions.

mod attribute;
mod call;
mod frame;
mod import;
mod interpreter;
mod name;
mod run;
pub(crate) mod sequence;
mod thread;
mod unwind;
mod window;

pub use interpreter::Interpreter;
pub(crate) use name::undefined as undefined_name;
pub use thread::{Stop, ThreadState};
