//! What becomes of results: calls that are no instructions of their own, and what a frame does with their
//! results.

use crate::builtins::{Deciding, Summing};
use crate::bytecode::Instruction;
use crate::host::{Host, Performed};
use crate::library::twins;
use crate::machine::After;
use crate::machine::asking::begins;
use crate::machine::bind::bind;
use crate::machine::call::{Resolved, names, native, resolve};
use crate::machine::frame::Frame;
use crate::machine::generator::stop_iteration;
use crate::machine::thread::ThreadState;
use crate::number::hash_of_answer;
use crate::object::{Answer, Calling, Context, Kind, Outcome, Raise, Ref, Result, Value, forget};

/// Whether the thread can go on.
pub(crate) enum Flow {
    /// In the frame that is now the innermost.
    On,
    /// Once the host has answered; this is what to do with the answer.
    Await(After),
}

impl ThreadState {
    /// Makes a call whose callable and arguments do not lie on the stack. `frame` is the innermost frame; where the
    /// call has one of its own, that takes its place.
    pub(crate) fn call_with<H: Host>(
        &mut self,
        frame: &mut Frame,
        calling: Calling,
        host: &mut H,
    ) -> Result<Flow> {
        let mut next = Some(calling);
        while let Some(mut calling) = next {
            // A class that is called has its object made here, by a native function, which may ask.
            let resolved = match matches!(calling.callable.kind(), Some(Kind::Class(_))) {
                true => self.with_answers(|thread| resolve(&mut calling, &thread.caller())),
                false => resolve(&mut calling, &self.caller()),
            };
            match resolved {
                Ok(Resolved::Python) => {
                    if const { !H::COUNTS }
                        && self.own.profile.is_none()
                        && let Some(value) = twins::called(&calling)
                    {
                        next = self.deliver(frame, calling.after, value)?;
                        continue;
                    }
                    self.push_frame(frame, calling)?;
                    return Ok(Flow::On);
                }
                Ok(Resolved::Native) => {}
                Err(raise) => {
                    let question = raise.question().ok_or(raise)?;
                    next = Some(self.asking(question, begins::<H>(self), |question| {
                        After::Redo(Box::new((question, calling)))
                    }));
                    continue;
                }
            }
            let Calling { callable, mut arguments, keywords, after } = calling;
            let profiled = self.own.profile.is_some() && !frame.code().source.library;
            if profiled {
                let depth = self.callers.len();
                if let Some(profile) = &mut self.own.profile {
                    profile.enter_native(&callable, arguments.first(), depth, host);
                }
            }
            if const { H::COUNTS } {
                host.count_native(&callable, arguments.first());
            }
            let outcome = self
                .with_answers(|thread| native(&callable, &thread.caller(), &mut arguments, names(&keywords)));
            let outcome = match outcome {
                Ok(outcome) => outcome,
                Err(raise) => match raise.question() {
                    Some(question) => {
                        let calling = Calling { callable, arguments, keywords, after };
                        next = Some(self.asking(question, begins::<H>(self), |question| {
                            After::Redo(Box::new((question, calling)))
                        }));
                        continue;
                    }
                    None => return Err(raise),
                },
            };
            next = match outcome {
                Outcome::Value(value) => {
                    self.native_left(profiled, host);
                    self.deliver(frame, after, value)?
                }
                Outcome::OfThread(look) => {
                    self.update_profile(host);
                    let value = look(self)?;
                    self.deliver(frame, after, value)?
                }
                Outcome::Effect(effect) => match host.perform(effect)? {
                    Performed::Done(value) => {
                        self.native_left(profiled, host);
                        self.deliver(frame, after, value)?
                    }
                    Performed::Suspend => return Ok(Flow::Await(after)),
                },
                Outcome::Routine(routine, _)
                    if const { !H::COUNTS } && matches!(after, After::Push) && self.own.profile.is_none() =>
                {
                    self.routine(frame, routine, None)?
                }
                Outcome::Each(each)
                    if const { !H::COUNTS } && matches!(after, After::Push) && self.own.profile.is_none() =>
                {
                    self.begin_each(frame, each)?
                }
                Outcome::Each(each) => {
                    let Calling { callable, arguments, keywords, .. } = each.instead(&self.own.interpreter);
                    Some(Calling { callable, arguments, keywords, after })
                }
                Outcome::Call(calling) | Outcome::Routine(_, calling) | Outcome::Decide(_, calling) => {
                    let Calling { callable, arguments, keywords, after: first } = *calling;
                    Some(Calling { callable, arguments, keywords, after: first.then(after) })
                }
                Outcome::Resume { generator, value, after: first } => {
                    self.resume(frame, generator, Ok(value), first.then(after))?
                }
                Outcome::Throw { generator, raise, after: first } => {
                    self.resume(frame, generator, Err(raise), first.then(after))?
                }
            };
        }
        Ok(Flow::On)
    }

