//! What the machine cannot do itself: everything that touches the world, or that may wait.
//!
//! A native function does not print, sleep or start a thread. It says what it wants as an
//! [`Effect`], and the host (an operating system's threads, or a simulation of them) does it.

mod descriptor;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::object::{Ref, Result, Value};
use crate::transfer::Handle;

pub use descriptor::{Address, CommandRequest, CommandStream, DescriptorRequest, StartCommand};

/// A request to the host.
#[derive(Clone, Debug)]
pub enum Effect {
    /// `print`: write text to standard output or standard error. Answer: `None`.
    Write {
        /// Which of the two.
        stream: Stream,
        /// The text.
        text: String,
    },
    /// Flush standard output. Answer: `None`.
    Flush,
    /// `input`: read a line of standard input. Answer: a string with its newline, empty at the end.
    ReadLine,
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
    /// `os.getpid` and, with `parent`, `os.getppid`. Answer: an integer.
    ProcessId {
        /// The parent's number instead.
        parent: bool,
    },
    /// `_thread.start`: call a function without arguments in a new thread. Answer: the thread's number.
    StartThread {
        /// What it calls.
        function: Value,
        /// Its name, as others see it.
        name: String,
        /// Whether the program may end while it runs.
        daemon: bool,
    },
    /// `_thread.join`. Answer: whether the thread has ended.
    JoinThread {
        /// The thread's number.
        thread: u64,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// `_thread.is_alive`. Answer: a bool.
    ThreadIsAlive(u64),
    /// `_thread.set_name`. Answer: `None`.
    NameThread {
        /// The thread's number.
        thread: u64,
        /// Its new name.
        name: String,
    },
    /// Wait for a [`Lock`](crate::object::Lock) that was not free, and take it. Answer: whether it was taken.
    AcquireLock {
        /// The lock object.
        lock: Ref,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// A lock is free that threads wait for: wake one. Answer: `None`.
    WakeLock(Ref),
    /// Computes something without the GIL: a long hash, say. Answer: the work's result.
    Compute(Work),
    /// Does something with a file, without the GIL. Answer: what the request's documentation says.
    File(FileRequest),
    /// A request about sockets, pipes and other descriptors, without the GIL. Answer: what the request's documentation says.
    Descriptor(Box<DescriptorRequest>),
    /// A request about commands: other programs, run as processes. Answer: what the request's documentation says.
    Command(CommandRequest),
    /// A request about signals. Answer: what the request's documentation says.
    Signal(SignalRequest),
    /// `urllib.request` and `requests`: one HTTP exchange, without the GIL. Answer: a tuple of the status (an
    /// integer), the reason, a list of pairs of header names and values, the body (`bytes`), and the URL
    /// after redirections. A failure is an `OSError` with the reason as its one argument, a time-out a
    /// `TimeoutError`.
    Http(Box<HttpRequest>),
    /// A request about processes. Answer: what the request's documentation says.
    Process(Box<ProcessRequest>),
    /// A request about other interpreters of this process. Answer: what the request's documentation says.
    Interpreter(Box<InterpreterRequest>),
}

/// What a program wants with signals, of which the main thread is told.
#[derive(Clone, Debug)]
pub enum SignalRequest {
    /// From now on a signal is handled by a call of this function with its number, in the main thread. Answer: `None`.
    Watch(Value),
    /// Send one to this process. Answer: `None`.
    Send(i64),
    /// Have one sent after so many seconds, and then again after each interval; zero stops it. Answer: a tuple of what was
    /// left of the timer before, and its interval.
    SetTimer {
        /// The signal's number.
        signal: i64,
        /// In seconds.
        after: f64,
        /// In seconds.
        interval: f64,
    },
    /// Answer: a tuple of what is left of a signal's timer, and its interval.
    Timer(i64),
    /// Wait until one has been handled. Answer: `None`.
    Pause,
}

/// Where a `print` goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Stream {
    Output,
    Error,
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

/// A computation that needs nothing of the interpreter, so that it can run without the GIL.
#[derive(Clone)]
pub struct Work {
    /// What is computed.
    pub kind: WorkKind,
    /// How much: bytes, and for [`WorkKind::KeyDerivation`] rounds.
    pub size: u64,
    compute: Arc<dyn Fn() -> Result<Value> + Send + Sync>,
}

/// What a [`Work`] computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkKind {
    /// A hash, of this name.
    Hash(&'static str),
    /// `hashlib.pbkdf2_hmac`
    KeyDerivation,
    /// Compression by zlib.
    Compress,
    /// Its opposite.
    Decompress,
    /// `zlib.crc32` and `zlib.adler32`
    Checksum,
}

impl Work {
    /// Takes the computation, and what it is.
    pub fn new(
        kind: WorkKind,
        size: usize,
        compute: impl Fn() -> Result<Value> + Send + Sync + 'static,
    ) -> Self {
        Self { kind, size: size as u64, compute: Arc::new(compute) }
    }

    /// Does it.
    ///
    /// # Errors
    /// A Python exception.
    pub fn run(&self) -> Result<Value> {
        (self.compute)()
    }
}

impl fmt::Debug for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Work").field("kind", &self.kind).field("size", &self.size).finish_non_exhaustive()
    }
}

