//! Runs Python programs on operating-system threads under a real GIL, and in real processes, and
//! measures them.
//!
//! - [`run`] runs a program and gives what it printed, how long it took, what its GIL did, and a trace.
//! - [`Gil`] is the lock, as a protocol of its own: that of CPython 3.2 and later, and the one before it.
//! - [`worker_main`] must be the first thing in the `main` of every binary that runs programs: a worker
//!   process is the same binary, executed again.
//! - [`cpython`] runs the same program in a real CPython.
//! - [`Memory`] is how much memory this process and its workers take.
//!
//! This is the only crate that reads clocks and counts pages.

mod capacity;
mod clock;
mod command;
#[cfg(unix)]
mod commands;
pub mod cpython;
#[cfg(unix)]
mod descriptors;
mod ending;
mod files;
mod gil;
mod home;
mod host;
mod http;
mod huge_pages;
mod input;
mod interpreters;
mod interrupt;
mod live;
mod locks;
mod measured;
mod memory;
mod options;
mod os_error;
mod output;
mod process;
mod python_role;
mod recorder;
mod run;
mod shared;
mod signals;
mod threads;
mod usage;
mod worker;

pub use capacity::{capacity, cores};
pub use clock::{stopwatch, timed};
pub use command::{Ran, command, find_command, worker_given};
pub use gil::Gil;
pub use interrupt::stop_on_ctrl_c;
pub use measured::{InterpreterCounts, Measured};
pub use memory::Memory;
pub use options::{Options, Output};
pub use pyvm::ending::Exit;
pub use recorder::Recorder;
pub use run::run;
pub use timeline::{GilStatistics, Recording};
pub use usage::{ContextSwitches, Usage, raise_file_limit};
pub use worker::worker_main;
