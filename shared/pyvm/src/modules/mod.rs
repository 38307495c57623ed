//! The modules that a program can import.

mod math;
mod multiprocessing;
mod os;
mod sys;
mod threading;
mod time;

use crate::object::NativeModule;

pub(crate) use multiprocessing::{POOL, PROCESS};
pub use multiprocessing::{PoolObject, ProcessObject};
pub(crate) use threading::THREAD;
pub use threading::ThreadObject;

/// All of them.
pub(crate) static ALL: &[&NativeModule] =
    &[&math::MATH, &multiprocessing::MULTIPROCESSING, &os::OS, &sys::SYS, &threading::THREADING, &time::TIME];

/// The module of this name.
pub(crate) fn find(name: &str) -> Option<&'static NativeModule> {
    ALL.iter().copied().find(|module| module.name == name)
}
