//! A frame: one call of a Python function that has not returned yet.

use std::ops::{Deref, DerefMut};

use crate::bytecode::Code;
use crate::machine::After;
use crate::machine::turn::At;
use crate::object::{Function, Kind, Ref, Value};

/// One call. Its locals and operands lie on the thread's value stack from `base` on.
///
/// It lies in a place of its own, so that a call and a return exchange two pointers. Places are used again
/// ([`Callers`](crate::machine::callers::Callers)).
#[derive(Clone, Debug)]
pub(crate) struct Frame(Box<Call>);

/// What a frame is.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The function; `None` only while the place is vacant.
    callee: Option<Ref>,
    /// The next instruction. This and `top` are told when it stops or calls; while it runs, the run loop knows better.
    pub(crate) pc: usize,
    /// Where its locals begin on the value stack.
    pub(crate) base: usize,
    /// How many of its slots are in use, locals included.
    pub(crate) top: usize,
    /// What the caller does with its result.
    pub(crate) after: After,
    /// Where it belongs to a generator that runs: which one.
    pub(crate) generator: Option<Ref>,
}

impl Frame {
    /// A place for a frame.
    pub(crate) fn vacant() -> Self {
        Self(Box::new(Call { callee: None, pc: 0, base: 0, top: 0, after: After::Push, generator: None }))
    }

    /// A place whose frame has gone, while its caller still waits for the result.
    pub(crate) fn waiting(after: After) -> Self {
        let mut frame = Self::vacant();
        frame.after = after;
        frame
    }

    /// A frame that is about to run a function from its start.
    pub(crate) fn new(callee: Ref, base: usize, after: After) -> Self {
        let mut frame = Self::vacant();
        (frame.callee, frame.base, frame.after) = (Some(callee), base, after);
        frame.top = frame.code().locals.len();
        frame
    }
}

impl Deref for Frame {
    type Target = Call;

    #[inline(always)]
    fn deref(&self) -> &Call {
        &self.0
    }
}

impl DerefMut for Frame {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Call {
        &mut self.0
    }
}

impl Call {
    /// The function it calls, as an object.
    #[inline(always)]
    pub(crate) fn callee(&self) -> &Ref {
        match &self.callee {
            Some(callee) => callee,
            None => unreachable!("a vacant frame does not run"),
        }
    }

    /// The function it calls.
    #[inline(always)]
    pub(crate) fn function(&self) -> &Function {
        match &self.callee {
            Some(callee) if let Kind::Function(function) = &callee.kind => function,
            _ => unreachable!("frames are made for Python functions only"),
        }
    }

    /// The code it runs.
    #[inline(always)]
    pub(crate) fn code(&self) -> &Code {
        &self.function().code
    }

    /// Begins as the plain frame of a function, being vacant.
    #[inline(always)]
    pub(crate) fn begin(&mut self, callee: Ref, base: usize) {
        // There is nothing to drop.
        std::mem::forget(self.callee.replace(callee));
        self.base = base;
    }

    /// Is vacant from now on, having been plain: it has nothing to drop but the function, which it gives.
    #[inline(always)]
    pub(crate) fn end_plainly(&mut self) -> Option<Ref> {
        self.callee.take()
    }

    /// Is vacant from now on. Gives what its caller does with its result.
    pub(crate) fn end(&mut self) -> After {
        (self.callee, self.generator) = (None, None);
        std::mem::take(&mut self.after)
    }

    /// Says where it stands.
    #[inline(always)]
    pub(crate) fn stands(&mut self, at: At) {
        (self.pc, self.top) = (at.pc, at.top);
    }

    /// Whether its caller just gets its result.
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.after, After::Push) && self.generator.is_none()
    }

    /// Whether it made an object and gives `None`, which is `value`: its caller gets that object.
    pub(crate) fn gives_instance(&mut self, value: &mut Value) -> bool {
        if let After::Instance(_) = self.after
            && matches!(value, Value::None)
            && let After::Instance(object) = std::mem::take(&mut self.after)
        {
            *value = Value::Object(object);
            return true;
        }
        false
    }

    /// Where the next frame's slots may begin.
    #[inline(always)]
    pub(crate) fn end_of_slots(&self) -> usize {
        self.base + self.code().frame_size()
    }

    /// The source line of the instruction before `pc`.
    pub(crate) fn line(&self) -> u32 {
        self.code().lines.get(self.pc.saturating_sub(1)).copied().unwrap_or(0)
    }
}
