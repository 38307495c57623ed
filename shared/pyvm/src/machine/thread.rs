//! A thread of Python code.

use std::sync::Arc;

use crate::host::Host;
use crate::machine::bind::bind;
use crate::machine::call::Caller;
use crate::machine::callers::Callers;
use crate::machine::characters::Characters;
use crate::machine::derived::Derived;
use crate::machine::frame::Frame;
use crate::machine::globals::Globals;
use crate::machine::inside;
use crate::machine::lookup::Lookups;
use crate::machine::nested::Nested;
use crate::machine::running::{Exit, Stopped};
use crate::machine::standing::Standing;
use crate::machine::turn::Placed;
use crate::machine::{After, Interpreter, Profile};
use crate::object::{
    Here, Kind, Raise, Ref, Result, Value, count_naively, forget, take_dying, watch, with_here,
};
use crate::rules::Rules;

/// The state of one thread, which CPython calls a `PyThreadState`: its frames and their values.
#[derive(Debug)]
pub struct ThreadState {
    pub(crate) own: Own,
    /// The value stack: the frames' locals and operands, one frame after the other.
    pub(crate) stack: Vec<Value>,
    /// The frames that wait for a call to return, outermost first.
    pub(crate) callers: Callers,
    /// What stands open between its instructions.
    pub(crate) standing: Standing,
    /// Objects whose finalizers have to be called, the next one last, each with the number of frames around the one in
    /// which it died.
    pub(crate) dying: Vec<(usize, Value)>,
    pub(crate) state: State,
}

/// What a thread has beside its frames. Each frame that runs works on it.
#[derive(Debug)]
pub(crate) struct Own {
    pub(crate) interpreter: Arc<Interpreter>,
    /// The thread's number, which its host chose: `threading.get_ident()`.
    pub(crate) number: u64,
    /// This thread's copies of each module's globals.
    pub(crate) globals: Globals,
    /// The exception being handled, or `None`, or `Null`.
    pub(crate) handled: Value,
    /// What classes have under a name.
    pub(crate) lookups: Lookups,
    /// Texts of one character.
    pub(crate) characters: Characters,
    /// Which classes leave their items to `dict`.
    pub(crate) derived: Derived,
    /// What `cProfile` counts, while it does.
    pub(crate) profile: Option<Box<Profile>>,
    /// Where the call lies for which it was left.
    pub(crate) placed: Placed,
    /// The names of its last arguments, where some are given by name.
    pub(crate) keywords: Value,
    /// The new object, where it was left for its `__init__`.
    pub(crate) made: Option<Ref>,
    /// The function, where it was left for a special method, and what to do with its result.
    pub(crate) beginning: Option<(Ref, After)>,
    /// Whether tracebacks know the running frame: it returns by way of whoever keeps its variables.
    pub(crate) is_known: bool,
    /// The calls and generators that ran inside an instruction and were left, the innermost first.
    pub(crate) nested: Vec<Nested>,
    /// Room for the generators of a chain that wait for the innermost.
    pub(crate) chain: Vec<Ref>,
    /// How many calls may still run inside each other.
    pub(crate) levels: usize,
    /// How many generators run inside instructions.
    pub(crate) nesting: usize,
    /// How the frame stopped, where the loop was left for that.
    pub(crate) stopped: Stopped,
    /// Whether the library's functions may be done by their native twins: nobody counts their instructions.
    pub(crate) has_twins: bool,
}

#[derive(Debug)]
pub(crate) enum State {
    /// Will call a callable with arguments as soon as it runs.
    New(Value, Vec<Value>),
    /// Stopped between two instructions of this frame.
    Between(Frame),
    /// Waits in this frame for the host's answer to an effect.
    Awaits(Frame, After),
    /// Has its result, which the next run reports.
    Ending(Result<Value>),
    /// Has ended.
    Finished,
}

