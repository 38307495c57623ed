//! A solution of exercise 14: its answer is graded as every student's is.

#![forbid(unsafe_code)]

// What the answer calls `std` or `core` is the standard library whose threads, locks and atomics can be tried in every
// order.
#[allow(unused_extern_crates, reason = "few answers name it")]
extern crate checked_std as core;
extern crate checked_std as std;

mod answer;

pub use answer::*;
