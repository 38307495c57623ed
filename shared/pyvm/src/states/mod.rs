//! Whole states of a program: what its threads touch, whether two states are the same, and going back to one.
//!
//! A search through all interleavings of a program's threads (`explore` of the crate `simulate`) stops threads between two
//! instructions and asks three things of the machine, which are here:
//!
//! - What does the next instruction touch that another thread could touch too ([`Touch`])?
//! - Has the program been in this state before? A [`Look`] at it is a number made of all that can still matter: frames,
//!   operands, globals, and every object that can be reached from them, numbered in the order in which a walk comes to
//!   them, so that where an object lies in memory, and when it was made, make no difference.
//! - Go back to that state ([`Saved`]). The contents of all changeable objects that were reached are written back into the
//!   same objects.
//!
//! What the program's run cannot change is left out: the library's functions and classes, and code.

mod base;
mod look;
mod mix;
mod naive;
mod saved;
mod standing;
mod touch;

pub use base::Base;
pub use look::{Look, Mortal};
pub use mix::Mix;
pub use naive::{Unstored, in_silence};
pub use saved::Saved;
pub use standing::{Line, Site};
pub use touch::{Place, Touch, is_quiet};
