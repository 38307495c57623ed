//! The run loop: one instruction after the other, as long as the host lets it.

use crate::bytecode::Instruction as I;
use crate::host::{Checks, Go, Host, Performed};
use crate::machine::attribute::{Attribute, attribute};
use crate::machine::frame::Frame;
use crate::machine::thread::{State, Stop, ThreadState};
use crate::machine::window::Window;
use crate::machine::{call, import, name, sequence};
use crate::number;
use crate::object::{Iter, Outcome, Raise, Value};
use crate::{builtins, format};

/// Why the innermost frame stopped running.
enum Exit {
    /// It calls a Python function, which lies on the value stack below its arguments.
    Call(call::Pending),
    Return(Value),
    Suspend,
    Await,
}

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H) -> Stop {
        let mut resumed = true;
        loop {
            match self.run_frame(&mut frame, host, resumed) {
                Ok(Exit::Call(pending)) => match self.call_frame(&mut frame, &pending) {
                    Ok(callee) => self.callers.push(std::mem::replace(&mut frame, callee)),
                    Err(raise) => match self.unwind(frame, raise) {
                        Ok(handler) => frame = handler,
                        Err(raise) => return Stop::Finished(Err(raise)),
                    },
                },
                Ok(Exit::Return(value)) => {
                    self.clear(&frame);
                    let Some(caller) = self.callers.pop() else { return Stop::Finished(Ok(value)) };
                    frame = caller;
                    self.stack[frame.base + frame.top] = value;
                    frame.top += 1;
                }
                Ok(Exit::Suspend) => {
                    self.state = State::Between(frame);
                    return Stop::Suspended;
                }
                Ok(Exit::Await) => {
                    self.state = State::Awaits(frame);
                    return Stop::Awaiting;
                }
                Err(raise) => match self.unwind(frame, raise) {
                    Ok(handler) => frame = handler,
                    Err(raise) => return Stop::Finished(Err(raise)),
                },
            }
            resumed = false;
        }
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    fn run_frame<H: Host>(
        &mut self,
        frame: &mut Frame,
        host: &mut H,
        mut resumed: bool,
    ) -> Result<Exit, Raise> {
        let needed = frame.base + frame.code().frame_size();
        if self.stack.len() < needed {
            self.stack.resize(needed, Value::Null);
        }
        let Self { interpreter, stack, globals, handling, .. } = self;
        let function = frame.function();
        let code = &*function.code;
        let mut window = Window::new(&mut stack[frame.base..needed], frame.top);
        let mut pc = frame.pc;

        /// `?` for this loop: leaves it with the error, so that the frame is saved first.
        macro_rules! attempt {
            ($result:expr) => {
                match $result {
                    Ok(value) => value,
                    Err(raise) => break Err(raise),
                }
            };
        }
        /// Looks at the eval breaker, before the instruction at `pc`.
        macro_rules! check {
            ($next:expr) => {
                if host.eval_breaker($next) && host.handle_pending() == Go::Suspend {
                    break Ok(Exit::Suspend);
                }
            };
        }
        /// Ends a native call: its result on the stack, or the host's answer to what it asked for.
        macro_rules! finish_call {
            ($outcome:expr, $at:expr) => {{
                let outcome = attempt!($outcome);
                window.truncate($at);
                match outcome {
                    Outcome::Value(value) => window.push(value),
                    Outcome::Effect(effect) => match attempt!(host.perform(effect)) {
                        Performed::Done(value) => window.push(value),
                        Performed::Suspend => break Ok(Exit::Await),
                    },
                }
            }};
        }

        let exit = loop {
            let instruction = code.instructions[pc];
            if H::CHECKS == Checks::EveryInstruction && !std::mem::take(&mut resumed) {
                check!(instruction);
            }
            pc += 1;
            match instruction {
                I::LoadFast(slot) => {
                    if !window.push_local(slot as usize) {
                        break Err(name::unbound_local(code, slot));
                    }
                }
                I::LoadFastLoadFast(first, second) => {
                    if !window.push_local(first.into()) {
                        break Err(name::unbound_local(code, first.into()));
                    }
                    if !window.push_local(second.into()) {
                        break Err(name::unbound_local(code, second.into()));
                    }
                }
                I::LoadConst(index) => window.push(code.constants[index as usize].clone()),
                I::StoreFast(slot) => {
                    let value = window.pop();
                    window.set_local(slot as usize, value);
                }
                I::StoreFastLoadFast(store, load) => {
                    let value = window.pop();
                    window.set_local(store.into(), value);
                    if !window.push_local(load.into()) {
                        break Err(name::unbound_local(code, load.into()));
                    }
                }
                I::StoreFastStoreFast(first, second) => {
                    let value = window.pop();
                    window.set_local(first.into(), value);
                    let value = window.pop();
                    window.set_local(second.into(), value);
                }
                I::BinaryOp { op, in_place } => {
                    let (a, b) = window.pair();
                    let fast = match (a, b) {
                        (Value::Int(a), Value::Int(b)) => number::small_int(op, *a, *b).map(Value::Int),
                        (Value::Float(a), Value::Float(b)) => {
                            number::small_float(op, a.get(), b.get()).map(Value::float)
                        }
                        _ => None,
                    };
                    if let Some(result) = fast {
                        window.replace_numbers(result);
                    } else {
                        let result = attempt!(number::binary(op, in_place, a, b));
                        window.replace_pair(result);
                    }
                }
                I::CompareOp { op, .. } => {
                    let holds = match window.pair() {
                        (Value::Int(a), Value::Int(b)) => number::holds(op, Some(a.cmp(b))),
                        (a, b) => attempt!(number::compare(op, a, b)),
                    };
                    window.replace_pair(Value::from(holds));
                }
                I::ForIter(exhausted) => {
                    let next = match window.peek_mut(1) {
                        Value::Iter(iter) => iter.next(),
                        _ => None,
                    };
                    match next {
                        Some(item) => window.push(item),
                        None => pc = exhausted as usize + 1, // past END_FOR; POP_TOP drops the iterator
                    }
                }
                I::JumpBackward(target) => {
                    pc = target as usize;
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::JumpForward(target) => pc = target as usize,
                I::PopJumpIfFalse(target) => {
                    if !window.pop().is_true() {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfTrue(target) => {
                    if window.pop().is_true() {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfNone(target) => {
                    if matches!(window.pop(), Value::None) {
                        pc = target as usize;
                    }
                }
                I::PopJumpIfNotNone(target) => {
                    if !matches!(window.pop(), Value::None) {
                        pc = target as usize;
                    }
                }
                I::LoadGlobal { name, push_null } => {
                    let value = function.globals.load(name, globals);
                    window.push(if value.is_null() {
                        attempt!(builtins::named(function.globals.name(name)))
                    } else {
                        value
                    });
                    if push_null {
                        window.push(Value::Null);
                    }
                }
                I::LoadName(name) => {
                    let value = function.globals.load(name, globals);
                    window.push(if value.is_null() {
                        attempt!(builtins::named(function.globals.name(name)))
                    } else {
                        value
                    });
                }
                I::StoreGlobal(name) | I::StoreName(name) => {
                    let value = window.pop();
                    drop(function.globals.store(name, value));
                }
                I::DeleteGlobal(name) | I::DeleteName(name) => {
                    if function.globals.store(name, Value::Null).is_null() {
                        break Err(name::undefined(function.globals.name(name)));
                    }
                }
                I::DeleteFast(slot) => {
                    if std::mem::take(window.local(slot as usize)).is_null() {
                        break Err(name::unbound_local(code, slot));
                    }
                }
                I::LoadFastAndClear(slot) => {
                    let value = std::mem::take(window.local(slot as usize));
                    window.push(value);
                }
                I::LoadAttr { name, method } => {
                    let name = function.globals.name(name);
                    if let Value::Module(module) = window.peek(1)
                        && let Some(member) = module.member(name)
                    {
                        window.set_top(member.clone());
                        if method {
                            window.push(Value::Null);
                        }
                        continue;
                    }
                    let owner = window.pop();
                    let found = attempt!(attribute(&owner, name, interpreter));
                    match found {
                        Attribute::Method(function) if method => {
                            window.push(Value::Native(function));
                            window.push(owner);
                        }
                        other => {
                            match other {
                                Attribute::Value(value) => window.push(value),
                                Attribute::Method(function) => window.push(call::bound(function, owner)),
                                Attribute::Effect(_) if method => {
                                    break Err(name::not_callable("int"));
                                }
                                Attribute::Effect(effect) => match attempt!(host.perform(effect)) {
                                    Performed::Done(value) => window.push(value),
                                    Performed::Suspend => break Ok(Exit::Await),
                                },
                            }
                            if method {
                                window.push(Value::Null);
                            }
                        }
                    }
                }
                I::Call(count) => {
                    if count == 1 && call::shortcut(&mut window) {
                        if H::CHECKS == Checks::BackwardJumps {
                            check!(instruction);
                        }
                        continue;
                    }
                    let pending = call::Pending::new(&window, count as usize, Value::Null);
                    if pending.is_python(&window) {
                        break Ok(Exit::Call(pending));
                    }
                    finish_call!(pending.call_native(&mut window, interpreter), pending.at);
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::CallKw(count) => {
                    let keywords = window.pop();
                    let pending = call::Pending::new(&window, count as usize, keywords);
                    if pending.is_python(&window) {
                        break Ok(Exit::Call(pending));
                    }
                    finish_call!(pending.call_native(&mut window, interpreter), pending.at);
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::ReturnValue => break Ok(Exit::Return(window.pop())),
                I::ReturnConst(index) => break Ok(Exit::Return(code.constants[index as usize].clone())),
                I::Resume => {
                    if H::CHECKS == Checks::BackwardJumps {
                        check!(instruction);
                    }
                }
                I::Nop | I::EndFor => {}
                I::PopTop => drop(window.pop()),
                I::PushNull => window.push(Value::Null),
                I::Copy(depth) => {
                    let value = window.peek(depth as usize).clone();
                    window.push(value);
                }
                I::Swap(depth) => window.swap(depth as usize),
                I::ToBool => {
                    let truth = window.pop().is_true();
                    window.push(Value::from(truth));
                }
                I::UnaryNot => {
                    let truth = window.pop().is_true();
                    window.push(Value::from(!truth));
                }
                I::UnaryNegative => *window.peek_mut(1) = attempt!(number::negative(window.peek(1))),
                I::UnaryPositive => *window.peek_mut(1) = attempt!(number::positive(window.peek(1))),
                I::UnaryInvert => *window.peek_mut(1) = attempt!(number::invert(window.peek(1))),
                I::IsOp { invert } => {
                    let (a, b) = window.pair();
                    let same = a.is(b);
                    window.replace_pair(Value::from(same != invert));
                }
                I::ContainsOp { invert } => {
                    let (item, container) = window.pair();
                    let found = attempt!(sequence::contains(container, item));
                    window.replace_pair(Value::from(found != invert));
                }
                I::BinarySubscr => {
                    let (container, index) = window.pair();
                    let item = attempt!(sequence::item(container, index));
                    window.replace_pair(item);
                }
                I::StoreSubscr => {
                    let (index, container, value) = (window.pop(), window.pop(), window.pop());
                    attempt!(sequence::set_item(&container, &index, value));
                }
                I::GetIter => {
                    let value = window.pop();
                    let iter = attempt!(Iter::over(value));
                    window.push(Value::Iter(Box::new(iter)));
                }
                I::BuildList(count) => {
                    let items = window.take(count as usize);
                    window.push(Value::list(items));
                }
                I::BuildTuple(count) => {
                    let items = window.take(count as usize);
                    window.push(Value::tuple(items));
                }
                I::BuildString(count) => {
                    let pieces = window.take(count as usize);
                    window.push(Value::str(pieces.iter().filter_map(Value::as_str).collect::<String>()));
                }
                I::ListAppend(depth) => {
                    let item = window.pop();
                    sequence::append(window.peek(depth as usize), item);
                }
                I::ListExtend(depth) => {
                    let items = window.pop();
                    attempt!(sequence::extend(window.peek(depth as usize), items));
                }
                I::UnpackSequence(count) => {
                    let value = window.pop();
                    for item in attempt!(sequence::unpack(value, count as usize)).into_iter().rev() {
                        window.push(item);
                    }
                }
                I::FormatSimple => *window.peek_mut(1) = attempt!(format::format(window.peek(1), "")),
                I::FormatWithSpec => {
                    let (value, spec) = window.pair();
                    let text = attempt!(format::format(value, spec.as_str().unwrap_or_default()));
                    window.replace_pair(text);
                }
                I::ConvertValue(conversion) => {
                    let text = attempt!(format::convert(window.peek(1), conversion));
                    *window.peek_mut(1) = text;
                }
                I::MakeFunction => {
                    let code = window.pop();
                    window.push(call::make_function(&code, &function.globals));
                }
                I::SetFunctionDefaults => {
                    let (function, defaults) = (window.pop(), window.pop());
                    window.push(call::with_defaults(&function, &defaults));
                }
                I::ImportName(name) => {
                    let _ = (window.pop(), window.pop());
                    window.push(attempt!(import::module(function.globals.name(name))));
                }
                I::ImportFrom(name) => {
                    let member =
                        attempt!(import::member(window.peek(1), function.globals.name(name), interpreter));
                    window.push(member);
                }
                I::LoadAssertionError => window.push(builtins::assertion_error()),
                I::RaiseVarargs(_) => break Err(builtins::raised(&window.pop())),
                I::BeforeWith => {
                    let manager = window.pop();
                    let (enter, exit) = attempt!(call::context_manager(&manager));
                    window.push(call::bound(exit, manager.clone()));
                    let at = window.top;
                    finish_call!(call::native(&Value::Native(enter), interpreter, &mut [manager], &[]), at);
                }
                I::WithExceptStart => {
                    let (exit, exception) = (window.peek(4).clone(), window.peek(1).clone());
                    let mut arguments = [Value::None, exception, Value::None];
                    let at = window.top;
                    finish_call!(call::native(&exit, interpreter, &mut arguments, &[]), at);
                }
                I::PushExcInfo => {
                    let exception = window.pop();
                    window.push(handling.last().cloned().unwrap_or(Value::None));
                    handling.push(exception.clone());
                    window.push(exception);
                }
                I::PopExcept => {
                    drop(window.pop());
                    drop(handling.pop());
                }
                I::Reraise(_) => break Err(builtins::raised(&window.pop())),
            }
        };
        let top = window.top;
        (frame.pc, frame.top) = (pc, top);
        exit
    }
}
