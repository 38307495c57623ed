//! A thread of Python code.

use std::sync::Arc;

use crate::host::{Host, Performed};
use crate::machine::frame::Frame;
use crate::machine::{Interpreter, call};
use crate::object::{Cached, Kind, Outcome, Raise, Result, Value};

/// The state of one thread, which CPython calls a `PyThreadState`: its frames and their values.
#[derive(Debug)]
pub struct ThreadState {
    pub(crate) interpreter: Arc<Interpreter>,
    /// The value stack: the frames' locals and operands, one frame after the other.
    pub(crate) stack: Vec<Value>,
    /// The frames that wait for a call to return, outermost first.
    pub(crate) callers: Vec<Frame>,
    /// This thread's copies of globals, see [`crate::object::Namespace`].
    pub(crate) globals: Vec<Cached>,
    /// Exceptions being handled, innermost last.
    pub(crate) handling: Vec<Value>,
    pub(crate) state: State,
}

#[derive(Debug)]
pub(crate) enum State {
    /// Will call a callable with arguments as soon as it runs.
    New(Value, Vec<Value>),
    /// Stopped between two instructions of this frame.
    Between(Frame),
    /// Waits in this frame for the host's answer to an effect.
    Awaits(Frame),
    /// Waits without a frame: the thread's function is a native one that asked for an effect.
    AwaitsResult,
    /// Has its result, which the next run reports.
    Ending(Result<Value>),
    /// Has ended.
    Finished,
}

/// Why a thread left the run loop.
#[derive(Debug)]
pub enum Stop {
    /// Its function returned, or an exception left it.
    Finished(Result<Value>),
    /// The host suspended it between two instructions: run it again.
    Suspended,
    /// The host suspended it during an effect: give it the answer and run it again.
    Awaiting,
}

impl ThreadState {
    pub(crate) fn calling(interpreter: Arc<Interpreter>, callable: Value, arguments: Vec<Value>) -> Self {
        let globals = vec![Cached::default(); interpreter.main.len()];
        Self {
            interpreter,
            stack: Vec::new(),
            callers: Vec::new(),
            globals,
            handling: Vec::new(),
            state: State::New(callable, arguments),
        }
    }

    /// Runs until the thread's function ends or the host suspends it.
    pub fn run<H: Host>(&mut self, host: &mut H) -> Stop {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::New(callable, arguments) => match self.enter(&callable, arguments, host) {
                Ok(Some(frame)) => self.run_frames(frame, host),
                Ok(None) if matches!(self.state, State::AwaitsResult) => Stop::Awaiting,
                Ok(None) => self.run(host),
                Err(raise) => Stop::Finished(Err(raise)),
            },
            State::Between(frame) => self.run_frames(frame, host),
            State::Ending(result) => Stop::Finished(result),
            waiting @ (State::Awaits(_) | State::AwaitsResult) => {
                self.state = waiting;
                Stop::Awaiting
            }
            State::Finished => Stop::Finished(Err(Raise::runtime_error("the thread has ended"))),
        }
    }

    /// Gives a thread that awaits it the answer of an effect, so that it can run on.
    pub fn answer(&mut self, answer: Result<Value>) {
        self.state = match (std::mem::replace(&mut self.state, State::Finished), answer) {
            (State::Awaits(mut frame), Ok(value)) => {
                self.stack[frame.base + frame.top] = value;
                frame.top += 1;
                State::Between(frame)
            }
            (State::Awaits(frame), Err(raise)) => match self.unwind(frame, raise) {
                Ok(frame) => State::Between(frame),
                Err(raise) => State::Ending(Err(raise)),
            },
            (State::AwaitsResult, answer) => State::Ending(answer),
            (other, _) => other,
        };
    }

    /// The line of the program the thread stands at, from 1; 0 where it has not begun or has ended.
    pub fn line(&self) -> u32 {
        match &self.state {
            State::Between(frame) | State::Awaits(frame) => frame.line(),
            _ => 0,
        }
    }

    /// Begins the thread's call: the first frame, or none where the callable is a native one.
    fn enter<H: Host>(
        &mut self,
        callable: &Value,
        mut arguments: Vec<Value>,
        host: &mut H,
    ) -> Result<Option<Frame>> {
        if let Value::Object(callee) = callable
            && let Kind::Function(function) = &callee.kind
        {
            let given = arguments.len();
            self.stack = arguments;
            call::bind(function, &mut self.stack, 0, given, &[])?;
            return Ok(Some(Frame::new(callee.clone(), 0)));
        }
        self.state = match call::native(callable, &self.interpreter, &mut arguments, &[])? {
            Outcome::Value(value) => State::Ending(Ok(value)),
            Outcome::Effect(effect) => match host.perform(effect)? {
                Performed::Done(value) => State::Ending(Ok(value)),
                Performed::Suspend => State::AwaitsResult,
            },
        };
        Ok(None)
    }
}