/// What a program wants with files. All of them raise `OSError` and its kin, with number, text and file name.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the fields are what their names say")]
pub enum FileRequest {
    /// Open a file. Answer: a number for it.
    Open { path: String, how: OpenHow },
    /// Read so many bytes, or all that are left. Answer: `bytes`.
    Read { file: u64, most: Option<u64> },
    /// Read to the end of the line. Answer: `bytes`.
    ReadLine { file: u64 },
    /// Write. Answer: `None`.
    Write { file: u64, bytes: Vec<u8> },
    /// Move to a place: from the start, from here, or from the end. Answer: the place.
    Seek { file: u64, to: i64, from: u8 },
    /// Make it so many bytes long. Answer: `None`.
    Truncate { file: u64, size: u64 },
    /// Flush. Answer: `None`.
    Flush { file: u64 },
    /// Close. Answer: `None`.
    Close { file: u64 },
    /// `os.remove`. Answer: `None`.
    Remove { path: String },
    /// `os.rmdir`, or `shutil.rmtree`. Answer: `None`.
    RemoveFolder { path: String, whole: bool },
    /// `os.mkdir` and `os.makedirs`. Answer: `None`.
    MakeFolder { path: String, parents: bool },
    /// `os.listdir`. Answer: a list of names.
    List { path: String },
    /// What a path leads to. Answer: `None` for nothing, else a tuple: whether it is a folder, its size in bytes,
    /// when it was changed, in seconds since 1970, and its mode.
    Stat { path: String },
    /// `os.symlink`, or `os.link`. Answer: `None`.
    Link { to: String, path: String, symbolic: bool },
    /// `os.readlink`. Answer: a path.
    ReadLink { path: String },
    /// `os.chmod`. Answer: `None`.
    SetMode { path: String, mode: u32 },
    /// `os.rename` and `os.replace`. Answer: `None`.
    Rename { from: String, to: String },
    /// `tempfile`: make a new file or folder of a free name in the system's folder for such. Answer: its path.
    MakeTemporary { prefix: String, suffix: String, folder: bool },
    /// `os.chdir`. Answer: `None`.
    ChangeFolder { path: String },
    /// `os.getcwd`. Answer: a string.
    CurrentFolder,
}

/// How to open a file: the letters of Python's mode.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct OpenHow {
    pub read: bool,
    pub write: bool,
    pub append: bool,
    pub truncate: bool,
    pub create: bool,
    pub exclusive: bool,
}

/// One HTTP request.
#[derive(Clone, Debug)]
pub struct HttpRequest {
    /// `GET` and so on.
    pub method: String,
    /// Where.
    pub url: String,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// The body, if it has one.
    pub body: Option<Vec<u8>>,
    /// The longest wait in seconds.
    pub timeout: Option<f64>,
    /// Whether to follow redirections.
    pub follow: bool,
}

/// What a program wants with processes.
#[derive(Clone, Debug)]
pub enum ProcessRequest {
    /// `Process.start`. Answer: a tuple of a number for the process, by which the others name it, and its process id.
    Start(StartRequest),
    /// Wait for a process to end. Answer: its exit code, or `None` where the timeout has passed.
    Wait {
        /// The process's number.
        process: u64,
        /// The longest wait in seconds.
        timeout: Option<f64>,
    },
    /// `os._exit`: end this process with this code, whatever its threads are doing. No answer.
    Exit {
        /// The exit code.
        code: u8,
    },
    /// `Process.terminate` and, with `kill`, `Process.kill`. Answer: `None`.
    End {
        /// The process's number.
        process: u64,
        /// It gets no chance to say farewell.
        kill: bool,
    },
    /// A request about objects that processes share.
    Shared(SharedRequest),
}

/// How a process starts.
#[derive(Clone, Debug)]
pub struct StartRequest {
    /// How it comes to its beginning.
    pub method: StartMethod,
    /// The image, or a pickle of what `multiprocessing.process._begin_spawned` is called with.
    pub bytes: Vec<u8>,
    /// Its name.
    pub name: String,
    /// It ends with its parent.
    pub daemon: bool,
    /// The ends of pipes that it inherits.
    pub ends: Vec<Handle>,
    /// A pipe that is sent an empty message when the process has ended.
    pub tell: Option<Handle>,
}

