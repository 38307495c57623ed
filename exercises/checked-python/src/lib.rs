//! Judges answers that are Python programs.
//!
//! An [`Answer`] is what a student wrote: definitions, which say no word that would let them get around a check
//! ([`Answer::new`] refuses those). A check puts a [`Driver`] behind it, a program of its own that uses the definitions
//! and asserts what must hold, and has every interleaving tried under the rules of several CPythons
//! ([`Driven::holds_under`]). Whatever breaks it is shown as the shortest schedule, line by line.
//!
//! The answer runs in the course's machine, which has no files, no network and no processes here. What it prints stays
//! in the machine. A driver has come to its end only if it printed a word that was made up for this run.

mod answer;
mod driven;
mod refused;
mod schedule;
mod simulated;

pub use answer::{Answer, Driver};
pub use driven::{Driven, EVERY_RULES, Given};
pub use pyvm::StartMethod;
pub use simulate::explore::Kind;
pub use simulated::{Machine, Run};
