//! What happens to an exception: the innermost handler takes it, or it leaves the thread.

use crate::builtins::exceptions::{GENERATOR_EXIT, STOP_ITERATION, SYSTEM_EXIT};
use crate::bytecode::{Instruction, Part};
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::generator::is_fresh;
use crate::machine::suggest::suggest;
use crate::machine::thread::ThreadState;
use crate::object::{Kind, Raise, Ref, Result, Value, lock};

impl ThreadState {
    /// Finds the handler of an exception raised by the instruction before the frame's `pc`. The frame becomes the
    /// one to go on with. A question is answered; `begins` says whether a special method may do that at once.
    ///
    /// # Errors
    /// The exception again, where nobody handles it.
    #[cold]
    pub(crate) fn unwind(&mut self, frame: &mut Frame, mut raise: Raise, begins: bool) -> Result<()> {
        if let Some(question) = raise.question() {
            let calling = self.asking(question, begins, |question| After::Answer(Box::new(question)));
            match self.push_call(frame, calling) {
                Ok(()) => return Ok(()),
                Err(other) => raise = other,
            }
        }
        self.set_context(&raise);
        // A native function that raised has ended.
        self.profile_return(self.callers.len() + 1, &After::Push);
        loop {
            let raising = frame.pc.saturating_sub(1);
            let code = frame.code();
            // An exception raised again has noted this frame already (`exception_unwind` in `Python/ceval.c`).
            let again = match code.instructions.get(raising) {
                Some(Instruction::Reraise(_)) => true,
                Some(Instruction::RaiseVarargs(0)) => !lock(&raise.exception().story).traceback.is_empty(),
                _ => false,
            };
            let mut kept = None;
            if !code.source.library && !again {
                kept = self.known_by(frame);
                let part = self.part(frame, raising);
                raise.passed(&frame.function().code, part, kept.clone(), self.own.interpreter.python);
            }
            if raise.is_outside_subset() {
                self.own.interpreter.note_outside_subset(&raise);
            }
            let index = u32::try_from(raising).unwrap_or(u32::MAX);
            if let Some(range) = code.handler_for(index).copied() {
                let keep = code.locals.len() + usize::try_from(range.depth).unwrap_or(0);
                while frame.top > keep {
                    frame.top -= 1;
                    self.stack[frame.base + frame.top] = Value::Null;
                }
                if range.push_index {
                    self.push(frame, Value::Int(i64::from(index)));
                }
                self.push(frame, raise.into_value());
                frame.pc = range.handler as usize;
                self.goes_on_known(frame, kept);
                return Ok(());
            }
            if again && frame.generator.is_some() {
                kept = raise.last_frame();
            }
            self.ends_known(frame, kept);
            self.clear(frame);
            self.profile_return(self.callers.len(), &frame.after);
            if frame.generator.is_some() {
                // One that has not begun to run has no code yet that turns it into another exception.
                let begun = !is_fresh(frame.code(), frame.pc);
                self.end_generator(frame);
                if begun && raise.is_a(&STOP_ITERATION) {
                    raise = caused_by(Raise::runtime_error("generator raised StopIteration"), &raise);
                }
            }
            let Some(ended) = self.callers.end(frame) else {
                if !self.own.interpreter.python.is_before(3, 10) {
                    suggest(&self.own.interpreter, &raise);
                }
                if self.own.number == 0 {
                    self.own.interpreter.note_uncaught(&raise);
                }
                *frame = self.telling(&raise).ok_or(raise)?;
                return Ok(());
            };
            let after = ended.end();
            match self.after_exception(frame, after, raise) {
                Ok(()) => return Ok(()),
                Err(same) => raise = same,
            }
        }
    }

    /// Which instruction of the compiler raised an exception at `at`: of two loads that were joined, the one that found no
    /// value. A store raises nothing.
    fn part(&self, frame: &Frame, at: usize) -> Part {
        let second = match frame.code().instructions.get(at) {
            Some(Instruction::LoadFastLoadFast(first, _)) => {
                !self.stack[frame.base + usize::from(*first)].is_null()
            }
            Some(Instruction::StoreFastLoadFast(..)) => true,
            _ => false,
        };
        Part { at: u32::try_from(at).unwrap_or(u32::MAX), second }
    }

