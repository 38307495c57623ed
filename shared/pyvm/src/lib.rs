//! A small CPython-shaped machine: compiles a subset of Python to bytecode and runs it.
//!
//! - [`compile`] turns a [`Source`] into a [`Program`](bytecode::Program) of CPython 3.13-shaped bytecode.
//! - An [`Interpreter`] holds a program's globals; a [`ThreadState`] runs one thread of it and can stop
//!   between any two instructions.
//! - A [`Host`] runs the threads. Whatever touches the world (clocks, sleep, threads, processes, output)
//!   is an [`Effect`] that the host performs, so the same machine runs on operating-system threads, on
//!   virtual time, and through every interleaving.
//! - [`Python`] chooses the [`Rules`] of a CPython generation.
//!
//! This crate touches no thread, clock, file or network.

mod builtins;
pub mod bytecode;
pub mod commons;
mod compile;
mod effect;
pub mod ending;
mod format;
mod host;
mod library;
mod machine;
mod marks;
mod modules;
mod number;
pub mod object;
mod rules;
mod source;
pub mod states;
pub mod transfer;

pub use builtins::built_ins;
pub use compile::{CompileError, compile};
pub use effect::{
    Address, Clock, CommandRequest, CommandStream, DescriptorRequest, Effect, FileRequest, HttpRequest,
    InterpreterRequest, Number, OpenHow, ProcessRequest, SharedRequest, SignalRequest, StartCommand,
    StartMethod, StartRequest, Stream, Work, WorkKind,
};
pub use host::{Checks, Go, Host, Performed};
pub use machine::{After, Generator, Interpreter, Stop, ThreadState};
pub use modules::{executable, names as importable};
pub use rules::{Python, Rules};
pub use source::Source;
