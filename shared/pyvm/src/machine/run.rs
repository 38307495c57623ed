//! Runs a thread: one frame after the other, as long as the host lets it.

use crate::builtins;
use crate::host::Host;
use crate::machine::After;
use crate::machine::attention::Attention;
use crate::machine::deliver::Flow;
use crate::machine::frame::Frame;
use crate::machine::operators::special_call;
use crate::machine::running::{Exit, Running, Stopped};
use crate::machine::thread::{State, Stop, ThreadState};
use crate::machine::window::{Window, discard};
use crate::object::{
    Cached, Calling, Function, Kind, Raise, Result, Value, class_of, deliver_mail, find,
};

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H) -> Stop {
        let mut resumed = true;
        loop {
            if self.profile.is_some() {
                self.update_profile(host);
            }
            let exit = self.run_frame(&mut frame, host, std::mem::take(&mut resumed));
            let went = match exit {
                Ok(Exit::CallPlain(at, first)) => {
                    if self.callers.len() + 1 < self.interpreter.recursion_limit()
                        && let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + at])
                    {
                        let base = frame.base + first;
                        frame.top = at;
                        self.callers
                            .push(std::mem::replace(&mut frame, Frame::new(callee, base, After::Push)));
                        self.profile_call(&frame);
                        continue;
                    }
                    // The arguments stay where they are, for whoever handles the exception to clear away.
                    self.check_depth().map(|()| Flow::On)
                }
                Ok(Exit::Call(pending, after)) => {
                    self.call_frame(&mut frame, &pending, after).map(|callee| {
                        self.callers.push(std::mem::replace(&mut frame, callee));
                        self.profile_call(&frame);
                        Flow::On
                    })
                }
                Ok(Exit::Return(value)) if frame.is_plain() => {
                    for slot in &mut self.stack[frame.base..frame.base + frame.top] {
                        discard(std::mem::take(slot));
                    }
                    let Some(caller) = self.callers.pop() else { return Stop::Finished(Ok(value)) };
                    std::mem::replace(&mut frame, caller).end_plainly();
                    let place = &mut self.stack[frame.base + frame.top];
                    std::mem::forget(std::mem::replace(place, value)); // nothing lies above the top
                    frame.top += 1;
                    continue;
                }
                Ok(Exit::Return(value)) => {
                    self.clear(&frame);
                    let was_generator = frame.generator.is_some();
                    if was_generator {
                        self.end_generator(&mut frame);
                    }
                    self.profile_return(self.callers.len(), &frame.after);
                    let Some(caller) = self.callers.pop() else {
                        // What died with this frame is finalized first.
                        if self.interpreter.has_finalizers() && self.has_dying() {
                            frame = match self
                                .enter(self.interpreter.library_function("given_back"), vec![value])
                            {
                                Ok(frame) => frame,
                                Err(raise) => return Stop::Finished(Err(raise)),
                            };
                            continue;
                        }
                        return Stop::Finished(Ok(value));
                    };
                    let after = std::mem::replace(&mut frame, caller).after;
                    if matches!(after, After::Push) && !was_generator {
                        self.push(&mut frame, value);
                        continue;
                    }
                    let next = match was_generator {
                        true => self.deliver_end(&mut frame, after, value),
                        false => self.deliver(&mut frame, after, value),
                    };
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::CallWith(calling)) => self.call_with(&mut frame, *calling, host),
                Ok(Exit::Resume(generator, sent, after)) => {
                    let next = self.resume(&mut frame, generator, sent, after);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Yield(value)) => match self.callers.pop() {
                    Some(caller) => {
                        self.profile_return(self.callers.len() + 1, &frame.after);
                        let generator = std::mem::replace(&mut frame, caller);
                        let (after, generator) = self.suspend_generator(generator);
                        let next = match after {
                            After::ForIter => {
                                self.push(&mut frame, value);
                                continue;
                            }
                            After::Sum(summing) => {
                                self.sum_on(&mut frame, summing, After::Push, value, generator)
                            }
                            after => self.deliver(&mut frame, after, value),
                        };
                        self.go_on(&mut frame, next, host)
                    }
                    None => Err(Raise::runtime_error("a generator runs without a caller")),
                },
                Ok(Exit::MakeGenerator) => {
                    let Some(caller) = self.callers.pop() else {
                        return Stop::Finished(Ok(self.make_generator(frame).0));
                    };
                    let (generator, after) = self.make_generator(std::mem::replace(&mut frame, caller));
                    let next = self.deliver(&mut frame, after, generator);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Finalize(Value::Object(object))) if matches!(object.kind, Kind::Generator(_)) => {
                    let raise = Raise::new(&builtins::exceptions::GENERATOR_EXIT, "");
                    let next = self.resume(&mut frame, object, Err(raise), After::Abandon);
                    self.go_on(&mut frame, next, host)
                }
                Ok(Exit::Finalize(object)) => {
                    let finalizer = find(&class_of(&object), "__del__").unwrap_or_default();
                    let next = special_call(&object, "__del__", &[], After::Finalizer(Box::new(finalizer)));
                    self.go_on(&mut frame, Ok(next), host)
                }
                Ok(Exit::Suspend) => {
                    self.state = State::Between(frame);
                    return Stop::Suspended;
                }
                Ok(Exit::Await(after)) => Ok(Flow::Await(after)),
                Ok(Exit::OfThread(look)) => {
                    self.update_profile(host);
                    look(self).map(|value| {
                        self.push(&mut frame, value);
                        Flow::On
                    })
                }
                Err(raise) => Err(raise),
            };
            match went {
                Ok(Flow::On) => {}
                Ok(Flow::Await(after)) => {
                    self.state = State::Awaits(frame, after);
                    return Stop::Awaiting;
                }
                Err(raise) => match self.unwind(frame, raise) {
                    Ok(handler) => frame = handler,
                    Err(raise) => return Stop::Finished(Err(raise)),
                },
            }
        }
    }

    /// Makes the call that a result led to, if it did.
    fn go_on<H: Host>(
        &mut self,
        frame: &mut Frame,
        next: Result<Option<Calling>>,
        host: &mut H,
    ) -> Result<Flow> {
        match next? {
            Some(calling) => self.call_with(frame, calling, host),
            None => Ok(Flow::On),
        }
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    #[inline(always)]
    fn run_frame<H: Host>(&mut self, frame: &mut Frame, host: &mut H, resumed: bool) -> Stopped {
        let needed = frame.end();
        if self.stack.len() < needed {
            self.stack.resize(needed, Value::Null);
        }
        deliver_mail();
        let Self {
            interpreter,
            number,
            stack,
            globals,
            handled,
            answers,
            callers,
            lookups,
            profile,
            dying,
            ..
        } = self;
        let function = frame.function();
        let code = &*function.code;
        let module = function.globals.number;
        if globals.len() <= module || globals[module].is_empty() {
            copy_globals(globals, function);
        }
        let mut running = Running {
            window: Window::new(&mut stack[frame.base..needed], frame.top),
            pc: frame.pc,
            code,
            function,
            globals: &mut globals[module],
            interpreter,
            thread: *number,
            depth: callers.len(),
            handled,
            lookups,
            profile: if code.source.library { None } else { profile.as_deref_mut() },
        };
        let stopped = if answers.is_empty() && !interpreter.wants_attention() {
            running.run(host, resumed)
        } else {
            Attention::new(interpreter, answers, callers, dying).run(&mut running, host, resumed)
        };
        let (pc, top) = (running.pc, running.window.top);
        (frame.pc, frame.top) = (pc, top);
        stopped
    }
}

/// Makes room for a thread's copies of a module's globals.
#[cold]
fn copy_globals(globals: &mut Vec<Vec<Cached>>, function: &Function) {
    let module = function.globals.number;
    globals.resize(globals.len().max(module + 1), Vec::new());
    globals[module] = vec![Cached::default(); function.globals.len()];
}
