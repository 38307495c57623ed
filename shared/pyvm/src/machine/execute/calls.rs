//! Calls, returns, and the making of functions.

use crate::bytecode::Instruction as I;
use crate::host::{Host, Performed};
use crate::machine::call::{self, Callee, Caller};
use crate::machine::execute::{Went, call_instead, look_up, not_here};
use crate::machine::running::{Exit, Running};
use crate::machine::thread::Own;
use crate::machine::{After, attribute, function, spread};
use crate::object::{Outcome, Value};

impl Running<'_> {
    /// Calls, returns or makes a function.
    #[inline(never)]
    pub(super) fn call<H: Host>(&mut self, instruction: I, host: &mut H) -> Went {
        let window = &mut self.window;
        match instruction {
            I::Call(count) => {
                let count = count as usize;
                if count == 1 && self.own.profile.is_none() && call::shortcut(window) {
                    return look_up(host, instruction);
                }
                return self.call_any(count, Value::Null, instruction, host);
            }
            I::CallKw(count) => {
                let keywords = window.pop();
                return self.call_any(count as usize, keywords, instruction, host);
            }
            I::CallFunctionEx { named } => {
                let keywords = if named { window.pop() } else { Value::Null };
                let arguments = window.pop();
                let receiver = window.pop();
                let mut callable = window.pop();
                if !receiver.is_null() {
                    callable = attribute::method(callable, receiver);
                }
                match spread::calling(&self.own.interpreter, &callable, &arguments, &keywords) {
                    Ok(calling) => return call_instead(calling),
                    // A question is asked by the whole instruction, which is then executed again.
                    Err(raise) => {
                        window.push(callable);
                        window.push(Value::Null);
                        window.push(arguments);
                        if named {
                            window.push(keywords);
                        }
                        return Err(raise);
                    }
                }
            }
            I::ReturnValue => return Ok(Some(Exit::Return(window.pop()))),
            I::ReturnConst(index) => {
                return Ok(Some(Exit::Return(self.code.constants[index as usize].clone())));
            }
            I::ReturnGenerator => return Ok(Some(Exit::MakeGenerator)),
            I::YieldValue => return Ok(Some(Exit::Yield(window.pop()))),
            I::MakeFunction => {
                let code = window.pop();
                window.push(function::make(&code, &self.function.globals));
            }
            I::SetFunctionAttribute(part) => {
                let (mut made, value) = (window.pop(), window.pop());
                function::complete(&mut made, part, value);
                window.push(made);
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }

    /// Calls whatever it is. `keywords` are the names of the last arguments, or `Null`.
    fn call_any<H: Host>(&mut self, count: usize, keywords: Value, instruction: I, host: &mut H) -> Went {
        let Self { window, own, depth, .. } = self;
        let Own { interpreter, lookups, number, profile, .. } = &mut **own;
        let mut pending = call::Pending::new(window, count, keywords.clone());
        match pending.callee(window, interpreter, lookups) {
            Callee::Python(After::Push)
                if const { !H::COUNTS } && profile.is_none() && pending.call_twin(window) =>
            {
                return look_up(host, instruction);
            }
            Callee::Python(after) => return Ok(Some(Exit::Call(pending, after))),
            Callee::Other => return Ok(Some(Exit::CallWith(pending.take(window)))),
            Callee::Native => {}
        }
        if let Some(profile) = profile.as_deref_mut().filter(|_| !self.code.source.library) {
            let (callable, first) = pending.called(window);
            profile.enter_native(callable, first, *depth, host);
        }
        if H::COUNTS {
            let (callable, first) = pending.called(window);
            host.count_native(callable, first);
        }
        let outcome = pending.call_native(window, &Caller { interpreter, thread: *number });
        if outcome.is_err() && !keywords.is_null() {
            // A question is asked by the whole instruction, which is then executed again.
            window.push(keywords);
        }
        let outcome = outcome?;
        self.window.truncate(pending.at);
        if let Some(exit) = self.finish_call(outcome, host)? {
            return Ok(Some(exit));
        }
        let depth = self.depth;
        if let Some(profile) = self.profile() {
            profile.leave_native(depth, host);
        }
        look_up(host, instruction)
    }

    /// Ends a native call: its result on the stack, or the host's answer to what it asked for.
    pub(crate) fn finish_call<H: Host>(&mut self, outcome: Outcome, host: &mut H) -> Went {
        match outcome {
            Outcome::Value(value) => self.window.push(value),
            Outcome::Effect(effect) => match host.perform(effect)? {
                Performed::Done(value) => self.window.push(value),
                Performed::Suspend => return Ok(Some(Exit::Await(After::Push))),
            },
            Outcome::Each(each) if const { !H::COUNTS } && self.own.profile.is_none() => {
                return Ok(Some(Exit::Each(each)));
            }
            Outcome::Routine(routine, _) if const { !H::COUNTS } && self.own.profile.is_none() => {
                return Ok(Some(Exit::Routine(routine)));
            }
            Outcome::Decide(deciding, _) if const { !H::COUNTS } && self.own.profile.is_none() => {
                let generator = deciding.generator.clone();
                return Ok(Some(Exit::Resume(generator, Ok(Value::None), After::Decide(deciding))));
            }
            Outcome::Each(each) => {
                let calling = each.instead(&self.own.interpreter);
                return Ok(Some(Exit::CallWith(Box::new(calling))));
            }
            Outcome::Call(calling) | Outcome::Routine(_, calling) | Outcome::Decide(_, calling) => {
                return Ok(Some(Exit::CallWith(calling)));
            }
            Outcome::OfThread(look) => return Ok(Some(Exit::OfThread(look))),
            Outcome::Resume { generator, value, after } => {
                return Ok(Some(Exit::Resume(generator, Ok(value), after)));
            }
            Outcome::Throw { generator, raise, after } => {
                return Ok(Some(Exit::Resume(generator, Err(raise), after)));
            }
        }
        Ok(None)
    }
}
