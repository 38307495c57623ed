//! What a frame does with the result of a call, besides putting it on its stack.

use crate::builtins::{Deciding, Summing};
use crate::library::twins::Remembering;
use crate::machine::class::Making;
use crate::machine::each::Each;
use crate::machine::gather::Gathering;
use crate::machine::routine::Routine;
use crate::object::{Calling, Keyed, Ref, Value};

/// What to do with a result. Most calls push it; some instructions are calls in disguise.
///
/// Every field is a whole word, so that frames, which hold one, are copied word by word.
#[derive(Clone, Debug, Default)]
#[repr(u64)]
pub enum After {
    /// Push it.
    #[default]
    Push,
    /// Push it, and above it the empty place: it is to be called.
    PushWithNull,
    /// Drop it: a setter's.
    Discard,
    /// It must be `None`; push the new object instead. That of `__init__`.
    Instance(Ref),
    /// Push its truth, or the opposite. That of `__bool__`, which gives a bool.
    Truth {
        /// Push the opposite.
        invert: bool,
    },
    /// Push whether it is above zero, or the opposite. That of `__len__`.
    Length {
        /// Push the opposite.
        invert: bool,
    },
    /// Push the truth of it, whatever it is, or the opposite. That of `__contains__`.
    AnyTruth {
        /// Push the opposite.
        invert: bool,
    },
    /// It is a length: push it. That of `__len__` for `len()`.
    Len,
    /// It is a hash: push it. That of `__hash__` for `hash()`.
    Hash,
    /// It is a text: push it. That of `__repr__` for `repr()`, or of `__str__` for `str()` and f-strings.
    Text {
        /// That of `__repr__`.
        repr: bool,
    },
    /// It takes the place of the two topmost operands, unless it is `NotImplemented`.
    Operator(Tried),
    /// It is the next item of a `for` loop, which ends where there is none.
    ForIter,
    /// It is the next item for `next()`. Where there is none, `StopIteration` says so.
    Next,
    /// The same for `next()` with a default, which it is where there is none.
    NextOr(Box<Value>),
    /// It is what `yield from` passes on.
    Send,
    /// It is an item to add up for `sum()`, and then there is the next one.
    Sum(Box<Summing>),
    /// It is an item that `any()` or `all()` looks at, and then there is the next one.
    Decide(Box<Deciding>),
    /// It is an item for a native function that wants all of them, and then there is the next one.
    Gather(Box<Gathering>),
    /// It is what a function gives for one item, and then there is the next one.
    Each(Box<Each>),
    /// Push it, and remember it.
    Remember(Box<Remembering>),
    /// It answers native work that waits for it, which goes on.
    Routine(Box<Routine>),
    /// It is dropped; what ends a generator is swallowed. That of `close()`.
    Close,
    /// It ends the `close()` of a generator that dies. Whatever goes wrong is reported and ignored.
    Abandon,
    /// Drop it, and raise this exception.
    Throw(Box<Value>),
    /// The body of a class has run: make the class.
    Class(Box<Making>),
    /// It is an exception: raise it, with this cause unless that is `Null`.
    Raise(Box<Value>),
    /// It says something of the key that the instruction looks for, which is executed again.
    Key(Box<Keyed>),
    /// It answers this question, and the instruction that asked is executed again.
    Answer(Box<Vec<Value>>),
    /// It answers this question of a native function, which is called again.
    Redo(Box<(Vec<Value>, Calling)>),
    /// This finalizer of this object has run. An exception of it is reported and ignored.
    Finalizer(Box<(Value, Value)>),
    /// First one thing, then another.
    Both(Box<(After, After)>),
}

/// Which method an operator has tried first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Tried {
    /// The left operand's, `__add__` say.
    Left,
    /// The one that changes the left operand in place, `__iadd__` say.
    InPlace,
    /// `__eq__` for `!=`: the opposite of its result counts.
    Opposite,
}

impl After {
    /// Whether this item, which a generator gives, is dealt with: the next one is to come at once.
    #[inline(always)]
    pub(crate) fn absorbs(&mut self, item: &mut Value) -> bool {
        match self {
            Self::ForIter | Self::Next | Self::Send => false,
            Self::Sum(summing) => summing.add_number(item),
            Self::Decide(deciding) => deciding.passes(item),
            Self::Gather(gathering) => gathering.keep(item),
            _ => false,
        }
    }

    /// This one first, then `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::Push, next) => next,
            (first, Self::Push) => first,
            (first, next) => Self::Both(Box::new((first, next))),
        }
    }
}
