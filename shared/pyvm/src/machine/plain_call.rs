//! Frames that begin and end without more ado: of calls whose arguments lie where the parameters are wanted.

use crate::bytecode::Instruction as I;
use crate::host::{Checks, Host};
use crate::machine::After;
use crate::machine::after::Tried;
use crate::machine::discard::discard;
use crate::machine::frame::Frame;
use crate::machine::operators;
use crate::machine::thread::ThreadState;
use crate::machine::turn::{At, Placed, fuses};
use crate::object::{Here, Kind, Raise, Value, snapshot};

const TOO_DEEP: &str = "maximum recursion depth exceeded";

impl ThreadState {
    /// Makes the frame of a call whose arguments are the first parameters, and gives where it stands; `at` is where the
    /// caller does. Where nobody wants the thread's attention it has its `RESUME` behind it. Gives an exception where it is
    /// one too deep: the arguments stay where they are, for whoever handles it to clear away.
    #[inline(always)]
    pub(super) fn call_plainly<H: Host>(
        &mut self,
        frame: &mut Frame,
        at: At,
        host: &mut H,
    ) -> Result<At, Raise> {
        let Placed { at: place, first, locals, .. } = self.own.placed;
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Err(self.too_deep(frame, at));
        }
        let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + place as usize]) else {
            unreachable!("a function was seen there")
        };
        let base = frame.base + first as usize;
        frame.stands(At::new(at.pc, place as usize));
        self.callers.begin(frame);
        frame.begin(callee, base);
        let is_asked = const { matches!(H::CHECKS, Checks::BackwardJumps) } && host.eval_breaker(I::Resume);
        let pc = if const { fuses::<H>() } && !is_asked { frame.code().body } else { 0 };
        Ok(At::new(pc, locals as usize))
    }

    /// Puts the arguments of a call, which are the items of the topmost operand, in its place.
    #[inline(never)]
    pub(super) fn spread(&mut self, frame: &mut Frame) {
        let arguments = self.pop(frame);
        let items = match arguments.kind() {
            Some(Kind::Tuple(items)) => items.clone(),
            Some(Kind::List(items)) => snapshot(items),
            _ => unreachable!("a tuple or list was seen there"),
        };
        self.own.placed.given += items.len() as u32;
        let first = frame.base + frame.top;
        frame.top += items.len();
        if self.stack.len() < first + items.len() {
            self.stack.resize(first + items.len(), Value::Null);
        }
        for (slot, item) in self.stack[first..].iter_mut().zip(items) {
            *slot = item;
        }
    }

    /// Makes the frame of a special method whose arguments lie where the turn placed them. Gives an exception where it is
    /// one too deep.
    #[inline(never)]
    pub(super) fn begin(&mut self, frame: &mut Frame) -> Option<Raise> {
        let Placed { at, first, .. } = self.own.placed;
        let (callee, after) = self.own.beginning.take()?;
        if self.callers.len() + 1 >= self.own.interpreter.recursion_limit() {
            return Some(Raise::recursion_error(TOO_DEEP));
        }
        let base = frame.base + first as usize;
        frame.top = at as usize;
        self.enter_frame(frame, callee, base, after);
        None
    }

    /// Whether a frame's caller just gets its result, and nobody counts its return.
    #[inline(always)]
    pub(super) fn gives_plainly(&self, frame: &Frame) -> bool {
        frame.is_plain() && !self.callers.is_empty() && self.own.profile.is_none()
    }

    /// Ends a frame whose caller just gets its result, and gives where the caller stands.
    #[inline(always)]
    pub(super) fn give_plainly(&mut self, frame: &mut Frame, here: Here<'_>) -> At {
        let base = frame.base;
        let callee = self.callers.end(frame).and_then(|ended| ended.end_plainly());
        let value = Value::taken(&mut self.stack[base]);
        let at = At::new(frame.pc, frame.top + 1);
        let place = &mut self.stack[frame.base + frame.top];
        std::mem::forget(std::mem::replace(place, value)); // nothing lies above the top
        drop(callee.and_then(|callee| callee.dropped(here)));
        at
    }

    /// Ends any other frame, and gives where it or its caller stands; the result, where there is more to do.
    #[inline(never)]
    pub(super) fn give(&mut self, frame: &mut Frame, at: At, here: Here<'_>) -> Result<At, Value> {
        let mut value = std::mem::take(&mut self.stack[frame.base]);
        if self.own.profile.is_none() {
            if !self.callers.is_empty() && frame.gives_instance(&mut value) {
                self.stack[frame.base] = value;
                return Ok(self.give_plainly(frame, here));
            }
            frame.stands(At::new(at.pc, 0));
            if self.calls_again(frame, &mut value) || self.answers_again(frame, &mut value) {
                return Ok(At::new(frame.pc, frame.top));
            }
        }
        frame.stands(At::new(at.pc, 0));
        match self.give_specially(frame, value, here) {
            None => Ok(At::new(frame.pc, frame.top)),
            Some(value) => Err(value),
        }
    }

    /// Ends a frame whose result is more than pushed, where that is simple. Gives the result back otherwise.
    #[inline(never)]
    pub(super) fn give_specially(
        &mut self,
        frame: &mut Frame,
        value: Value,
        here: Here<'_>,
    ) -> Option<Value> {
        if self.own.profile.is_some() {
            return Some(value);
        }
        if frame.generator.is_some() {
            return self.end_awaited(frame, value, here);
        }
        if let After::Operator(Tried::Left | Tried::InPlace) = frame.after
            && (matches!(value, Value::True | Value::False | Value::Int(_))
                || !operators::is_not_implemented(&value)
                    && !self.callers.last().is_some_and(operators::wants_truth))
        {
            return self.end_operator_plainly(frame, value, here);
        }
        if !self.is_simple(frame, &value) {
            return Some(value);
        }
        let Some(ended) = self.callers.end(frame) else { return Some(value) };
        let after = std::mem::take(&mut ended.after);
        let callee = ended.end_plainly();
        drop(callee.and_then(|callee| callee.dropped(here)));
        let value = match after {
            After::Discard => {
                discard(value);
                return None;
            }
            After::Remember(remembering) => {
                remembering.keep(&value);
                value
            }
            After::Truth { invert } | After::AnyTruth { invert } => Value::from(value.is_true() != invert),
            After::Length { invert } => Value::from(value.is_true() != invert),
            _ => value,
        };
        self.push(frame, value);
        None
    }

    /// Ends the frame of an operator's method: its result takes the place of the operands.
    #[inline(always)]
    fn end_operator_plainly(&mut self, frame: &mut Frame, value: Value, here: Here<'_>) -> Option<Value> {
        let Some(ended) = self.callers.end(frame) else { return Some(value) };
        std::mem::forget(std::mem::take(&mut ended.after)); // it holds nothing
        drop(ended.end_plainly().and_then(|callee| callee.dropped(here)));
        let at = frame.base + frame.top - 2;
        let Some([left, right]) = self.stack.get_mut(at..at + 2) else { return Some(value) };
        let (left, right) = (std::mem::replace(left, value), std::mem::take(right));
        frame.top -= 1;
        for operand in [left, right] {
            drop(operand.dropped(here));
        }
        None
    }

    /// Whether what becomes of a frame's result needs no call and no exception.
    fn is_simple(&self, frame: &Frame, value: &Value) -> bool {
        match (&frame.after, value) {
            (After::Discard | After::ForIter | After::Remember(_), _) => true,
            (After::Truth { .. } | After::AnyTruth { .. }, Value::True | Value::False) => true,
            (After::Len | After::Length { .. }, Value::Int(length)) => *length >= 0,
            // No hash is -1.
            (After::Hash, Value::Int(hash)) => *hash != -1,
            (After::Text { .. }, Value::Object(text)) => matches!(text.kind, Kind::Str(_)),
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
            self.stack.resize(end, Value::Null);
        }
        for (slot, default) in self.stack[frame.base + given..].iter_mut().zip(defaults) {
            *slot = default.clone();
        }
    }

    /// Tells the profile, where there is one, of a frame that has come.
    #[inline(always)]
    pub(super) fn profile_new<H: Host>(&mut self, frame: &Frame, host: &mut H) {
        if self.own.profile.is_some() {
            self.profile_call(frame, false);
            self.update_profile(host);
        }
    }

    #[cold]
    fn too_deep(&self, frame: &mut Frame, at: At) -> Raise {
        frame.stands(at);
        Raise::recursion_error(TOO_DEEP)
    }
}
