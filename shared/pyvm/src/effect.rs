//! What the machine cannot do itself: everything that touches the world, or that may wait.
//!
//! A native function does not print, sleep or start a thread. It says what it wants as an
//! [`Effect`], and the host (an operating system's threads, or a simulation of them) does it.

use crate::object::{Ref, Value};

/// A request to the host.
#[derive(Clone, Debug)]
pub enum Effect {
    /// `print`: write text to standard output. Answer: `None`.
    Write(String),
    /// Flush standard output. Answer: `None`.
    Flush,
    /// Read a clock. Answer: seconds, as a float.
    ReadClock(Clock),
    /// `time.sleep`, in seconds, never negative. Answer: `None`.
    Sleep(f64),
    /// `sys.getswitchinterval`. Answer: seconds, as a float.
    SwitchInterval,
    /// `sys.setswitchinterval`, in seconds, above zero. Answer: `None`.
    SetSwitchInterval(f64),
    /// `os.cpu_count` and `multiprocessing.cpu_count`. Answer: an integer.
    CpuCount,
    /// `Thread.start`: run the thread object's target in a new thread. Answer: `None`.
    StartThread(Ref),
    /// `Thread.join`. Answer: `None`.
    JoinThread {
        /// The thread object.
        thread: Ref,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// `Thread.is_alive`. Answer: a bool.
    ThreadIsAlive(Ref),
    /// `Process.start`: run the process object's target in a new process. Answer: `None`.
    StartProcess(Ref),
    /// `Process.join`. Answer: `None`.
    JoinProcess {
        /// The process object.
        process: Ref,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// `Process.exitcode`. Answer: an integer, or `None` while it runs.
    ProcessExitCode(Ref),
    /// `multiprocessing.Pool`: start worker processes. Answer: the pool object.
    OpenPool {
        /// How many workers; `None` for one a core.
        workers: Option<usize>,
    },
    /// `Pool.map`. Answer: the list of results, in order.
    PoolMap {
        /// The pool object.
        pool: Ref,
        /// A function defined at the top level of the program.
        function: Value,
        /// Its argument in each call.
        items: Vec<Value>,
    },
    /// `Pool.close`, `Pool.terminate` and `Pool.join`. Answer: `None`.
    ClosePool {
        /// The pool object.
        pool: Ref,
        /// End the workers even where they still work.
        terminate: bool,
    },
}

/// The clocks of the `time` module. All count seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// `time.time`: since 1970.
    Wall,
    /// `time.perf_counter`: since some moment, with the highest resolution.
    Performance,
    /// `time.monotonic`: since some moment, never backwards.
    Monotonic,
    /// `time.process_time`: CPU time of all threads of this process.
    Process,
    /// `time.thread_time`: CPU time of this thread.
    Thread,
}
