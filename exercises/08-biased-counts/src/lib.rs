//! Exercise 8: biased reference counts. Your part is `answer.rs`.

#![forbid(unsafe_code)]

// What the answer calls `std` or `core` is the standard library whose threads, locks and atomics can be tried in every
// order.
#[allow(unused_extern_crates, reason = "few answers name it")]
extern crate checked_std as core;
extern crate checked_std as std;

mod answer;

pub use answer::*;

/// What whoever dropped a reference has to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing: there are other references.
    Alive,
    /// Free the object: this was the last reference.
    Free,
    /// Put the object into its owner's queue. The owner will take it out and call `merge`.
    Queue,
}
