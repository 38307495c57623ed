//! Exercise 5: a worker pool that survives a crashing task. Your part is `answer.rs`.

#![forbid(unsafe_code)]

mod answer;

pub use answer::*;

/// A task: it computes a number, or panics.
pub type Task = Box<dyn FnOnce() -> u64 + Send>;

/// What came of a task: its number, or what its panic said.
pub type Outcome = Result<u64, String>;
