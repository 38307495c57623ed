//! Runs a thread: one frame after the other, as long as the host lets it.

use crate::host::Host;
use crate::machine::After;
use crate::machine::attention::Attention;
use crate::machine::call::Pending;
use crate::machine::discard::discard;
use crate::machine::frame::Frame;
use crate::machine::leave::Halt;
use crate::machine::running::{Exit, Running, Stopped};
use crate::machine::thread::{Own, ROOM, State, Stop, ThreadState};
use crate::machine::turn::{At, Left, Turn, fuses};
use crate::machine::window::Window;
use crate::object::{Here, Value, is_any_dying};

impl ThreadState {
    /// Runs frames until the outermost ends or the host suspends the thread.
    pub(crate) fn run_frames<H: Host>(&mut self, mut frame: Frame, host: &mut H, here: Here<'_>) -> Stop {
        let mut resumed = true;
        loop {
            if self.own.profile.is_some() {
                self.update_profile(host);
            }
            let stopped = self.run_plainly(&mut frame, host, here, &mut resumed);
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

    /// Runs frames that call and return plainly, until one stops otherwise or the outermost returns.
    #[inline(always)]
    fn run_plainly<H: Host>(
        &mut self,
        frame: &mut Frame,
        host: &mut H,
        here: Here<'_>,
        resumed: &mut bool,
    ) -> Stopped {
        let mut at = At::new(frame.pc, frame.top);
        loop {
            at = self.run_frame(frame, at, host, here, resumed);
            if at.left_for(Left::Nested) {
                at = self.unnest(frame, at);
            }
            let stands = at.stands();
            if at.left_for(Left::Call) {
                at = self.call_plainly(frame, stands, host)?;
                self.profile_new(frame, host);
            } else if at.left_for(Left::Return) {
                at = match self.gives_plainly(frame) {
                    true => self.give_plainly(frame, here),
                    false => match self.give(frame, stands, here) {
                        Ok(at) => at,
                        Err(value) => return Ok(Exit::Return(value)),
                    },
                };
            } else if at.left_for(Left::Yield) && self.absorbs(frame, stands) {
                at = stands;
            } else {
                frame.stands(stands);
                if let Some(stopped) = self.go_on_plainly(at.why(), frame, host, here) {
                    return stopped;
                }
                at = At::new(frame.pc, frame.top);
            }
        }
    }

    /// Whether the item that a generator gives is dealt with: as if it had stopped, and had been asked for the next item at
    /// once.
    #[inline(always)]
    fn absorbs(&mut self, frame: &mut Frame, at: At) -> bool {
        let item = &mut self.stack[frame.base + at.top - 1];
        if self.own.profile.is_some() || !frame.after.absorbs(item) {
            return false;
        }
        discard(std::mem::replace(item, Value::None));
        true
    }

    /// Does what a frame was left for. Gives how it has stopped, unless it or another one runs on.
    #[inline(always)]
    fn go_on_plainly<H: Host>(
        &mut self,
        left: Left,
        frame: &mut Frame,
        host: &mut H,
        here: Here<'_>,
    ) -> Option<Stopped> {
        match left {
            Left::Next => match self.next_of_generator(frame, const { fuses::<H>() }) {
                Ok(true) if self.own.profile.is_some() => self.update_profile(host),
                Ok(true) => {}
                Ok(false) => return Some(Ok(Exit::Ended)),
                Err(raise) => return Some(Err(raise)),
            },
            Left::Resume | Left::Delegate => {
                let delegates = left == Left::Delegate;
                if let Err(raise) = self.send_to_generator(frame, delegates, const { fuses::<H>() }) {
                    return Some(Err(raise));
                }
            }
            Left::Yield => {
                let value = self.pop(frame);
                if let Some(value) = self.hand_over(frame, value, here, const { fuses::<H>() }) {
                    return Some(Ok(Exit::Yield(value)));
                }
            }
            Left::MakeGenerator => {
                if self.own.profile.is_some() || !self.return_generator(frame) {
                    return Some(Ok(Exit::MakeGenerator));
                }
            }
            Left::Stopped => return Some(std::mem::replace(&mut self.own.stopped, Ok(Exit::Suspend))),
            Left::CallInit | Left::CallWithDefaults => {
                let made = self.own.made.take();
                match self.call_plainly(frame, At::new(frame.pc, frame.top), host) {
                    Ok(at) => frame.stands(at),
                    Err(raise) => return Some(Err(raise)),
                }
                if let Some(made) = made {
                    std::mem::forget(std::mem::replace(&mut frame.after, After::Instance(made)));
                }
                if left == Left::CallWithDefaults {
                    self.fill_in(frame);
                }
                self.profile_new(frame, host);
            }
            Left::Begin => {
                if let Some(raise) = self.begin(frame) {
                    return Some(Err(raise));
                }
            }
            Left::CallSorted | Left::CallSpread => {
                if left == Left::CallSpread {
                    self.spread(frame);
                }
                let pending = Pending::placed(self.own.placed, std::mem::take(&mut self.own.keywords));
                if let Err(raise) = self.make_call(frame, &pending, After::Push) {
                    return Some(Err(raise));
                }
                self.profile_new(frame, host);
            }
            Left::Again | Left::Return | Left::Call | Left::Nested => {}
        }
        None
    }

    /// Runs one frame until it calls, returns, raises or is suspended.
    #[inline(always)]
    fn run_frame<H: Host>(
        &mut self,
        frame: &Frame,
        at: At,
        host: &mut H,
        here: Here<'_>,
        resumed: &mut bool,
    ) -> At {
        if !self.own.interpreter.is_plain() || self.standing.is_any() {
            return self.run_frame_attentively(frame, at, host, here, resumed);
        }
        let depth = self.callers.len();
        let room = frame.code().frame_size() + MOST_COPIES;
        // All that there are: calls may run inside the instructions.
        let slots = match self.stack.get_mut(frame.base..) {
            Some(slots) if slots.len() >= room => slots,
            _ => grown(&mut self.stack, frame.base, room),
        };
        begin(&mut self.own, slots, frame, depth, host, here).run(at, resumed)
    }

    /// The same where there is more to look after than the instructions.
    #[inline(never)]
    fn run_frame_attentively<H: Host>(
        &mut self,
        frame: &Frame,
        mut at: At,
        host: &mut H,
        here: Here<'_>,
        resumed: &mut bool,
    ) -> At {
        let Self { own, stack, standing, callers, dying, .. } = self;
        let depth = callers.len();
        let slots = grown(stack, frame.base, frame.code().frame_size() + MOST_COPIES);
        let mut turn = begin(own, slots, frame, depth, host, here);
        turn.finalizes = turn.running.own.interpreter.has_finalizers();
        while turn.running.own.interpreter.wants_attention()
            || turn.finalizes && wants_finalizer(dying, depth)
            || standing.is_answered(depth)
        {
            (turn.running.pc, turn.running.window.top) = (at.pc, at.top);
            let attention = Attention::new(standing, callers, dying);
            let went = attention.run(&mut turn.running, turn.host, resumed);
            at = At::new(turn.running.pc, turn.running.window.top);
            turn.running.own.stopped = match went {
                Ok(None) => {
                    turn.finalizes = turn.running.own.interpreter.has_finalizers();
                    continue;
                }
                Ok(Some(exit)) => Ok(exit),
                Err(raise) => Err(raise),
            };
            return At::left(at.pc, at.top, Left::Stopped);
        }
        let stands = standing.is_any();
        turn.running.own.is_known = stands && standing.keeps(depth);
        // What stands open is looked at where frames begin and end.
        let levels = turn.running.own.levels;
        turn.running.own.levels = if stands { 0 } else { levels };
        let at = match turn.finalizes {
            true => turn.run_finalizing(at, resumed),
            false => turn.run(at, resumed),
        };
        (turn.running.own.is_known, turn.running.own.levels) = (false, levels);
        at
    }

    /// Takes the topmost operand.
    #[inline(always)]
    pub(super) fn pop(&mut self, frame: &mut Frame) -> Value {
        frame.top -= 1;
        std::mem::take(&mut self.stack[frame.base + frame.top])
    }
}

/// So many values are put above all operands: a function that answers for an operator, and copies of two as its arguments.
pub(super) const MOST_COPIES: usize = 3;

/// A frame begins to run, or goes on.
#[inline(always)]
fn begin<'a, H: Host>(
    own: &'a mut Own,
    slots: &'a mut [Value],
    frame: &'a Frame,
    depth: usize,
    host: &'a mut H,
    here: Here<'a>,
) -> Turn<'a, H> {
    let function = frame.function();
    let code = &*function.code;
    let running = Running { window: Window::new(slots, 0), pc: 0, code, function, depth, own };
    Turn { running, host, here, finalizes: false }
}

/// A frame's slots from `base` on, and all above them. The stack need not have them yet.
#[cold]
#[inline(never)]
fn grown(stack: &mut Vec<Value>, base: usize, room: usize) -> &mut [Value] {
    if stack.len() < base + room {
        stack.resize((base + room).max(2 * stack.len()).max(ROOM), Value::Null);
    }
    &mut stack[base..]
}

/// Whether an object waits for a finalizer that a frame with so many around it has to call.
#[inline(always)]
fn wants_finalizer(dying: &[(usize, Value)], depth: usize) -> bool {
    is_any_dying() || dying.last().is_some_and(|(died, _)| *died >= depth)
}
