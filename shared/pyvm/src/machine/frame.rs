//! A frame: one call of a Python function that has not returned yet.

use crate::bytecode::Code;
use crate::machine::After;
use crate::object::{Function, Kind, Ref, Value};

/// One call. Its locals and operands lie on the thread's value stack from `base` on.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    callee: Ref,
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

impl Frame {
    /// A frame that is about to run a function from its start.
    #[inline(always)]
    pub(crate) fn new(callee: Ref, base: usize, after: After) -> Self {
        let mut frame = Self { callee, pc: 0, base, top: 0, after, generator: None };
        frame.top = frame.code().locals.len();
        frame
    }

    /// The function it calls, as an object.
    pub(crate) fn callee(&self) -> &Ref {
        &self.callee
    }

    /// The function it calls.
    #[inline(always)]
    pub(crate) fn function(&self) -> &Function {
        match &self.callee.kind {
            Kind::Function(function) => function,
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
        if self.is_plain() {
            return true;
        }
        if let After::Instance(_) = self.after
            && matches!(value, Value::None)
            && let After::Instance(object) = std::mem::take(&mut self.after)
        {
            *value = Value::Object(object);
            return true;
        }
        false
    }

    /// Becomes the plain frame of a function that this one calls. Gives what this one was, with so many slots in use.
    #[inline(always)]
    pub(crate) fn call(&mut self, callee: Ref, base: usize, top: usize) -> Self {
        let caller = Self {
            callee: std::mem::replace(&mut self.callee, callee),
            pc: self.pc,
            base: self.base,
            top,
            after: std::mem::take(&mut self.after),
            generator: self.generator.take(),
        };
        (self.pc, self.base) = (0, base);
        self.top = self.code().locals.len();
        caller
    }

    /// Ends, being plain, and becomes its caller. There is nothing to drop but the function.
    #[inline(always)]
    pub(crate) fn end_plainly(&mut self, caller: Self) {
        let Self { callee, pc, base, top, after, generator } = caller;
        let callee = std::mem::replace(&mut self.callee, callee);
        (self.pc, self.base, self.top) = (pc, base, top);
        std::mem::forget(std::mem::replace(&mut self.after, after));
        std::mem::forget(std::mem::replace(&mut self.generator, generator));
        drop(callee);
    }

    /// Where the next frame's slots may begin.
    #[inline(always)]
    pub(crate) fn end(&self) -> usize {
        self.base + self.code().frame_size()
    }

    /// The source line of the instruction before `pc`.
    pub(crate) fn line(&self) -> u32 {
        self.code().lines.get(self.pc.saturating_sub(1)).copied().unwrap_or(0)
    }
}
