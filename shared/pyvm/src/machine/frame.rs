//! A frame: one call of a Python function that has not returned yet.

use std::ops::{Deref, DerefMut};

use crate::bytecode::Code;
use crate::machine::After;
use crate::object::{Function, Kind, Ref, Value};

/// One call. Its locals and operands lie on the thread's value stack from `base` on.
///
/// It lies in a place of its own, so that a call and a return move one pointer. Places are used again ([`Spare`]).
#[derive(Clone, Debug)]
pub(crate) struct Frame(Box<Call>);

/// What a frame is.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The function; `None` only while the place is spare.
    callee: Option<Ref>,
    /// The next instruction.
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

/// Places of frames that have ended.
#[derive(Debug, Default)]
pub(crate) struct Spare(Vec<Frame>);

/// So many are kept.
const MOST_SPARE: usize = 64;

impl Spare {
    #[inline(always)]
    fn take(&mut self) -> Frame {
        match self.0.pop() {
            Some(frame) => frame,
            None => Frame::vacant(),
        }
    }

    #[inline(always)]
    fn give(&mut self, frame: Frame) {
        // The first one brings the room for all.
        if self.0.len() < self.0.capacity() {
            self.0.push(frame);
        } else {
            self.keep_first(frame);
        }
    }

    #[cold]
    #[inline(never)]
    fn keep_first(&mut self, frame: Frame) {
        if self.0.is_empty() {
            self.0.reserve_exact(MOST_SPARE);
            self.0.push(frame);
        }
    }
}

impl Frame {
    #[cold]
    #[inline(never)]
    fn vacant() -> Self {
        Self(Box::new(Call { callee: None, pc: 0, base: 0, top: 0, after: After::Push, generator: None }))
    }

    /// A frame that is about to run a function from its start.
    pub(crate) fn new(callee: Ref, base: usize, after: After) -> Self {
        let mut frame = Self::vacant();
        (frame.callee, frame.base, frame.after) = (Some(callee), base, after);
        frame.top = frame.code().locals.len();
        frame
    }

    /// Becomes the plain frame of a function that this one calls, with so many slots in use. Gives what this one was.
    #[inline(always)]
    pub(crate) fn call(&mut self, callee: Ref, base: usize, top: usize, spare: &mut Spare) -> Self {
        let mut next = spare.take();
        // A spare place holds nothing to drop.
        std::mem::forget(next.callee.replace(callee));
        (next.pc, next.base, next.top) = (0, base, top);
        std::mem::replace(self, next)
    }

    /// Ends, being plain, and becomes its caller. There is nothing to drop but the function, which it gives.
    #[inline(always)]
    pub(crate) fn end_plainly(&mut self, caller: Self, spare: &mut Spare) -> Option<Ref> {
        let mut ended = std::mem::replace(self, caller);
        let callee = ended.callee.take();
        spare.give(ended);
        callee
    }

    /// Ends, and becomes its caller. Gives what that does with its result.
    pub(crate) fn end(&mut self, caller: Self) -> After {
        std::mem::take(&mut std::mem::replace(self, caller).after)
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
            None => unreachable!("a spare frame does not run"),
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

    /// Whether its caller just gets its result.
    #[inline(always)]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.after, After::Push) && self.generator.is_none()
    }

    /// Whether a plain caller gets its result, which is `value`, or where it made an object and gives `None`, that one.
    #[inline(always)]
    pub(crate) fn gives(&mut self, value: &mut Value) -> bool {
        self.is_plain() || self.gives_instance(value)
    }

    #[inline(never)]
    fn gives_instance(&mut self, value: &mut Value) -> bool {
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
