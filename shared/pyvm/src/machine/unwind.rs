//! What happens to an exception: the innermost handler takes it, or it leaves the thread.

use crate::bytecode::Instruction;
use crate::machine::frame::Frame;
use crate::machine::thread::ThreadState;
use crate::object::{Kind, Raise, Value};

impl ThreadState {
    /// Finds the handler of an exception raised by the instruction before the frame's `pc`: the frame to
    /// go on with, or the exception again where nobody handles it.
    #[cold]
    pub(crate) fn unwind(&mut self, mut frame: Frame, mut raise: Raise) -> Result<Frame, Raise> {
        loop {
            let raising = frame.pc.saturating_sub(1);
            let code = frame.code();
            // An exception raised again has noted this frame already.
            if !matches!(code.instructions.get(raising), Some(Instruction::Reraise(_))) {
                raise.passed(&code.source, frame.line(), &code.name);
            }
            let index = u32::try_from(raising).unwrap_or(u32::MAX);
            if let Some(range) = code.handler_for(index).copied() {
                let keep = code.locals.len() + usize::try_from(range.depth).unwrap_or(0);
                while frame.top > keep {
                    frame.top -= 1;
                    self.stack[frame.base + frame.top] = Value::Null;
                }
                if range.push_index {
                    self.push(&mut frame, Value::Int(i64::from(index)));
                }
                self.push(&mut frame, Value::object(Kind::Exception(raise.0)));
                frame.pc = range.handler as usize;
                return Ok(frame);
            }
            self.clear(&frame);
            match self.callers.pop() {
                Some(caller) => frame = caller,
                None => return Err(raise),
            }
        }
    }

    fn push(&mut self, frame: &mut Frame, value: Value) {
        self.stack[frame.base + frame.top] = value;
        frame.top += 1;
    }

    /// Empties the slots of a frame that has ended.
    #[inline]
    pub(crate) fn clear(&mut self, frame: &Frame) {
        for slot in &mut self.stack[frame.base..frame.base + frame.top] {
            *slot = Value::Null;
        }
    }
}
