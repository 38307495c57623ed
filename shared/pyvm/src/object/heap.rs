//! Objects on the heap, and references to them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dashu_int::IBig;

use crate::bytecode::Code;
use crate::modules::{PoolObject, ProcessObject, ThreadObject};
use crate::object::{BoundMethod, Exception, Function, Iter, Range, Value};

/// A counted reference to an object. The object dies when the last one is dropped.
///
/// The count is atomic, so that values may cross threads under every set of rules without unsafe
/// code: whether a *program* loses updates is decided by the rules, never by Rust's memory model.
pub type Ref = Arc<Object>;

/// An object: what CPython calls a `PyObject`.
#[derive(Debug)]
pub struct Object {
    /// What it is and what it holds.
    pub kind: Kind,
}

impl Object {
    /// A new object with one reference.
    pub fn new(kind: Kind) -> Ref {
        Arc::new(Self { kind })
    }
}

/// The kinds of objects. A mutable one carries its own lock, which the free-threaded build has too
/// (PEP 703, "per-object locks"); under a GIL it is never contended.
#[derive(Debug)]
pub enum Kind {
    /// `str`
    Str(Box<str>),
    /// `int` beyond 64 bits
    BigInt(IBig),
    /// `tuple`
    Tuple(Vec<Value>),
    /// `list`
    List(Mutex<Vec<Value>>),
    /// `range`
    Range(Range),
    /// What `iter(x)` gives a program
    Iterator(Mutex<Iter>),
    /// A function's code, before `MAKE_FUNCTION`
    Code(Arc<Code>),
    /// A function defined in Python
    Function(Function),
    /// A method with its object
    BoundMethod(BoundMethod),
    /// An exception
    Exception(Box<Exception>),
    /// `threading.Thread`
    Thread(ThreadObject),
    /// `multiprocessing.Process`
    Process(ProcessObject),
    /// `multiprocessing.Pool`
    Pool(PoolObject),
}

impl Kind {
    /// The name of the class.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Str(_) => "str",
            Self::BigInt(_) => "int",
            Self::Tuple(_) => "tuple",
            Self::List(_) => "list",
            Self::Range(_) => "range",
            Self::Iterator(iter) => lock(iter).type_name(),
            Self::Code(_) => "code",
            Self::Function(_) => "function",
            Self::BoundMethod(_) => "builtin_function_or_method",
            Self::Exception(exception) => exception.kind.name(),
            Self::Thread(_) => "Thread",
            Self::Process(_) => "Process",
            Self::Pool(_) => "Pool",
        }
    }

    /// Python's truth value: containers are false when empty.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Str(text) => !text.is_empty(),
            Self::Tuple(items) => !items.is_empty(),
            Self::List(items) => !lock(items).is_empty(),
            Self::Range(range) => !range.is_empty(),
            _ => true,
        }
    }
}

/// The items of a list at this moment. Its lock is free again when this returns, so that two lists can be
/// read one after the other even where they are the same one.
pub(crate) fn snapshot(items: &Mutex<Vec<Value>>) -> Vec<Value> {
    lock(items).clone()
}

/// Locks an object. A panic while it was locked is a bug that has been reported already, so a
/// poisoned lock is taken all the same.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
