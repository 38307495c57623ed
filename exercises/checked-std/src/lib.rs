//! The standard library, with the threads, locks and atomics that [loom](https://docs.rs/loom) can try in every order.
//!
//! An exercise's crate root says `extern crate checked_std as std;`. From then on `use std::sync::Mutex` in the answer
//! means the types below, so an answer is plain standard Rust, and still every interleaving of it can be tried.
//! (`use checked_std as std;` would silently leave the real ones in place.) It says the same of `core`, whose real
//! atomics would be out of loom's sight.
//!
//! Each operation also notes where in the answer it was called and what it did, so that a broken interleaving can be
//! read line by line: see [`schedule`].

pub use ::std::*;

pub mod schedule;
pub mod sync;

/// Threads whose steps loom orders. There is no `scope`: loom has none.
pub mod thread {
    pub use loom::thread::{JoinHandle, Thread, ThreadId, current, park, yield_now};

    /// `std::thread::spawn`. loom's own takes what must not go to another thread, too.
    #[track_caller]
    pub fn spawn<F, T>(run: F) -> JoinHandle<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        loom::thread::spawn(run)
    }
}
