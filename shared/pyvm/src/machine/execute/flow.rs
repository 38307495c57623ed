//! Instructions that decide what comes next: jumps, loops, generators, exceptions, blocks.

use crate::builtins;
use crate::bytecode::Instruction as I;
use crate::host::Host;
use crate::machine::attribute::{self, special};
use crate::machine::execute::{Went, call_instead, look_up, not_here};
use crate::machine::operators::{self, may_overload, special_call};
use crate::machine::raising::{self, Raising};
use crate::machine::running::{Exit, Running};
use crate::machine::thread::Own;
use crate::machine::{After, name};
use crate::object::{Calling, Iter, Kind, Raise, Value, class_of, lock};

impl Running<'_> {
    /// Goes somewhere.
    #[inline(never)]
    pub(super) fn go<H: Host>(&mut self, instruction: I, host: &mut H) -> Went {
        let Self { window, pc, own, .. } = self;
        let Own { handled, interpreter, .. } = &mut **own;
        match instruction {
            I::ForIter(exhausted) => {
                let next = match window.peek_mut(1) {
                    Value::Iter(iter) => iter.next(),
                    Value::Object(object) => match &object.kind {
                        Kind::Generator(_) => {
                            let generator = object.clone();
                            return Ok(Some(Exit::Resume(generator, Ok(Value::None), After::ForIter)));
                        }
                        Kind::Iterator(iter) => lock(iter).next(),
                        _ => {
                            let iterator = window.peek(1);
                            match special_call(iterator, "__next__", &[], After::ForIter) {
                                Some(calling) => return call_instead(calling),
                                None => return Err(name::no_iterator_given(iterator)),
                            }
                        }
                    },
                    other => return Err(name::no_iterator_given(other)),
                };
                match next {
                    Some(Ok(item)) => window.push(item),
                    Some(Err(raise)) => return Err(raise),
                    None => *pc = exhausted as usize + 1, // past END_FOR; POP_TOP drops the iterator
                }
            }
            I::JumpBackward(target) => {
                *pc = target as usize;
                return look_up(host, instruction);
            }
            I::JumpForward(target) => *pc = target as usize,
            I::PopJumpIfFalse(target) => {
                if !window.pop().is_true() {
                    *pc = target as usize;
                }
            }
            I::PopJumpIfTrue(target) => {
                if window.pop().is_true() {
                    *pc = target as usize;
                }
            }
            I::PopJumpIfNone(target) => {
                if matches!(window.pop(), Value::None) {
                    *pc = target as usize;
                }
            }
            I::PopJumpIfNotNone(target) => {
                if !matches!(window.pop(), Value::None) {
                    *pc = target as usize;
                }
            }
            I::Resume => {
                return look_up(host, instruction);
            }
            I::Nop | I::EndFor => {}
            I::PopTop => drop(window.pop()),
            I::PushNull => window.push(Value::Null),
            I::Copy(depth) => {
                let value = window.peek(depth as usize).clone();
                window.push(value);
            }
            I::Swap(depth) => window.swap(depth as usize),
            I::GetIter => {
                let value = window.peek(1);
                if may_overload(value)
                    && let Some(calling) = operators::iter_call(interpreter, value)
                {
                    drop(window.pop());
                    return call_instead(calling);
                }
                if matches!(value.kind(), Some(Kind::Generator(_))) {
                    return Ok(None);
                }
                let iter = Iter::over(value.clone())?;
                window.set_top(Value::Iter(Box::new(iter)));
            }
            I::GetYieldFromIter => {
                let value = window.peek(1);
                if may_overload(value)
                    && let Some(calling) = operators::iter_call(interpreter, value)
                {
                    drop(window.pop());
                    return call_instead(calling);
                }
                if !matches!(value.kind(), Some(Kind::Generator(_))) {
                    let iter = Iter::over(value.clone())?;
                    window.set_top(Value::Iter(Box::new(iter)));
                }
            }
            I::Send(end) => {
                let sent = window.pop();
                match window.peek_mut(1) {
                    Value::Iter(iter) if !matches!(sent, Value::None) => {
                        let class = iter.type_name();
                        return Err(Raise::attribute_error(format!(
                            "'{class}' object has no attribute 'send'"
                        )));
                    }
                    Value::Iter(iter) => match iter.next() {
                        Some(Ok(item)) => window.push(item),
                        Some(Err(raise)) => return Err(raise),
                        None => {
                            window.push(Value::None);
                            *pc = end as usize;
                        }
                    },
                    Value::Object(object) if matches!(object.kind, Kind::Generator(_)) => {
                        let generator = object.clone();
                        return Ok(Some(Exit::Resume(generator, Ok(sent), After::Send)));
                    }
                    _ => {
                        let iterator = window.peek(1);
                        let plain = matches!(sent, Value::None) || special(iterator, "send").is_none();
                        let calling = match plain {
                            true => special_call(iterator, "__next__", &[], After::Send),
                            false => special_call(iterator, "send", &[&sent], After::Send),
                        };
                        match calling {
                            Some(calling) => return call_instead(calling),
                            None => return Err(name::no_iterator_given(iterator)),
                        }
                    }
                }
            }
            I::EndSend => {
                let value = window.pop();
                window.set_top(value);
            }
            I::JumpBackwardNoInterrupt(target) => *pc = target as usize,
            I::LoadAssertionError => window.push(builtins::assertion_error()),
            I::RaiseVarargs(operands) => {
                let cause = if operands > 1 { window.pop() } else { Value::Null };
                let raised = if operands > 0 { window.pop() } else { handled.clone() };
                match raising::raise(raised, cause, operands == 0)? {
                    Raising::Now(raise) => return Err(raise),
                    Raising::Call(calling) => return call_instead(calling),
                }
            }
            I::CheckExcMatch => {
                let (raised, class) = window.pair();
                let matches = raising::matches(raised, class)?;
                window.set_top(Value::from(matches));
            }
            I::BeforeWith => {
                let manager = window.pop();
                let (enter, exit) = raising::context_manager(&manager)?;
                window.push(attribute::method(exit, manager.clone()));
                let arguments = vec![manager];
                return call_instead(Calling {
                    callable: enter,
                    arguments,
                    keywords: Value::Null,
                    after: After::Push,
                });
            }
            I::WithExceptStart => {
                let (callable, raised) = (window.peek(4).clone(), window.peek(1).clone());
                let traceback = match raised.kind() {
                    Some(Kind::Exception(exception)) => crate::object::traceback_of(exception),
                    _ => Value::None,
                };
                let arguments = vec![class_of(&raised), raised, traceback];
                return call_instead(Calling {
                    callable,
                    arguments,
                    keywords: Value::Null,
                    after: After::Push,
                });
            }
            I::PushExcInfo => {
                let exception = window.pop();
                window.push(std::mem::replace(handled, exception.clone()));
                window.push(exception);
            }
            I::PopExcept => drop(std::mem::replace(handled, window.pop())),
            I::Reraise(_) => {
                let raised = window.pop();
                match Raise::from_value(&raised) {
                    Some(raise) => return Err(raise),
                    None => return Err(Raise::runtime_error("nothing to raise again")),
                }
            }
            _ => return Err(not_here(instruction)),
        }
        Ok(None)
    }
}
