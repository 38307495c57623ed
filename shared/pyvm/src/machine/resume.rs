//! Generators that go on and stop without more ado: those of loops, of `next` and `send`, and of `yield from`.
//!
//! A generator that delegates to another one has nothing to do with what passes through it. CPython executes `SEND`, `YIELD_VALUE`,
//! `RESUME` and a jump for each of them all the same; so do hosts that count instructions. Others pass it over: who is
//! asked for an item wakes its delegate at once, and what the innermost one gives goes to whoever asked the outermost.

use crate::bytecode::Instruction;
use crate::machine::After;
use crate::machine::frame::Frame;
use crate::machine::generator::delegates;
use crate::machine::thread::ThreadState;
use crate::object::{Here, Kind, Result, Value};

impl ThreadState {
    /// Lets the generator go on that is the topmost operand: its frame becomes the innermost, or that of one that it
    /// delegates to, where this thread `chains`. False where it has ended.
    ///
    /// # Errors
    /// See [`Self::wake`].
    pub(super) fn next_of_generator(&mut self, frame: &mut Frame, chains: bool) -> Result<bool> {
        self.check_depth()?;
        let Value::Object(generator) = &self.stack[frame.base + frame.top - 1] else { return Ok(false) };
        let generator = generator.clone();
        if !self.wake(frame, generator, false)? {
            return Ok(false);
        }
        std::mem::forget(std::mem::replace(&mut frame.after, After::ForIter)); // one that waits has none
        self.hand_in(frame, Value::None, chains)?;
        Ok(true)
    }

    /// Lets the generator go on that lies below the topmost operand, and sends it that. It stays where it is if it is
    /// delegated to.
    ///
    /// # Errors
    /// See [`Self::wake`]; `StopIteration` where it has ended before, and is not delegated to.
    pub(super) fn send_to_generator(
        &mut self,
        frame: &mut Frame,
        delegates: bool,
        chains: bool,
    ) -> Result<()> {
        self.check_depth()?;
        let sent = self.pop(frame);
        let generator = match delegates {
            true => self.stack[frame.base + frame.top - 1].clone(),
            false => self.pop(frame),
        };
        let Value::Object(generator) = generator else { return Ok(()) };
        let after = if delegates { After::Send } else { After::Next };
        if !self.wake_generator(frame, generator, !matches!(sent, Value::None))? {
            return self.deliver_end(frame, after, Value::None).map(drop);
        }
        std::mem::forget(std::mem::replace(&mut frame.after, after)); // one that waits has none
        self.hand_in(frame, sent, chains)
    }

    /// Gives a generator that has been woken what it is sent; or those it delegates to, the innermost of which becomes the
    /// running one.
    #[inline(always)]
    fn hand_in(&mut self, frame: &mut Frame, sent: Value, chains: bool) -> Result<()> {
        if let Some(profile) = &mut self.own.profile {
            profile.called(&frame.function().code, self.callers.len(), false);
        } else if chains && delegates(frame) {
            return self.hand_on(frame, sent);
        }
        self.push(frame, sent);
        Ok(())
    }

    #[inline(never)]
    fn hand_on(&mut self, frame: &mut Frame, sent: Value) -> Result<()> {
        let sends = !matches!(sent, Value::None);
        while delegates(frame)
            && let Value::Object(delegate) = &self.stack[frame.base + frame.top - 1]
            && matches!(delegate.kind, Kind::Generator(_))
            && self.check_depth().is_ok()
        {
            let delegate = delegate.clone();
            // As if `SEND` had been executed.
            frame.pc -= 1;
            if !self.wake(frame, delegate, sends)? {
                frame.pc += 1;
                break;
            }
            std::mem::forget(std::mem::replace(&mut frame.after, After::Send));
        }
        self.push(frame, sent);
        Ok(())
    }

    /// A generator gives a value. Gives it back where there is more to do than to hand it to whoever waits
    /// for it; that is then the caller of the generator whose frame is the innermost.
    #[inline(never)]
    pub(super) fn hand_over(
        &mut self,
        frame: &mut Frame,
        mut value: Value,
        here: Here<'_>,
        chains: bool,
    ) -> Option<Value> {
        if self.own.profile.is_some() {
            return Some(value);
        }
        if matches!(frame.after, After::Send) && chains && self.is_absorbed(&mut value) {
            self.push(frame, Value::None);
            return None;
        }
        loop {
            let delegated = match &mut frame.after {
                After::ForIter | After::Next => false,
                After::Send => true,
                after => {
                    if !after.absorbs(&mut value) {
                        return Some(value);
                    }
                    // As if it had stopped, and had been asked for the next item at once.
                    self.push(frame, Value::None);
                    return None;
                }
            };
            std::mem::forget(std::mem::take(&mut frame.after)); // it holds nothing
            let generator = self.suspend(frame)?;
            drop(generator.dropped(here));
            let yields = || matches!(frame.code().instructions.get(frame.pc), Some(Instruction::YieldValue));
            if !delegated || !chains || !yields() {
                self.push(frame, value);
                return None;
            }
            frame.pc += 1;
        }
    }

    /// Whether an item that passes through generators by `yield from` is dealt with by whoever asked the outermost of them:
    /// the next one is to come at once, and none of them needs to stop.
    #[inline(never)]
    fn is_absorbed(&mut self, item: &mut Value) -> bool {
        let waits = |frame: &&mut Frame| !matches!(frame.after, After::Send);
        match self.callers.iter_mut().rev().find(waits) {
            Some(outermost) => outermost.after.absorbs(item),
            None => false,
        }
    }

    /// Ends the frame of a generator that a loop or `yield from` waits for. Gives its result back where somebody else does.
    #[inline(never)]
    pub(super) fn end_awaited(&mut self, frame: &mut Frame, value: Value, here: Here<'_>) -> Option<Value> {
        let caller = self.callers.last();
        let instruction = caller.and_then(|caller| caller.code().instructions.get(caller.pc.wrapping_sub(1)));
        let (next, keeps) = match (&frame.after, instruction) {
            // Past END_FOR; POP_TOP drops the generator.
            (After::ForIter, Some(Instruction::ForIter(exhausted))) => (*exhausted as usize + 1, false),
            (After::Send, Some(Instruction::Send(end))) => (*end as usize, true),
            _ => return Some(value),
        };
        self.end_generator(frame);
        let ended = self.callers.end(frame)?;
        ended.after = After::Push;
        let callee = ended.end_plainly();
        drop(callee.and_then(|callee| callee.dropped(here)));
        frame.pc = next;
        if keeps {
            self.push(frame, value);
        }
        None
    }

    /// `RETURN_GENERATOR` of a function whose caller just gets the generator. False where it has none, or wants more.
    #[inline(never)]
    pub(super) fn return_generator(&mut self, frame: &mut Frame) -> bool {
        if self.callers.is_empty() || !frame.is_plain() {
            return false;
        }
        let generator = self.make_generator(frame);
        self.callers.end(frame);
        self.push(frame, generator);
        true
    }
}
