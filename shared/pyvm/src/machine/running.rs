//! The innermost frame of a thread while it runs.

use std::sync::Arc;

use crate::bytecode::Code;
use crate::machine::call::Pending;
use crate::machine::lookup::Lookups;
use crate::machine::thread::ThreadState;
use crate::machine::window::Window;
use crate::machine::{After, Interpreter, Profile};
use crate::object::{Cached, Calling, Function, Raise, Ref, Result, Value};

/// What the instructions of the running frame work on.
pub(crate) struct Running<'a> {
    pub(crate) window: Window<'a>,
    /// The next instruction.
    pub(crate) pc: usize,
    pub(crate) code: &'a Code,
    pub(crate) function: &'a Function,
    /// The thread's copies of the module's globals.
    pub(crate) globals: &'a mut [Cached],
    pub(crate) interpreter: &'a Arc<Interpreter>,
    /// The number of the thread.
    pub(crate) thread: u64,
    /// How many frames there are around this one.
    pub(crate) depth: usize,
    /// The exception being handled.
    pub(crate) handled: &'a mut Value,
    pub(crate) lookups: &'a mut Lookups,
    /// The profile that wants to know of native calls here.
    pub(crate) profile: Option<&'a mut Profile>,
}

/// Why the innermost frame stopped running.
pub(crate) enum Exit {
    /// It calls a Python function, which lies on the value stack below its arguments.
    Call(Pending, After),
    /// It makes another call.
    CallWith(Box<Calling>),
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
