//! The objects that programs handle, and the values that refer to them.

mod absent;
mod ask;
mod attributes;
pub(crate) mod biased;
mod class;
mod deque;
mod dict;
mod exception;
mod function;
mod heap;
pub(crate) mod identity;
mod iter;
mod kept;
mod keyed;
mod letters;
mod named;
mod namespace;
mod native;
mod number_repr;
mod quote;
mod range;
pub(crate) mod recast;
mod release;
mod report;
mod repr;
mod set;
pub(crate) mod shape;
mod size;
mod special;
mod sync;
mod text;
mod traceback;
pub(crate) mod traverse;
mod value;
mod view;
pub(crate) mod watch;

pub(crate) use ask::{Answer, ask, forget, have_at_hand, question};
pub use attributes::Attributes;
pub(crate) use biased::{
    Here, MemoryError, Waiting, count_naively, deliver_mail, has_events, land, set_racing, set_waits,
    silently, take_events, take_waiting, try_lock, try_lock_inside, with_here,
};
pub use biased::{Mutex, MutexGuard, Owner, Ref, WeakRef, lock};
pub use class::{
    Class, Extended, Instance, class_name, class_of, find, is_class, is_subclass, linearise, with_ancestors,
};
pub(crate) use class::{find_in_metaclass, next_class_id};
pub use deque::Deque;
pub(crate) use deque::items_now;
pub use dict::Dict;
pub(crate) use exception::Story;
pub use exception::{Exception, Raise, Result};
pub use function::{Function, Method, Property, Slice, Super};
pub(crate) use heap::snapshot;
pub use heap::{Kind, Object};
pub use identity::Numbered;
pub use iter::Iter;
pub(crate) use iter::{MOST_ITEMS, can_iterate, collect, drain, is_iterable, iterated_by_index};
pub(crate) use iter::{NextPair, OfLibrary, Step, Walk};
pub use kept::KeptFrame;
pub use keyed::Keyed;
pub(crate) use keyed::{known_equality, known_hash};
pub use letters::Letters;
pub(crate) use namespace::{Cached, hidden_references};
pub use namespace::{Module, Names, Namespace};
pub(crate) use native::Quick;
pub use native::{Args, Calling, Context, Custom, NativeFunction, NativeModule, Outcome, Type};
pub(crate) use number_repr::float_repr;
pub(crate) use quote::{is_printable, quoted};
pub use range::Range;
pub use release::forget_dying;
pub(crate) use release::{is_any_dying, nests, note_dying, take_dying, wait_for_finalizer};
pub(crate) use repr::{MOST_DIGITS, native_repr, native_str, try_ascii, try_repr, try_str};
pub use repr::{repr, str};
pub use set::Set;
pub(crate) use size::size_of;
pub(crate) use special::own_special;
pub use sync::{Lock, LockState};
pub use text::Str;
pub use traceback::TracebackEntry;
pub(crate) use traceback::{set_traceback, traceback_of};
pub use value::{Value, address};
pub use view::{Part, View};

pub use crate::builtins::exceptions::named as exception_named;
pub use crate::builtins::parse_integer;