/// The start methods of `multiprocessing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartMethod {
    /// The process starts with an image of its parent.
    Fork,
    /// It starts anew, and imports the program's main module.
    Spawn,
    /// As `Spawn`, but a server that has imported what all of them need makes it.
    ForkServer,
}

/// A request about objects that processes share. The first process of a run keeps them.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the fields are what their names say")]
pub enum SharedRequest {
    /// A semaphore, with the most that it can hold. Answer: its handle.
    NewSemaphore { value: u64, most: u64 },
    /// A pipe, with or without the way back. Answer: a tuple of its two ends' handles.
    NewPipe { both_ways: bool },
    /// Numbers in shared memory. Answer: its handle.
    NewNumbers(Vec<Number>),
    /// Shared memory of a name, as numbers of which the first is its size: new memory of so many bytes, or what there is.
    /// Answer: its handle; `None` where it is there already, or is not there.
    Block { name: String, size: Option<u64> },
    /// The name is forgotten. Answer: whether there was one.
    Unlink { name: String },
    /// Take one, waiting for it as long as may be. Answer: whether it was taken.
    Acquire { semaphore: Handle, timeout: Option<f64> },
    /// Give one back. Answer: a bool; false where it held its most already.
    Release { semaphore: Handle },
    /// Answer: the semaphore's value.
    SemaphoreValue { semaphore: Handle },
    /// Answer: `None`. `BrokenPipeError` where nobody has the other end.
    Send { end: Handle, bytes: Vec<u8> },
    /// Answer: the next message, or `None` where the timeout has passed; `EOFError` where none can come any more.
    Receive { end: Handle, timeout: Option<f64> },
    /// Answer: whether something can be received, be it the end.
    Poll { end: Handle, timeout: Option<f64> },
    /// This process closes an end. Answer: `None`.
    Close { end: Handle },
    /// Answer: a list of so many numbers from a place on.
    Numbers { of: Handle, at: u64, count: u64 },
    /// Set numbers from a place on. Answer: `None`.
    SetNumbers { of: Handle, at: u64, numbers: Vec<Number> },
    /// A queue between interpreters: the most that it holds (0: no limit), and what becomes of an item when the
    /// interpreter ends that put it there (see [`SharedRequest::Put`]). Answer: its handle.
    NewQueue { most: u64, unbound: u8 },
    /// Put an item of this interpreter into a queue. When the interpreter ends first, the item is removed (1), or this
    /// number takes its place (2, 3). Answer: `True`, or `None` where the timeout has passed.
    Put { queue: Handle, bytes: Vec<u8>, interpreter: u64, unbound: u8, timeout: Option<f64> },
    /// Answer: the next item, or the number in its place; `None` where the timeout has passed.
    Get { queue: Handle, timeout: Option<f64> },
    /// Answer: a list of how many items a queue has, the most it can have, and what becomes of the items of an
    /// interpreter that has ended. `OSError` where there is no such queue.
    QueueState { queue: Handle },
    /// An interpreter of this process has ended. Answer: `None`.
    Unbind { interpreter: u64 },
    /// The host's own: a process is about to start with these ends.
    Starting { process: Vec<u32>, ends: Vec<Handle> },
    /// The host's own: a process has ended, and those that it started.
    Ended { process: Vec<u32> },
}

/// A number in shared memory.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Number {
    /// An integer of 64 bits.
    Int(i64),
    /// A float.
    Float(f64),
}

/// What a program wants with the interpreters of its process (`concurrent.interpreters`, PEP 734), each of which has its
/// own modules and, since CPython 3.12, its own GIL (PEP 684). They are known by numbers; the first one's is 0.
#[derive(Clone, Debug)]
pub enum InterpreterRequest {
    /// A new one ([`Interpreter::beside`](crate::Interpreter::beside)), to which nobody refers yet. Answer: its number.
    Create,
    /// Make a call there, in this thread: of a function of the library's `_inside_interpreter`, with `bytes`. One call is
    /// made there at a time. Answer: the `bytes` that it gives; `None` where there is no such interpreter, `False` where
    /// it makes a call already.
    Call {
        /// The interpreter's number.
        interpreter: u64,
        /// The function's name.
        function: String,
        /// Its argument.
        bytes: Vec<u8>,
    },
    /// End an interpreter. Answer: `True`; `None` where there is no such interpreter, `False` where it is running.
    Destroy(u64),
    /// An object that stands for an interpreter is there now, or is not any more. With the last one the interpreter
    /// ends. Answer: whether there is such an interpreter.
    Refer {
        /// The interpreter's number.
        interpreter: u64,
        /// The object is there.
        begins: bool,
    },
    /// Answer: the number of the interpreter that asks.
    Current,
    /// Answer: a list of the numbers of all.
    All,
    /// Answer: whether an interpreter makes a call, or runs the program; `None` where there is no such interpreter.
    IsRunning(u64),
}
