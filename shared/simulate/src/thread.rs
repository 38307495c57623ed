//! A virtual thread.

use std::collections::VecDeque;

use pyvm::commons::Answer;
use pyvm::object::{Ref, Result, Value};
use pyvm::{Effect, FileRequest, SharedRequest, ThreadState};
use timeline::Why;

use crate::process::{HomeId, ProcessId};
use crate::recorder::TrackNumber;

/// The number of a thread among all threads of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ThreadId(pub(crate) usize);

/// Tells one wait of a thread from its other ones.
pub(crate) type Ticket = u64;

/// A virtual thread: an operating-system thread, with a thread of the machine in it.
pub(crate) struct Thread {
    pub(crate) process: ProcessId,
    /// Its number among the threads of its process: 0 is the main thread.
    pub(crate) number: u64,
    pub(crate) name: String,
    /// The number of the interpreter that started it.
    pub(crate) interpreter: u64,
    /// The program may end while it runs.
    pub(crate) daemon: bool,
    /// What it runs, innermost last: a call in another interpreter runs inside another one.
    pub(crate) activities: Vec<Activity>,
    /// What it does before it runs Python again, the first one next.
    pub(crate) steps: VecDeque<Step>,
    pub(crate) at: At,
    /// The track of what it does before it runs Python: a process comes up.
    pub(crate) first_track: Option<TrackNumber>,
    /// While it has a core: how far it has come. Otherwise, since when it is where it is.
    pub(crate) now_ns: u64,
    pub(crate) ticket: Ticket,
    /// Somebody has woken it; it will be ready in a moment.
    pub(crate) woken: bool,
    /// What it waited for has not come in time.
    pub(crate) time_up: bool,
    /// It lost its core while it had something to run.
    pub(crate) displaced: bool,
    /// For the scheduler: how long it has run, compared with others.
    pub(crate) share_ns: u64,
    pub(crate) ran_ns: u64,
    pub(crate) waited_gil_ns: u64,
    pub(crate) blocked_ns: u64,
    /// Since when it wants the GIL.
    pub(crate) wants_since_ns: Option<u64>,
    /// How many instructions it may run before it offers the lock, where the rules count them.
    pub(crate) ticks_left: u32,
    /// Who waits for its end.
    pub(crate) joining: Vec<ThreadId>,
    /// Its function has returned.
    pub(crate) ended: bool,
}

/// Something that a thread of the machine runs: its function, or a call in another interpreter.
pub(crate) struct Activity {
    pub(crate) home: HomeId,
    pub(crate) track: TrackNumber,
    pub(crate) state: ThreadState,
    pub(crate) then: Then,
    /// The answer that the machine is given next.
    pub(crate) answer: Option<Result<Value>>,
    /// What the thread goes on with when this has ended.
    pub(crate) outer: VecDeque<Step>,
}

/// What follows when a thread of the machine has ended.
pub(crate) enum Then {
    /// It was the program's top level, or what the end of the program calls.
    Main,
    /// It was what the end of the program calls.
    Last,
    /// It was a thread's function.
    Thread,
    /// A spawned process has imported the program, and calls what this pickle names.
    Spawned(Vec<u8>),
    /// It was a process's function: its result is the exit code.
    Worker,
    /// It was a call in another interpreter, of this number.
    Call(u64),
    /// It was the last that such an interpreter runs.
    Destroy(u64),
}

/// Where a thread is.
#[derive(Debug)]
pub(crate) enum At {
    /// On a core.
    Core(usize),
    /// It can run, but has no core.
    Ready,
    /// It waits.
    Waiting(Wait),
    /// It is no more.
    Ended,
}

/// What a thread waits for.
#[derive(Clone, Debug)]
pub(crate) enum Wait {
    /// To begin.
    Start,
    /// The GIL; what its count of switches was when the interval began.
    Gil(u64),
    /// Another thread's taking the GIL that this one was asked to drop.
    Switch,
    /// Time: a sleep.
    Sleep,
    /// Time: a file, a web server.
    Io,
    Lock(Ref),
    Thread(ThreadId),
    Process(ProcessId),
    /// A shared object of `multiprocessing`.
    Shared(u64),
}

/// Something that a thread does between two instructions. Its steps together are one effect: to sleep is to drop the
/// GIL, to wait, to take the GIL, and to answer.
pub(crate) enum Step {
    /// A process comes up.
    Boot,
    /// Computes without looking up, for so many nanoseconds.
    Work(u64),
    /// Does what the machine has asked for, at its exact time.
    Perform(Box<Effect>),
    /// Drops the GIL.
    Drop(Why),
    /// Waits until another thread has taken the GIL, unless one has.
    Switched,
    /// Takes the GIL, waiting for it if need be.
    Take,
    /// Waits for time to pass.
    Pass(Wait, u64),
    /// Waits for a lock of the program, and takes it.
    Acquire { lock: Ref, deadline_ns: Option<u64>, waits: bool },
    /// Waits for a thread's end.
    Join { thread: ThreadId, deadline_ns: Option<u64> },
    /// Waits for all threads of the process but daemons, as the main thread does at its end.
    JoinAll,
    /// Waits for a process's end. The answer is its exit code.
    WaitProcess { process: ProcessId, deadline_ns: Option<u64> },
    /// Waits for a thread's end, for no answer.
    Rest(ThreadId),
    /// Makes a request about shared objects that may have to wait.
    Share { request: SharedRequest, deadline_ns: Option<u64> },
    /// An answer that a request has been given while the thread waited.
    Shared(Answer),
    /// Does something with a file.
    File(FileRequest),
    /// This is the answer to the effect.
    Answer(Result<Value>),
    /// Enters another interpreter for a call.
    Enter { interpreter: u64, function: String, bytes: Vec<u8> },
    /// Comes back from it.
    Leave(Result<Value>),
    /// Ends another interpreter; where it is quiet, the answer is that it was there.
    Destroy { number: u64, quiet: bool },
    /// Goes on with that: nobody enters it any more.
    Destroying(u64),
    /// Comes back from it when it has run for the last time.
    Destroyed(u64),
    /// A process begins.
    Begin,
    /// What the end of the program calls.
    Last,
    /// The process ends.
    EndProcess,
    /// The thread ends.
    EndThread,
}

impl Activity {
    pub(crate) fn new(home: HomeId, track: TrackNumber, state: ThreadState, then: Then) -> Self {
        Self { home, track, state, then, answer: None, outer: VecDeque::new() }
    }
}

impl Thread {
    /// What it runs now.
    pub(crate) fn activity(&self) -> Option<&Activity> {
        self.activities.last()
    }

    pub(crate) fn has_ended(&self) -> bool {
        matches!(self.at, At::Ended)
    }
}
