//! Frames that begin without more ado: of calls whose arguments lie where the parameters are wanted, and of generators
//! that a loop asks.

use crate::host::Host;
use crate::machine::After;
use crate::machine::after::Tried;
use crate::machine::discard::discard;
use crate::machine::frame::Frame;
use crate::machine::operators;
use crate::machine::run::grow;
use crate::machine::thread::ThreadState;
use crate::machine::turn::Placed;
use crate::object::{Here, Kind, Raise, Result, Value};

impl ThreadState {
    /// Makes the frame of a call whose arguments are the first parameters. Gives an exception where it is one too deep:
    /// the arguments stay where they are, for whoever handles it to clear away.
    #[inline(always)]
    pub(super) fn call_plainly(&mut self, frame: &mut Frame) -> Option<Raise> {
        let Placed { at, first, locals, .. } = self.own.placed;
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Some(self.too_deep());
        }
        let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + at as usize]) else {
            unreachable!("a function was seen there")
        };
        let base = frame.base + first as usize;
        let caller = frame.call(callee, base, locals as usize, &mut self.spare);
        self.callers.push(caller);
        if let Some(caller) = self.callers.last_mut() {
            caller.top = at as usize;
        }
        None
    }

    /// Lets the generator go on that is the topmost operand: its frame becomes the innermost. False where it has ended.
    ///
    /// # Errors
    /// See [`Self::wake_generator`].
    pub(super) fn next_of_generator(&mut self, frame: &mut Frame) -> Result<bool> {
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Err(self.too_deep());
        }
        let Value::Object(generator) = &self.stack[frame.base + frame.top - 1] else { return Ok(false) };
        let generator = generator.clone();
        let woken = self.wake_generator(frame, generator, &Value::None)?;
        if woken {
            std::mem::forget(std::mem::replace(&mut frame.after, After::ForIter)); // it is plain so far
            if let Some(profile) = &mut self.own.profile {
                profile.called(&frame.function().code, self.callers.len());
            }
            self.push(frame, Value::None);
        }
        Ok(woken)
    }

    /// Makes the frame of a special method whose arguments lie where the turn placed them. Gives an exception where it is
    /// one too deep.
    #[inline(never)]
    pub(super) fn begin(&mut self, frame: &mut Frame) -> Option<Raise> {
        let Placed { at, first, locals, .. } = self.own.placed;
        let (callee, after) = self.own.beginning.take()?;
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Some(self.too_deep());
        }
        let base = frame.base + first as usize;
        let mut caller = frame.call(callee, base, locals as usize, &mut self.spare);
        caller.top = at as usize;
        self.callers.push(caller);
        std::mem::forget(std::mem::replace(&mut frame.after, after)); // it is plain so far
        None
    }

    /// Ends a frame whose result is more than pushed, where that is simple. Gives the result back otherwise.
    #[inline(never)]
    pub(super) fn give_specially(
        &mut self,
        frame: &mut Frame,
        value: Value,
        here: Here<'_>,
    ) -> Option<Value> {
        if self.own.profile.is_some() || frame.generator.is_some() || !self.is_simple(frame, &value) {
            return Some(value);
        }
        let Some(caller) = self.callers.pop() else { return Some(value) };
        let after = std::mem::take(&mut frame.after);
        let callee = frame.end_plainly(caller, &mut self.spare);
        drop(callee.and_then(|callee| callee.dropped(here)));
        let value = match after {
            After::Discard => {
                discard(value);
                return None;
            }
            After::Operator(_) => {
                frame.top -= 2;
                let at = frame.base + frame.top;
                let (left, right) =
                    (std::mem::take(&mut self.stack[at]), std::mem::take(&mut self.stack[at + 1]));
                discard(left);
                discard(right);
                value
            }
            After::Truth { invert } | After::AnyTruth { invert } => Value::from(value.is_true() != invert),
            After::Length { invert } => Value::from(value.is_true() != invert),
            _ => value,
        };
        self.push(frame, value);
        None
    }

    /// Whether what becomes of a frame's result needs no call and no exception.
    fn is_simple(&self, frame: &Frame, value: &Value) -> bool {
        match (&frame.after, value) {
            (After::Discard | After::ForIter, _) => true,
            (After::Truth { .. } | After::AnyTruth { .. }, Value::True | Value::False) => true,
            (After::Len | After::Length { .. }, Value::Int(length)) => *length >= 0,
            (After::Text { .. }, Value::Object(text)) => matches!(text.kind, Kind::Str(_)),
            (After::Operator(Tried::Left | Tried::InPlace), Value::True | Value::False) => true,
            (After::Operator(Tried::Left | Tried::InPlace), value) => {
                !operators::is_not_implemented(value)
                    && !self.callers.last().is_some_and(operators::wants_truth)
            }
            _ => false,
        }
    }

    /// Gives the last parameters their defaults.
    #[inline(never)]
    pub(super) fn fill_in(&mut self, frame: &Frame) {
        let (function, given) = (frame.function(), self.own.placed.given as usize);
        let missing = function.code.plain_parameters - given;
        let defaults = &function.defaults[function.defaults.len() - missing..];
        let end = frame.end_of_slots();
        if self.stack.len() < end {
            grow(&mut self.stack, end);
        }
        for (slot, default) in self.stack[frame.base + given..].iter_mut().zip(defaults) {
            *slot = default.clone();
        }
    }

    /// Tells the profile, where there is one, of a frame that has come.
    #[inline(always)]
    pub(super) fn profile_new<H: Host>(&mut self, frame: &Frame, host: &mut H) {
        if self.own.profile.is_some() {
            self.profile_call(frame);
            self.update_profile(host);
        }
    }

    #[cold]
    fn too_deep(&self) -> Raise {
        Raise::recursion_error("maximum recursion depth exceeded")
    }
}
