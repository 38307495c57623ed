//! The objects that programs handle, and the values that refer to them.

mod exception;
mod function;
mod heap;
mod iter;
mod native;
mod number_repr;
mod quote;
mod range;
mod release;
mod repr;
mod value;

pub use exception::{Exception, ExceptionKind, Raise, Result, TracebackEntry};
pub(crate) use function::Cached;
pub use function::{BoundMethod, Function, Namespace};
pub(crate) use heap::snapshot;
pub use heap::{Kind, Object, Ref, lock};
pub use iter::Iter;
pub(crate) use iter::{MOST_ITEMS, collect};
pub use native::{Args, Context, NativeFunction, NativeModule, Outcome, Type};
pub(crate) use number_repr::float_repr;
pub use range::Range;
pub(crate) use repr::{MOST_DIGITS, try_ascii, try_repr, try_str};
pub use repr::{repr, str};
pub use value::Value;

pub use crate::builtins::parse_integer;
