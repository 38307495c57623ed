//! What a frame does with the result of a call, besides putting it on its stack.

use crate::machine::class::Making;
use crate::object::{Calling, Value};

/// What to do with a result. Most calls push it; some instructions are calls in disguise.
#[derive(Clone, Debug, Default)]
pub enum After {
    /// Push it.
    #[default]
    Push,
    /// Push it, and above it the empty place: it is to be called.
    PushWithNull,
    /// Drop it: a setter's.
    Discard,
    /// It must be `None`; push the new object instead. That of `__init__`.
    Instance(Value),
    /// Push its truth, or the opposite. That of `__bool__` and `__len__`.
    Truth {
        /// Push the opposite.
        invert: bool,
    },
    /// It is the next item of a `for` loop, which ends where there is none.
    ForIter,
    /// It is the next item for `next()`, or for whatever stands here where there is none; `Null` raises
    /// `StopIteration`.
    Next(Value),
    /// It is what `yield from` passes on.
    Send,
    /// It is dropped; what ends a generator is swallowed. That of `close()`.
    Close,
    /// The body of a class has run: make the class.
    Class(Box<Making>),
    /// It is an exception: raise it, with this cause unless that is `Null`.
    Raise(Value),
    /// It answers this question, and the instruction that asked is executed again.
    Answer(Vec<Value>),
    /// It answers this question of a native function, which is called again.
    Redo(Box<(Vec<Value>, Calling)>),
    /// This finalizer has run. An exception of it is reported and ignored.
    Finalizer(Value),
    /// First one thing, then another.
    Both(Box<(After, After)>),
}

impl After {
    /// This one first, then `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::Push, next) => next,
            (first, Self::Push) => first,
            (first, next) => Self::Both(Box::new((first, next))),
        }
    }
}
