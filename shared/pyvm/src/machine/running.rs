//! The innermost frame of a thread while it runs.

use crate::bytecode::Code;
use crate::machine::call::Pending;
use crate::machine::each::Each;
use crate::machine::routine::Routine;
use crate::machine::thread::{Own, ThreadState};
use crate::machine::window::Window;
use crate::machine::{After, Profile};
use crate::object::{Calling, Function, Raise, Ref, Result, Value};

/// What the instructions of the running frame work on.
pub(crate) struct Running<'a> {
    pub(crate) window: Window<'a>,
    /// The next instruction.
    pub(crate) pc: usize,
    pub(crate) code: &'a Code,
    pub(crate) function: &'a Function,
    /// How many frames there are around this one.
    pub(crate) depth: usize,
    pub(crate) own: &'a mut Own,
}

impl Running<'_> {
    /// The profile that wants to know of native calls here.
    #[inline]
    pub(crate) fn profile(&mut self) -> Option<&mut Profile> {
        self.own.profile.as_deref_mut().filter(|_| !self.code.source.library)
    }
}

/// Why the innermost frame stopped running.
#[derive(Debug)]
pub(crate) enum Exit {
    /// It calls a Python function, which lies on the value stack below its arguments.
    Call(Pending, After),
    /// It makes another call.
    CallWith(Box<Calling>),
    /// It calls a function for one item after the other.
    Each(Box<Each>),
    /// It waits for native work that needs Python code.
    Routine(Box<Routine>),
    /// It lets a generator go on.
    Resume(Ref, Result<Value>, After),
    Return(Value),
    /// The generator whose next item it wanted has ended.
    Ended,
    /// `RETURN_GENERATOR`: its function is a generator.
    MakeGenerator,
    /// It belongs to a generator, which gives a value.
    Yield(Value),
    /// An object that has just died wants its finalizer called.
    Finalize(Value),
    Suspend,
    Await(After),
    /// A native function wants something of the thread.
    OfThread(fn(&mut ThreadState) -> Result<Value>),
}

/// How a running frame stopped.
pub(crate) type Stopped = std::result::Result<Exit, Raise>;
