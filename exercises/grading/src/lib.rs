//! What the exercises' tests share: points, one process for each check, and a report that a student can read.
//!
//! An exercise's `tests/grade.rs` is a program of its own. Without arguments it grades: it starts itself again for
//! each check of the exercise's manifest, and prints what passed, what failed, why, and the points. So an answer that
//! ends the process, runs out of stack or never ends costs one check and not the report.
//!
//! An answer is compiled into the checks ([`Check`]), or it is a text that the checks read ([`TextCheck`]): a Python
//! program, or a sheet with predictions. Then it comes to the check's process after the secret, so that the process needs
//! no file.
//!
//! A check passes only if its process says so in words that contain a secret ([`evidence`]): an exit status or a
//! printed line is no grade.

mod check;
pub mod evidence;
mod interleavings;
pub mod manifest;
mod meeting;
mod memory;
mod predictions;
pub mod report;
pub mod run;
mod sheet;

pub use interleavings::{every_interleaving, interleavings_within};
pub use manifest::Manifest;
pub use meeting::Meeting;
pub use memory::Memory;
pub use predictions::read as read_sheet;
pub use sheet::{Check, Judge, Sheet, TextCheck, Verdict};