    fn native_left<H: Host>(&mut self, profiled: bool, host: &mut H) {
        let depth = self.callers.len();
        if profiled && let Some(profile) = &mut self.own.profile {
            profile.leave_native(depth, host);
        }
    }

    /// Runs a native function with the answers it asked for at hand.
    fn with_answers<T>(&mut self, run: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        let depth = self.callers.len();
        if !self.standing.have_at_hand(depth) {
            return run(self);
        }
        let result = run(self);
        forget();
        if !matches!(&result, Err(raise) if raise.is_question()) {
            self.standing.forget_answers(depth);
        }
        result
    }

    /// Makes a call when the thread runs again: by a frame of Python code if need be.
    pub(crate) fn push_call(&mut self, frame: &mut Frame, calling: Calling) -> Result<()> {
        let Calling { callable, arguments, keywords, after } = calling;
        if matches!(callable.kind(), Some(Kind::Function(_))) {
            return self.push_frame(frame, Calling { callable, arguments, keywords, after });
        }
        let callable_by = self.own.interpreter.library_function("call");
        let arguments = vec![callable, Value::tuple(arguments)];
        self.push_frame(frame, Calling { callable: callable_by, arguments, keywords: Value::Null, after })
    }

    /// The frame of a Python function whose arguments do not lie on the stack.
    fn push_frame(&mut self, frame: &mut Frame, calling: Calling) -> Result<()> {
        self.check_depth()?;
        let Calling { callable, arguments, keywords, after } = calling;
        let Value::Object(callee) = callable else { return Err(Raise::runtime_error("no function to call")) };
        let Kind::Function(function) = &callee.kind else {
            return Err(Raise::runtime_error("the callable is no function"));
        };
        let (base, given) = (frame.end_of_slots(), arguments.len());
        if self.stack.len() < base + given {
            self.stack.resize(base + given, Value::Null);
        }
        for (slot, argument) in self.stack[base..].iter_mut().zip(arguments) {
            *slot = argument;
        }
        bind(function, &mut self.stack, base, given, names(&keywords))?;
        self.enter_frame(frame, callee, base, after);
        self.profile_call(frame, true);
        Ok(())
    }

    /// Lets a generator go on: sends it a value, or raises an exception where it stands. An error is one of the
    /// frame that is then the innermost.
    pub(crate) fn resume(
        &mut self,
        frame: &mut Frame,
        generator: Ref,
        sent: Result<Value>,
        after: After,
    ) -> Result<Option<Calling>> {
        self.check_depth()?;
        let sends = !matches!(sent, Ok(Value::None) | Err(_));
        if !self.wake_generator(frame, generator, sends)? {
            return match sent {
                Ok(_) => self.deliver_end(frame, after, Value::None),
                Err(raise) => self.after_exception(frame, after, raise).map(|()| None),
            };
        }
        let by_native = !matches!(after, After::ForIter | After::Send);
        frame.after = after;
        if let Some(profile) = &mut self.own.profile {
            profile.called(&frame.function().code, self.callers.len(), by_native);
        }
        match sent {
            Ok(value) => {
                self.push(frame, value);
                Ok(None)
            }
            Err(raise) => match Self::delegate(frame, &self.stack) {
                Some(delegate) => self.throw_further(frame, &delegate, raise),
                // The exception looks for a handler from inside the generator, which is now the innermost frame.
                None => Err(raise),
            },
        }
    }

    /// What a generator that stands at a `yield from` takes its values from.
    fn delegate(generator: &Frame, stack: &[Value]) -> Option<Value> {
        let at = |back: usize| generator.code().instructions.get(generator.pc.wrapping_sub(back));
        match (at(2), at(1)) {
            (Some(Instruction::Send(_)), Some(Instruction::YieldValue)) => {
                stack.get(generator.base + generator.top - 1).cloned()
            }
            _ => None,
        }
    }

    /// Raises an exception where the iterator stands to which a generator delegates by `yield from`; where the
    /// exception is to end the generator, ends the iterator first (`_gen_throw`, `Objects/genobject.c`).
    fn throw_further(
        &mut self,
        frame: &mut Frame,
        delegate: &Value,
        raise: Raise,
    ) -> Result<Option<Calling>> {
        let closes = raise.is_a(&crate::builtins::exceptions::GENERATOR_EXIT);
        // As if the `SEND` before the `YIELD_VALUE` had been executed again.
        frame.pc -= 1;
        let after = match closes {
            true => After::Close.then(After::Throw(Box::new(Value::Object(raise.0.clone())))),
            false => After::Send,
        };
        match (delegate, delegate.kind()) {
            (Value::Object(generator), Some(Kind::Generator(_))) => {
                self.resume(frame, generator.clone(), Err(raise), after)
            }
            _ => {
                let name = if closes { "close" } else { "throw" };
                let arguments = if closes { Vec::new() } else { vec![Value::Object(raise.0.clone())] };
                let arguments: Vec<&Value> = arguments.iter().collect();
                let after =
                    if closes { After::Throw(Box::new(Value::Object(raise.0.clone()))) } else { after };
                match crate::machine::operators::special_call(delegate, name, &arguments, after) {
                    Some(calling) => Ok(Some(calling)),
                    None => Err(raise),
                }
            }
        }
    }

