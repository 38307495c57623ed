//! A virtual process, and the interpreters in it.

use std::sync::Arc;

use pyvm::commons::Path;
use pyvm::object::{Result, Value};
use pyvm::transfer::Handle;
use pyvm::{Interpreter, StartMethod};

use crate::locks::Locks;
use crate::thread::ThreadId;

/// The number of a process among all processes of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ProcessId(pub(crate) usize);

/// The number of an interpreter among all interpreters of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HomeId(pub(crate) usize);

/// Where threads are at home: an interpreter and its GIL.
pub(crate) struct Home {
    /// Until its process has ended.
    pub(crate) interpreter: Option<Arc<Interpreter>>,
    /// The GIL's place. Where there is none, it only keeps the switch interval.
    pub(crate) gil: usize,
    pub(crate) has_gil: bool,
    /// The interpreter's number in its process; the first one's is 0.
    pub(crate) number: u64,
}

/// A virtual process.
pub(crate) struct Process {
    /// The numbers of the processes from the first one down to this one.
    pub(crate) path: Path,
    pub(crate) parent: Option<ProcessId>,
    /// Its name, such as `Process-1`; empty for the first.
    pub(crate) name: String,
    /// It ends with its parent.
    pub(crate) daemon: bool,
    /// What its threads have run, all together.
    pub(crate) cpu_ns: u64,
    /// By number.
    pub(crate) threads: Vec<ThreadId>,
    /// Its first interpreter, once it has begun.
    pub(crate) home: Option<HomeId>,
    /// The others, by number less one.
    pub(crate) interpreters: Vec<Option<Other>>,
    /// By number less one.
    pub(crate) children: Vec<ProcessId>,
    /// Who waits for its end.
    pub(crate) waiting: Vec<ThreadId>,
    /// A pipe that is sent an empty message when it has ended.
    pub(crate) tell: Option<Handle>,
    pub(crate) locks: Locks,
    /// How it begins: until it has.
    pub(crate) begins: Option<(StartMethod, Vec<u8>)>,
    /// What its main function gave.
    pub(crate) result: Option<Result<Value>>,
    /// Once it has ended; negative is the number of the signal that ended it.
    pub(crate) exit_code: Option<i64>,
}

/// Another interpreter of a process.
#[derive(Clone, Copy)]
pub(crate) struct Other {
    pub(crate) home: HomeId,
    /// Whether a call is being made there.
    pub(crate) running: bool,
    /// How many objects of all interpreters stand for it.
    pub(crate) references: u64,
}

impl Process {
    pub(crate) fn new(path: Path, parent: Option<ProcessId>, name: String, daemon: bool) -> Self {
        Self {
            path,
            parent,
            name,
            daemon,
            cpu_ns: 0,
            threads: Vec::new(),
            home: None,
            interpreters: Vec::new(),
            children: Vec::new(),
            waiting: Vec::new(),
            tell: None,
            locks: Locks::default(),
            begins: None,
            result: None,
            exit_code: None,
        }
    }

    /// What the system calls it: `os.getpid()`.
    pub(crate) fn system_id(process: ProcessId) -> i64 {
        const FIRST: i64 = 4_001;
        FIRST + i64::try_from(process.0).unwrap_or(0)
    }

    /// The parent's: of the first process, the shell's.
    pub(crate) fn system_id_of_parent(&self) -> i64 {
        self.parent.map_or(4_000, Self::system_id)
    }
}
