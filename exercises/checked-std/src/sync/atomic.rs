//! Atomics that note what they read and write.

use crate::schedule::note;
use std::panic::Location;

pub use loom::sync::atomic::fence;
pub use std::sync::atomic::Ordering;

/// Does `operation` in the way of its order.
///
/// loom treats a sequentially consistent access as one that acquires and releases, so a load could give a value that
/// an earlier store has replaced. Between two sequentially consistent fences it cannot.
fn in_order<T>(order: Ordering, operation: impl FnOnce() -> T) -> T {
    let all = order == Ordering::SeqCst;
    if all {
        fence(order);
    }
    let result = operation();
    if all {
        fence(order);
    }
    result
}

/// What every atomic has.
macro_rules! atomic {
    ($name:ident, $value:ty) => {
        /// The standard type of this name, ordered by loom.
        #[derive(Debug)]
        pub struct $name {
            inner: loom::sync::atomic::$name,
        }

        impl $name {
            /// An atomic that holds `value`.
            pub fn new(value: $value) -> Self {
                Self { inner: loom::sync::atomic::$name::new(value) }
            }

            /// The value now.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                let place = Location::caller();
                let value = in_order(order, || self.inner.load(order));
                note(place, || format!("load: {value:?}"));
                value
            }

            /// Writes `value`.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                let place = Location::caller();
                in_order(order, || self.inner.store(value, order));
                note(place, || format!("store {value:?}"));
            }

            /// Writes `value`, and gives what was there.
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                let place = Location::caller();
                let old = in_order(order, || self.inner.swap(value, order));
                note(place, || format!("swap {value:?}: was {old:?}"));
                old
            }

            /// Writes `new` if the value is `current`; gives what was there.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let place = Location::caller();
                let result =
                    in_order(success, || self.inner.compare_exchange(current, new, success, failure));
                note(place, || match result {
                    Ok(_) => format!("compare_exchange {current:?} -> {new:?}: done"),
                    Err(found) => format!("compare_exchange {current:?} -> {new:?}: found {found:?}"),
                });
                result
            }

            /// As [`compare_exchange`](Self::compare_exchange).
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Applies `next` until no other thread came between, or `next` gives `None`.
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut next: F,
            ) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let mut old = self.load(fetch);
                while let Some(new) = next(old) {
                    match self.compare_exchange(old, new, set, fetch) {
                        Ok(old) => return Ok(old),
                        Err(found) => old = found,
                    }
                }
                Err(old)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new(<$value>::default())
            }
        }
    };
}

/// Operations that read, compute and write in one step.
macro_rules! fetch {
    ($name:ident, $value:ty: $($operation:ident),+) => {
        impl $name {
            $(
                /// Reads, computes and writes in one step; gives what was there.
                #[track_caller]
                pub fn $operation(&self, by: $value, order: Ordering) -> $value {
                    let place = Location::caller();
                    let old = in_order(order, || self.inner.$operation(by, order));
                    note(place, || format!(concat!(stringify!($operation), " {:?}: was {:?}"), by, old));
                    old
                }
            )+
        }
    };
}

/// A whole number.
macro_rules! number {
    ($name:ident, $value:ty) => {
        atomic!($name, $value);
        fetch!($name, $value: fetch_add, fetch_sub, fetch_and, fetch_or, fetch_xor, fetch_max, fetch_min);
    };
}

atomic!(AtomicBool, bool);
fetch!(AtomicBool, bool: fetch_and, fetch_or, fetch_xor);
number!(AtomicU8, u8);
number!(AtomicU32, u32);
number!(AtomicU64, u64);
number!(AtomicUsize, usize);
number!(AtomicI32, i32);
number!(AtomicI64, i64);
number!(AtomicIsize, isize);