    /// Hands a result to the frame that waits for it. There may be a call to make next.
    pub(crate) fn deliver(
        &mut self,
        frame: &mut Frame,
        after: After,
        value: Value,
    ) -> Result<Option<Calling>> {
        match after {
            After::Push | After::ForIter | After::Next | After::NextOr(_) | After::Send => {
                self.push(frame, value);
            }
            After::PushWithNull => {
                self.push(frame, value);
                self.push(frame, Value::Null);
            }
            After::Discard | After::Finalizer(_) => drop(value),
            After::Abandon => {
                let raise = Raise::runtime_error("generator ignored GeneratorExit");
                self.own.interpreter.report_ignored(&Value::None, &raise);
            }
            After::Throw(exception) => {
                return Err(
                    Raise::from_value(&exception).unwrap_or_else(|| Raise::runtime_error("nothing to raise"))
                );
            }
            After::Instance(object) => {
                if !matches!(value, Value::None) {
                    return Err(Raise::type_error(format!(
                        "__init__() should return None, not '{}'",
                        value.type_name()
                    )));
                }
                self.push(frame, Value::Object(object));
            }
            After::Truth { invert } => {
                let truth = truth(&value)?;
                self.push(frame, Value::from(truth != invert));
            }
            After::Length { invert } => {
                let truth = length(&value)? > 0;
                self.push(frame, Value::from(truth != invert));
            }
            After::AnyTruth { invert } => return Ok(self.push_truth(frame, &value, invert)),
            After::Len => {
                let length = length(&value)?;
                self.push(frame, Value::Int(length));
            }
            After::Hash => {
                let hash = hash_of_answer(&value)?;
                self.push(frame, Value::Int(hash.cast_signed()));
            }
            After::Text { repr } => {
                if value.as_str().is_none() {
                    let method = if repr { "__repr__" } else { "__str__" };
                    let class = value.type_name();
                    return Err(Raise::type_error(format!("{method} returned non-string (type {class})")));
                }
                self.push(frame, value);
            }
            After::Operator(tried) => return Ok(self.end_operator(frame, tried, value)),
            After::Close => return Err(Raise::runtime_error("generator ignored GeneratorExit")),
            After::Sum(summing) => return self.sum_on(frame, summing, After::Push, value, None),
            After::Decide(deciding) => return self.decide_on(frame, deciding, &value),
            After::Gather(gathering) => return self.gather_on(frame, gathering, value),
            After::Each(each) => return self.next_of_each(frame, each, value),
            After::Routine(routine) => return self.routine(frame, routine, Some(Ok(value))),
            After::Remember(remembering) => {
                remembering.keep(&value);
                self.push(frame, value);
            }
            After::Class(making) => {
                let context = Context {
                    interpreter: &self.own.interpreter,
                    thread: self.own.number,
                    class: &Value::None,
                };
                let (class, next) = making.finish(&context)?;
                self.push(frame, class);
                return Ok(next);
            }
            After::Raise(cause) => {
                let Some(raise) = Raise::from_value(&value) else {
                    return Err(Raise::type_error(format!(
                        "calling a class of exceptions should have returned an instance of BaseException, not {}",
                        value.type_name()
                    )));
                };
                crate::machine::raising::set_cause(&raise, *cause)?;
                return Err(raise);
            }
            After::Key(mut keyed) => {
                keyed.learn(&value);
                self.keep_answers(&keyed);
                frame.pc -= 1;
            }
            After::Answer(question) => {
                if let Some(calling) = self.unsettled(&question, &value) {
                    return Ok(Some(Calling { after: After::Answer(question), ..calling }));
                }
                self.standing.answer(Answer::new(*question, value, self.callers.len()));
                frame.pc -= 1;
            }
            After::Redo(redo) => {
                let (question, calling) = *redo;
                if let Some(asked) = self.unsettled(&question, &value) {
                    return Ok(Some(Calling { after: After::Redo(Box::new((question, calling))), ..asked }));
                }
                self.standing.answer(Answer::new(question, value, self.callers.len()));
                return Ok(Some(calling));
            }
            After::Both(both) => {
                let (first, second) = *both;
                let value = match first {
                    After::Discard | After::Finalizer(_) => Value::None,
                    After::Push | After::ForIter | After::Next | After::Send => value,
                    After::Instance(object) if matches!(value, Value::None) => Value::Object(object),
                    After::Sum(summing) => return self.sum_on(frame, summing, second, value, None),
                    After::Truth { invert } => Value::from(truth(&value)? != invert),
                    After::Length { invert } => Value::from((length(&value)? > 0) != invert),
                    // The others end what they are part of.
                    other => {
                        drop(second);
                        return self.deliver(frame, other, value);
                    }
                };
                return self.deliver(frame, second, value);
            }
        }
        Ok(None)
    }

