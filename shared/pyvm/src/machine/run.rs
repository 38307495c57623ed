//! Runs a thread: one frame after the other, as long as the host lets it.

use crate::host::Host;
use crate::machine::After;
use crate::machine::attention::Attention;
use crate::machine::common::{Left, Scene, run_common};
use crate::machine::frame::Frame;
use crate::machine::leave::Halt;
use crate::machine::running::{Exit, Running, Stopped};
use crate::machine::thread::{State, Stop, ThreadState};
use crate::machine::window::{Window, discard};
use crate::object::{Cached, Function, Raise, Result, Value};

/// Why the innermost frame stopped running.
enum Why {
    /// It calls a Python function whose first parameters are just the arguments on the value stack, while the others
    /// have defaults: where in the window the function lies, where the arguments begin, and how many there are.
    Call {
        at: usize,
        first: usize,
        given: usize,
    },
    /// It returns a value.
    Return(Value),
    /// It is a generator that gives a value.
    Yield(Value),
    /// It wants the next item of the generator that is its topmost operand.
    Next,
    Other(Stopped),
}

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H) -> Stop {
        let mut resumed = true;
        self.make_room(&frame);
        loop {
            if self.profile.is_some() {
                self.update_profile(host);
            }
            let stopped = match self.run_frame(&mut frame, host, &mut resumed) {
                Why::Call { at, first, given } => {
                    if self.callers.len() + 1 < self.interpreter.recursion_limit()
                        && let Value::Object(callee) = std::mem::take(&mut self.stack[frame.base + at])
                    {
                        let base = frame.base + first;
                        let caller = frame.call(callee, base, at);
                        self.callers.push(caller);
                        self.make_room(&frame);
                        if given < frame.code().plain_parameters {
                            self.fill_in(&frame, given);
                        }
                        self.profile_call(&frame);
                        continue;
                    }
                    // The arguments stay where they are, for whoever handles the exception to clear away.
                    Err(self.too_deep())
                }
                Why::Return(mut value) => {
                    if self.profile.is_none() && frame.gives(&mut value) {
                        for slot in &mut self.stack[frame.base..frame.base + frame.top] {
                            discard(std::mem::take(slot));
                        }
                        let Some(caller) = self.callers.pop() else { return Stop::Finished(Ok(value)) };
                        frame.end_plainly(caller);
                        let place = &mut self.stack[frame.base + frame.top];
                        std::mem::forget(std::mem::replace(place, value)); // nothing lies above the top
                        frame.top += 1;
                        continue;
                    }
                    Ok(Exit::Return(value))
                }
                Why::Next => match self.next_of_generator(&mut frame) {
                    Ok(true) => continue,
                    Ok(false) => Ok(Exit::Ended),
                    Err(raise) => Err(raise),
                },
                Why::Yield(value) => {
                    if self.profile.is_none()
                        && matches!(frame.after, After::ForIter)
                        && self.suspend_generator(&mut frame).is_some()
                    {
                        self.push(&mut frame, value);
                        continue;
                    }
                    Ok(Exit::Yield(value))
                }
                Why::Other(stopped) => stopped,
            };
            match self.leave(&mut frame, stopped, host) {
                Ok(()) => self.make_room(&frame),
                Err(Halt::Finished(result)) => return Stop::Finished(result),
                Err(Halt::Suspended) => {
                    self.state = State::Between(frame);
                    return Stop::Suspended;
                }
                Err(Halt::Awaiting(after)) => {
                    self.state = State::Awaits(frame, after);
                    return Stop::Awaiting;
                }
            }
        }
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    #[inline(always)]
    fn run_frame<H: Host>(&mut self, frame: &mut Frame, host: &mut H, resumed: &mut bool) -> Why {
        let needed = frame.end();
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
        let profiled = profile.is_some() && !code.source.library;
        let slots = &mut stack[frame.base..needed];
        let (mut pc, mut top) = (frame.pc, frame.top);
        /// What the instructions that are not in the common loop work on.
        macro_rules! running {
            () => {
                Running {
                    window: Window::new(slots, top),
                    pc,
                    code,
                    function,
                    globals: copies(globals, function),
                    interpreter,
                    thread: *number,
                    depth: callers.len(),
                    handled,
                    lookups,
                    profile: if profiled { profile.as_deref_mut() } else { None },
                }
            };
        }
        let why = loop {
            let answered = answers.iter().any(|answer| answer.depth == callers.len());
            if answered || interpreter.wants_attention() {
                let mut running = running!();
                let attention = Attention::new(interpreter, answers, callers, dying);
                let stopped = attention.run(&mut running, host, std::mem::take(resumed));
                (pc, top) = (running.pc, running.window.top);
                match stopped {
                    Ok(None) => continue,
                    Ok(Some(exit)) => break Why::Other(Ok(exit)),
                    Err(raise) => break Why::Other(Err(raise)),
                }
            }
            let copies = globals.get(module).map_or(&[][..], |copies| &copies[..]);
            let thread = *number;
            let scene = Scene { code, function, globals: copies, interpreter, thread, profiled };
            let left;
            (left, pc, top) = run_common(&scene, lookups, slots, (pc, top), host, resumed);
            match left {
                Left::Call { at, first, given } => break Why::Call { at, first, given },
                Left::Native(outcome) => {
                    let mut running = running!();
                    let went = outcome.map_or_else(Err, |outcome| running.finish_call(outcome, host));
                    (pc, top) = (running.pc, running.window.top);
                    match went {
                        Ok(None) => continue,
                        Ok(Some(exit)) => break Why::Other(Ok(exit)),
                        Err(raise) => break Why::Other(Err(raise)),
                    }
                }
                Left::Return(value) => break Why::Return(value),
                Left::Yield(value) => break Why::Yield(value),
                Left::Next => break Why::Next,
                Left::Suspend => break Why::Other(Ok(Exit::Suspend)),
                Left::Failed(raise) => break Why::Other(Err(raise)),
                Left::Other => {}
            }
            let mut running = running!();
            let went = running.execute(code.instructions[pc - 1], host);
            (pc, top) = (running.pc, running.window.top);
            match went {
                Ok(None) => {}
                Ok(Some(exit)) => break Why::Other(Ok(exit)),
                Err(raise) => break Why::Other(Err(raise)),
            }
        };
        (frame.pc, frame.top) = (pc, top);
        why
    }

    /// Lets the generator go on that is the topmost operand: its frame becomes the innermost. False where it has ended.
    ///
    /// # Errors
    /// See [`Self::wake_generator`].
    fn next_of_generator(&mut self, frame: &mut Frame) -> Result<bool> {
        self.check_depth()?;
        let Value::Object(generator) = &self.stack[frame.base + frame.top - 1] else { return Ok(false) };
        let generator = generator.clone();
        let woken = self.wake_generator(frame, generator, &Value::None)?;
        if woken {
            frame.after = After::ForIter;
            if let Some(profile) = &mut self.profile {
                profile.called(&frame.function().code, self.callers.len());
            }
            self.push(frame, Value::None);
        }
        Ok(woken)
    }

    /// Gives the last parameters their defaults.
    #[inline(never)]
    fn fill_in(&mut self, frame: &Frame, given: usize) {
        let function = frame.function();
        let missing = function.code.plain_parameters - given;
        let defaults = &function.defaults[function.defaults.len() - missing..];
        for (slot, default) in self.stack[frame.base + given..].iter_mut().zip(defaults) {
            *slot = default.clone();
        }
    }

    /// Makes sure that the stack has a frame's slots.
    #[inline(always)]
    fn make_room(&mut self, frame: &Frame) {
        let needed = frame.end();
        if self.stack.len() < needed {
            self.grow(needed);
        }
    }

    #[cold]
    fn grow(&mut self, needed: usize) {
        self.stack.resize(needed, Value::Null);
    }

    #[cold]
    fn too_deep(&self) -> Raise {
        Raise::recursion_error("maximum recursion depth exceeded")
    }
}

/// A thread's copies of the globals that a function uses; there are some from now on.
fn copies<'g>(globals: &'g mut Vec<Vec<Cached>>, function: &Function) -> &'g mut [Cached] {
    let module = function.globals.number;
    if globals.len() <= module {
        globals.resize(module + 1, Vec::new());
    }
    let copies = &mut globals[module];
    if copies.len() < function.globals.len() {
        copies.resize(function.globals.len(), Cached::default());
    }
    copies
}
