//! What all threads of a program share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use crate::bytecode::{Code, Program};
use crate::machine::ThreadState;
use crate::object::{Function, Kind, Namespace, Object, Value};
use crate::rules::Python;

/// One Python interpreter: the program's globals and settings. Its threads each hold it.
#[derive(Debug)]
pub struct Interpreter {
    /// The version whose rules it follows.
    pub python: Python,
    /// `sys.argv`
    pub argv: Value,
    /// The name of the main module: `__main__`, or `__mp_main__` in a child process.
    pub main: Arc<Namespace>,
    code: Arc<Code>,
    recursion_limit: AtomicUsize,
    threads_named: AtomicU64,
    processes_named: AtomicU64,
    importing_main: std::sync::atomic::AtomicBool,
}

impl Interpreter {
    /// An interpreter for a compiled program. `module_name` is `__main__`, or `__mp_main__` in a
    /// process that `multiprocessing` started.
    pub fn new(program: Program, python: Python, module_name: &str, argv: Vec<String>) -> Arc<Self> {
        let Program { code, names } = program;
        let main = Arc::new(Namespace::new(module_name, names));
        main.set("__name__", Value::str(module_name));
        main.set("__file__", Value::str(code.source.path.clone()));
        Arc::new(Self {
            python,
            argv: Value::list(argv.into_iter().map(Value::str).collect()),
            main,
            code,
            recursion_limit: AtomicUsize::new(1000),
            threads_named: AtomicU64::new(0),
            processes_named: AtomicU64::new(0),
            importing_main: false.into(),
        })
    }

    /// A thread that runs the program's top level.
    pub fn main_thread(self: &Arc<Self>) -> ThreadState {
        let function = Function { code: self.code.clone(), globals: self.main.clone(), defaults: Vec::new() };
        let module = Value::Object(Object::new(Kind::Function(function)));
        ThreadState::calling(self.clone(), module, Vec::new())
    }

    /// A thread that calls `callable` with these positional arguments.
    pub fn thread(self: &Arc<Self>, callable: Value, arguments: Vec<Value>) -> ThreadState {
        ThreadState::calling(self.clone(), callable, arguments)
    }

    /// How many frames deep a thread may call.
    pub fn recursion_limit(&self) -> usize {
        self.recursion_limit.load(Ordering::Relaxed)
    }

    /// `sys.setrecursionlimit`
    pub fn set_recursion_limit(&self, frames: usize) {
        self.recursion_limit.store(frames, Ordering::Relaxed);
    }

    /// The number in the next thread's name, from 1.
    pub(crate) fn next_thread_number(&self) -> u64 {
        self.threads_named.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The number in the next process's name, from 1.
    pub(crate) fn next_process_number(&self) -> u64 {
        self.processes_named.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Says that a child process is importing the main module. While it does, it must not start
    /// processes (CPython's `_check_not_importing_main`, `Lib/multiprocessing/spawn.py`).
    pub fn set_importing_main(&self, importing: bool) {
        self.importing_main.store(importing, Ordering::Relaxed);
    }

    /// Whether a child process is importing the main module.
    pub(crate) fn is_importing_main(&self) -> bool {
        self.importing_main.load(Ordering::Relaxed)
    }
}
