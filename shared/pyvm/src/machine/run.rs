//! Runs a thread: one frame after the other, as long as the host lets it.

use crate::host::Host;
use crate::machine::After;
use crate::machine::attention::Attention;
use crate::machine::frame::Frame;
use crate::machine::leave::Halt;
use crate::machine::running::{Exit, Running, Stopped};
use crate::machine::thread::{State, Stop, ThreadState};
use crate::machine::turn::{Left, Turn};
use crate::machine::window::Window;
use crate::object::{Answer, Here, Value, is_any_dying};

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H, here: Here<'_>) -> Stop {
        let mut resumed = true;
        loop {
            if self.own.profile.is_some() {
                self.update_profile(host);
            }
            let stopped = match self.run_plainly(&mut frame, host, here, &mut resumed) {
                Ok(stopped) => stopped,
                Err(value) => return Stop::Finished(Ok(value)),
            };
            match self.leave(&mut frame, stopped, host) {
                Ok(()) => {}
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

    /// Runs frames that call and return plainly, until one stops otherwise, or the outermost gives its result.
    #[inline(always)]
    fn run_plainly<H: Host>(
        &mut self,
        frame: &mut Frame,
        host: &mut H,
        here: Here<'_>,
        resumed: &mut bool,
    ) -> Result<Stopped, Value> {
        loop {
            let left = self.run_frame(frame, host, here, resumed);
            if left == Left::Call {
                if let Some(raise) = self.call_plainly(frame) {
                    return Ok(Err(raise));
                }
                self.profile_new(frame, host);
                continue;
            }
            if left == Left::Return {
                let mut value = std::mem::take(&mut self.stack[frame.base]);
                frame.top = 0;
                let is_last = self.callers.is_empty() && self.own.interpreter.has_finalizers();
                if self.own.profile.is_some() || is_last || !frame.gives(&mut value) {
                    match self.give_specially(frame, value, here) {
                        Some(value) => return Ok(Ok(Exit::Return(value))),
                        None => continue,
                    }
                }
                let Some(caller) = self.callers.pop() else { return Err(value) };
                let callee = frame.end_plainly(caller, &mut self.spare);
                drop(callee.and_then(|callee| callee.dropped(here)));
                let place = &mut self.stack[frame.base + frame.top];
                std::mem::forget(std::mem::replace(place, value)); // nothing lies above the top
                frame.top += 1;
                continue;
            }
            match left {
                Left::Next => match self.next_of_generator(frame) {
                    Ok(true) if self.own.profile.is_some() => self.update_profile(host),
                    Ok(true) => {}
                    Ok(false) => return Ok(Ok(Exit::Ended)),
                    Err(raise) => return Ok(Err(raise)),
                },
                Left::Yield => {
                    let value = self.pop(frame);
                    if let After::Sum(summing) = &mut frame.after
                        && self.own.profile.is_none()
                        && summing.add_number(&value)
                    {
                        // As if it had stopped, and had been asked for the next item at once.
                        self.push(frame, Value::None);
                        continue;
                    }
                    if self.own.profile.is_some() || !matches!(frame.after, After::ForIter) {
                        return Ok(Ok(Exit::Yield(value)));
                    }
                    std::mem::forget(std::mem::take(&mut frame.after)); // it holds nothing
                    if let Some(Some(generator)) = self.suspend_plain_generator(frame) {
                        drop(generator.dropped(here));
                    }
                    self.push(frame, value);
                }
                Left::Stopped => return Ok(std::mem::replace(&mut self.own.stopped, Ok(Exit::Suspend))),
                Left::CallInit => {
                    let made = self.own.made.take();
                    if let Some(raise) = self.call_plainly(frame) {
                        return Ok(Err(raise));
                    }
                    if let Some(made) = made {
                        std::mem::forget(std::mem::replace(&mut frame.after, After::Instance(made)));
                    }
                    self.profile_new(frame, host);
                }
                Left::Begin => {
                    if let Some(raise) = self.begin(frame) {
                        return Ok(Err(raise));
                    }
                }
                Left::CallWithDefaults => {
                    if let Some(raise) = self.call_plainly(frame) {
                        return Ok(Err(raise));
                    }
                    self.fill_in(frame);
                    self.profile_new(frame, host);
                }
                Left::Again | Left::Return | Left::Call => {}
            }
        }
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    #[inline(always)]
    fn run_frame<H: Host>(
        &mut self,
        frame: &mut Frame,
        host: &mut H,
        here: Here<'_>,
        resumed: &mut bool,
    ) -> Left {
        let Self { own, stack, answers, callers, dying, .. } = self;
        let function = frame.function();
        let code = &*function.code;
        let end = frame.base + code.frame_size() + MOST_COPIES;
        if stack.len() < end {
            grow(stack, end);
        }
        let window = Window::new(&mut stack[frame.base..end], 0);
        let running = Running { window, pc: 0, code, function, depth: callers.len(), own };
        let mut turn = Turn { running, host, here, finalizes: false };
        let mut at = (frame.pc, frame.top);
        let left = loop {
            let interpreter = &turn.running.own.interpreter;
            turn.finalizes = interpreter.has_finalizers();
            if interpreter.wants_attention()
                || turn.finalizes && wants_finalizer(dying, callers.len())
                || !answers.is_empty() && is_answered(answers, callers.len())
            {
                (turn.running.pc, turn.running.window.top) = at;
                let attention = Attention::new(answers, callers, dying);
                let went = attention.run(&mut turn.running, turn.host, resumed);
                at = (turn.running.pc, turn.running.window.top);
                let how = match went {
                    Ok(None) => continue,
                    Ok(Some(exit)) => Ok(exit),
                    Err(raise) => Err(raise),
                };
                turn.stop(how, at.0, at.1);
                break Left::Stopped;
            }
            at = turn.run(at, resumed);
            let left = turn.running.own.left;
            if left != Left::Again {
                break left;
            }
        };
        (frame.pc, frame.top) = at;
        left
    }

    /// Takes the topmost operand.
    #[inline(always)]
    fn pop(&mut self, frame: &mut Frame) -> Value {
        frame.top -= 1;
        std::mem::take(&mut self.stack[frame.base + frame.top])
    }
}

/// So many operands of an operator are copied above all others, as arguments of the function that answers.
const MOST_COPIES: usize = 2;

/// Makes sure that the stack has a frame's slots.
#[cold]
#[inline(never)]
pub(super) fn grow(stack: &mut Vec<Value>, end: usize) {
    stack.resize(end, Value::Null);
}

/// Whether there are answers for a frame with so many around it.
#[cold]
fn is_answered(answers: &[Answer], depth: usize) -> bool {
    answers.iter().any(|answer| answer.depth == depth)
}

/// Whether an object waits for a finalizer that a frame with so many around it has to call.
#[cold]
fn wants_finalizer(dying: &[(usize, Value)], depth: usize) -> bool {
    is_any_dying() || dying.last().is_some_and(|(died, _)| *died >= depth)
}
