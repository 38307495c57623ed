//! References and locks that cost no atomic operation while one thread at a time runs Python code.
//!
//! An atomic read-modify-write takes several times as long as a plain one, and a program counts references all the
//! time. Biased reference counting (Choi, Shull, Torrellas: "Biased Reference Counting", PACT 2018; PEP 703 brought it
//! to CPython) gives every object an *owner*, who counts in a number of its own, without atomic operations; everybody
//! else counts in a second, atomic one. In CPython the owner is a thread. Here it may also be *whoever holds the
//! GIL*: threads under a GIL hand the [`Owner`] on with it.
//!
//! The same bias makes an object's lock cheap: nobody else can be taking a lock that belongs to a GIL while one
//! holds that GIL.
//!
//! This is the one module of the crate with unsafe code, because Rust cannot know that a count belongs to one
//! thread at a time. The argument, in short:
//!
//! - At most one thread is *inside* an owner at a time ([`Owner::enter`] is guarded by an atomic flag, and hands over
//!   what the thread before it wrote). Nothing that a host does or forgets can change that.
//! - The number `local` of an object is read and written only by the thread inside the object's owner; everything else
//!   in the head of an object is atomic. All of them are atomics for the language, so a mistake here could lose
//!   a count, but never be a data race by itself.
//! - The references to an object are, at any moment, as many as `local` and `shared` together. An object dies when both
//!   are zero, which only one thread can find: the owner who takes `local` to zero merges the two in one atomic
//!   operation, and from then on `shared` decides alone.
//!
//! `tests` run this under many threads; `cargo miri test -p pyvm biased` checks it against the memory model.

#![allow(unsafe_code, reason = "counts and locks that belong to one thread at a time; argued above")]

mod cells;
mod lock;
mod naive;
mod owner;
mod reference;
#[cfg(test)]
mod tests;

pub use lock::{Mutex, MutexGuard, lock};
pub(crate) use lock::{try_lock, try_lock_inside};
pub(crate) use naive::{
    MemoryError, Waiting, has_events, land, set_racing, set_waits, silently, take_events, take_waiting,
};
pub use owner::Owner;
pub(crate) use owner::{Here, count_naively, deliver_mail, with_here};
pub(super) use reference::copy_plain;
pub use reference::{Ref, WeakRef};