    /// An exception came in place of a result: for some, that is an answer too. Otherwise the exception again.
    pub(crate) fn after_exception(&mut self, frame: &mut Frame, after: After, raise: Raise) -> Result<()> {
        let after = match after {
            After::Each(mut each) => {
                each.give_up();
                return Err(raise);
            }
            // It cleans up, and mostly ends with the same exception.
            After::Routine(routine) => {
                return match self.routine(frame, routine, Some(Err(raise)))? {
                    Some(calling) => self.push_call(frame, calling),
                    None => Ok(()),
                };
            }
            after => after,
        };
        let stops = raise.is_a(&STOP_ITERATION);
        let ends = match &after {
            After::ForIter | After::Send => stops,
            After::Close => stops || raise.is_a(&GENERATOR_EXIT),
            After::Both(both) => match &both.0 {
                After::Close => stops || raise.is_a(&GENERATOR_EXIT),
                _ => false,
            },
            After::Finalizer(finalizer) => {
                self.own.interpreter.report_ignored(&finalizer.0, &raise);
                return Ok(());
            }
            After::Abandon => {
                if !stops && !raise.is_a(&GENERATOR_EXIT) {
                    self.own.interpreter.report_ignored(&Value::None, &raise);
                }
                return Ok(());
            }
            _ => false,
        };
        if !ends {
            return Err(raise);
        }
        let result = lock(&raise.exception().args).first().cloned().unwrap_or(Value::None);
        match self.deliver_end(frame, after, result)? {
            Some(calling) => self.push_call(frame, calling),
            None => Ok(()),
        }
    }

    /// The frame that asks for the texts of an exception that leaves the thread, and of those that led to it, where
    /// their classes have a `__str__`; then it leaves the thread again.
    fn telling(&mut self, raise: &Raise) -> Option<Frame> {
        if self.own.number == 0
            && !raise.is_outside_subset()
            && !raise.is_a(&SYSTEM_EXIT)
            && let Some(hook) = self.own.interpreter.take_hook()
        {
            let Value::Object(teller) = self.own.interpreter.library_function("tell_hook") else {
                return None;
            };
            self.own.handled = Value::Null;
            self.stack.clear();
            self.stack.extend([Value::Object(raise.0.clone()), hook]);
            return Some(Frame::new(teller, 0, After::Push));
        }
        let untold = raise.untold();
        if untold.is_empty() {
            return None;
        }
        let Value::Object(teller) = self.own.interpreter.library_function("tell") else { return None };
        self.own.handled = Value::Null;
        self.stack.clear();
        self.stack.extend([Value::Object(raise.0.clone()), Value::list(untold)]);
        Some(Frame::new(teller, 0, After::Push))
    }

    /// An exception raised while another one is handled remembers that one (`_PyErr_SetObject`,
    /// `Python/errors.c`).
    fn set_context(&self, raise: &Raise) {
        let Value::Object(handled) = &self.own.handled else { return };
        if Ref::ptr_eq(handled, &raise.0) || !matches!(handled.kind, Kind::Exception(_)) {
            return;
        }
        let mut story = lock(&raise.exception().story);
        if !story.context.is_null() {
            return;
        }
        // A chain that came back to this exception would never end.
        let mut next = handled.clone();
        for _ in 0..100 {
            let Kind::Exception(exception) = &next.kind else { break };
            let Value::Object(before) = lock(&exception.story).context.clone() else {
                story.context = self.own.handled.clone();
                return;
            };
            if Ref::ptr_eq(&before, &raise.0) {
                return;
            }
            next = before;
        }
    }

    /// Empties the slots of a frame that has ended.
    #[inline]
    pub(crate) fn clear(&mut self, frame: &Frame) {
        for slot in &mut self.stack[frame.base..frame.base + frame.top] {
            *slot = Value::Null;
        }
    }
}

/// `raise new from cause`
pub(crate) fn caused_by(new: Raise, cause: &Raise) -> Raise {
    let mut story = lock(&new.exception().story);
    story.cause = Value::Object(cause.0.clone());
    story.context = Value::Object(cause.0.clone());
    story.context_hidden = true;
    drop(story);
    new
}
