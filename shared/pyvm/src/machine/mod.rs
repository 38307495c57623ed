//! The machine: threads of Python code that run on a host, and can stop between any two instructions.

mod after;
pub(crate) mod attribute;
mod bind;
mod build;
mod call;
mod cell;
pub(crate) mod class;
mod class_body;
pub(crate) mod collector;
mod deliver;
mod frame;
mod generator;
mod import;
mod interpreter;
mod memory;
mod name;
mod operators;
mod profile;
mod raising;
mod run;
pub(crate) mod sequence;
mod spread;
mod subscript;
mod text;
mod thread;
mod unwind;
mod window;

pub use after::After;
pub use generator::Generator;
pub(crate) use call::bare_object;
pub(crate) use operators::truth_call;
pub use interpreter::Interpreter;
pub(crate) use name::undefined as undefined_name;
pub(crate) use profile::{Profile, Profiled};
pub use thread::{Stop, ThreadState};