/// A thread begins with room for so many values in its frames' slots.
pub(super) const ROOM: usize = 256;

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
    pub(crate) fn calling(
        interpreter: Arc<Interpreter>,
        number: u64,
        callable: Value,
        arguments: Vec<Value>,
    ) -> Self {
        Self {
            own: Own {
                interpreter,
                number,
                globals: Globals::default(),
                handled: Value::Null,
                lookups: Lookups::default(),
                characters: Characters::default(),
                derived: Derived::default(),
                profile: None,
                placed: Placed::default(),
                keywords: Value::Null,
                made: None,
                beginning: None,
                is_known: false,
                nested: Vec::new(),
                chain: Vec::new(),
                levels: inside::DEEPEST,
                nesting: 0,
                stopped: Ok(Exit::Suspend),
                has_twins: false,
            },
            stack: Vec::with_capacity(ROOM),
            callers: Callers::default(),
            standing: Standing::default(),
            dying: Vec::new(),
            state: State::New(callable, arguments),
        }
    }

    pub(crate) fn caller(&self) -> Caller<'_> {
        Caller { interpreter: &self.own.interpreter, thread: self.own.number }
    }

    /// Runs until the thread's function ends or the host suspends it.
    pub fn run<H: Host>(&mut self, host: &mut H) -> Stop {
        if self.own.interpreter.python.rules == Rules::Naive {
            return count_naively(|| self.run_noting(host));
        }
        let owner = self.own.interpreter.owner().clone();
        let entered = owner.enter();
        let stop = self.run_noting(host);
        if entered {
            owner.leave();
        }
        stop
    }

    /// Runs, and notes which objects are made where somebody wants to know.
    fn run_noting<H: Host>(&mut self, host: &mut H) -> Stop {
        // An instruction of another interpreter may be waiting for this run to end, with its answers at hand.
        forget();
        self.own.has_twins = const { !H::COUNTS };
        let interpreter = self.own.interpreter.clone();
        let python = interpreter.python;
        let version = crate::rules::set_running((python.major, python.minor));
        let outside = watch::set(interpreter.memory.is_watched());
        interpreter.memory.set_running(true);
        let stop = with_here(|here| self.run_on(host, here));
        if interpreter.has_finalizers() && !matches!(stop, Stop::Finished(_)) {
            // The next thread that runs here may be another one.
            let depth = self.callers.len();
            self.dying.extend(take_dying().into_iter().rev().map(|object| (depth, object)));
        }
        interpreter.memory.set_running(false);
        watch::set(outside);
        crate::rules::set_running(version);
        stop
    }

    fn run_on<H: Host>(&mut self, host: &mut H, here: Here<'_>) -> Stop {
        match std::mem::replace(&mut self.state, State::Finished) {
            State::New(callable, arguments) => match self.enter(callable, arguments) {
                Ok(frame) => self.run_frames(frame, host, here),
                Err(raise) => Stop::Finished(Err(raise)),
            },
            State::Between(frame) => self.run_frames(frame, host, here),
            State::Ending(result) => Stop::Finished(result),
            State::Awaits(frame, after) => {
                self.state = State::Awaits(frame, after);
                Stop::Awaiting
            }
            State::Finished => Stop::Finished(Err(Raise::runtime_error("the thread has ended"))),
        }
    }

    /// Gives a thread that awaits it the answer of an effect, so that it can run on.
    pub fn answer(&mut self, answer: Result<Value>) {
        self.state = match std::mem::replace(&mut self.state, State::Finished) {
            State::Awaits(mut frame, after) => {
                let delivered = answer.and_then(|value| self.deliver(&mut frame, after, value));
                let went = delivered.and_then(|next| match next {
                    // What follows an effect is done as soon as the thread runs.
                    Some(calling) => self.push_call(&mut frame, calling),
                    None => Ok(()),
                });
                match went {
                    Ok(()) => State::Between(frame),
                    Err(raise) => match self.unwind(&mut frame, raise, false) {
                        Ok(()) => State::Between(frame),
                        Err(raise) => State::Ending(Err(raise)),
                    },
                }
            }
            other => other,
        };
    }

    /// The next object whose finalizer has to be called by a frame with so many around it. One finalizer ends before
    /// the next begins, but what dies in a finalizer is finalized inside it.
    pub(crate) fn next_to_finalize(dying: &mut Vec<(usize, Value)>, depth: usize) -> Option<Value> {
        let new = take_dying();
        dying.extend(new.into_iter().rev().map(|object| (depth, object)));
        if dying.last().is_some_and(|(died, _)| *died >= depth) {
            dying.pop().map(|(_, object)| object)
        } else {
            None
        }
    }

    /// The line of the program the thread stands at, from 1; 0 where it has not begun or has ended.
    pub fn line(&self) -> u32 {
        match &self.state {
            State::Between(frame) | State::Awaits(frame, _) => frame.line(),
            _ => 0,
        }
    }

    /// The path and the line of the program where the thread stands: of the innermost frame that is the program's own.
    /// `None` where it has not begun or has ended.
    pub fn place(&self) -> Option<(&str, u32)> {
        let (State::Between(frame) | State::Awaits(frame, _)) = &self.state else { return None };
        let frames = std::iter::once(frame).chain(self.callers.iter().rev());
        let own = frames.into_iter().find(|frame| !frame.code().source.library)?;
        Some((&own.code().source.path, own.line()))
    }

    /// Whether an object waits for its finalizer.
    pub(crate) fn has_dying(&mut self) -> bool {
        let new = take_dying();
        self.dying.extend(new.into_iter().rev().map(|object| (0, object)));
        !self.dying.is_empty()
    }

    /// Begins the thread's call: its first frame. What is no plain function is called by a Python function.
    pub(crate) fn enter(&mut self, callable: Value, arguments: Vec<Value>) -> Result<Frame> {
        let plain = matches!(callable.kind(), Some(Kind::Function(_)));
        let (callable, arguments) = if plain {
            (callable, arguments)
        } else {
            (self.own.interpreter.library_function("call"), vec![callable, Value::tuple(arguments)])
        };
        let Value::Object(callee) = callable else {
            return Err(Raise::runtime_error("the machine's own Python code is missing"));
        };
        let Kind::Function(function) = &callee.kind else {
            return Err(Raise::runtime_error("the thread's function is none"));
        };
        let given = arguments.len();
        self.stack.extend(arguments);
        bind(function, &mut self.stack, 0, given, &[])?;
        Ok(Frame::new(callee, 0, After::Push))
    }
}