    /// Tells the frame that waits for an item that there are no more. `value` is the generator's result.
    pub(crate) fn deliver_end(
        &mut self,
        frame: &mut Frame,
        after: After,
        value: Value,
    ) -> Result<Option<Calling>> {
        let instruction = frame.code().instructions.get(frame.pc.wrapping_sub(1)).copied();
        match (after, instruction) {
            (After::ForIter, Some(Instruction::ForIter(exhausted))) => frame.pc = exhausted as usize + 1,
            (After::Send, Some(Instruction::Send(end))) => {
                self.push(frame, value);
                frame.pc = end as usize;
            }
            (After::Close, _) => self.push(frame, Value::None),
            (After::NextOr(default), _) => self.push(frame, *default),
            (After::Sum(summing), _) => self.push(frame, summing.total()),
            (After::Decide(deciding), _) => self.push(frame, Value::from(!deciding.until)),
            (After::Gather(gathering), _) => return Ok(Some(gathering.finish())),
            (After::Abandon, _) => {}
            (After::Both(both), _) => {
                let (first, second) = *both;
                return match first {
                    After::Sum(summing) => self.deliver(frame, second, summing.total()),
                    After::Close => self.deliver(frame, second, Value::None),
                    _ => Err(stop_iteration(value)),
                };
            }
            _ => return Err(stop_iteration(value)),
        }
        Ok(None)
    }

    /// Looks at an item for `any` or `all`, and lets the generator go on if it does not decide.
    fn decide_on(
        &mut self,
        frame: &mut Frame,
        deciding: Box<Deciding>,
        item: &Value,
    ) -> Result<Option<Calling>> {
        match deciding.decides(&self.own.interpreter, item) {
            Ok(true) => self.push(frame, Value::from(deciding.until)),
            Ok(false) => {
                let generator = deciding.generator.clone();
                return self.resume(frame, generator, Ok(Value::None), After::Decide(deciding));
            }
            Err(calling) => return Ok(Some(*calling)),
        }
        Ok(None)
    }

    /// Adds an item to a sum, and lets its generator go on.
    pub(crate) fn sum_on(
        &mut self,
        frame: &mut Frame,
        mut summing: Box<Summing>,
        then: After,
        item: Value,
        generator: Option<Ref>,
    ) -> Result<Option<Calling>> {
        if let Some(calling) = summing.add(&self.own.interpreter, item)? {
            return Ok(Some(Calling { after: then, ..calling }));
        }
        let generator = generator.unwrap_or_else(|| summing.generator.clone());
        let after = match then {
            After::Push => After::Sum(summing),
            then => After::Sum(summing).then(then),
        };
        self.resume(frame, generator, Ok(Value::None), after)
    }

    /// Notes for the profile that this frame has come. That of a generator comes when it is first asked for an item.
    #[inline]
    pub(crate) fn profile_call(&mut self, frame: &Frame, by_native: bool) {
        if let Some(profile) = &mut self.own.profile
            && !frame.code().is_generator
        {
            profile.called(&frame.function().code, self.callers.len(), by_native);
        }
    }

    /// Notes for the profile that the frame with so many around it has gone.
    #[inline]
    pub(crate) fn profile_return(&mut self, depth: usize, after: &After) {
        if let Some(profile) = &mut self.own.profile {
            profile.left(depth, matches!(after, After::Answer(_) | After::Redo(_) | After::Key(_)));
        }
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, frame: &mut Frame, value: Value) {
        // Nothing lies above the top.
        std::mem::forget(std::mem::replace(&mut self.stack[frame.base + frame.top], value));
        frame.top += 1;
    }
}

/// The length in the result of `__len__`.
fn length(value: &Value) -> Result<i64> {
    match value.to_index()? {
        length if length >= 0 => Ok(length),
        _ => Err(Raise::value_error("__len__() should return >= 0")),
    }
}

/// The truth in the result of `__bool__`.
fn truth(value: &Value) -> Result<bool> {
    match value {
        Value::True | Value::False => Ok(value.is_true()),
        _ => Err(Raise::type_error(format!("__bool__ should return bool, returned {}", value.type_name()))),
    }
}
