//! Objects on the heap, and references to them.

use std::borrow::Cow;
use std::sync::Arc;

use dashu_int::IBig;

use crate::bytecode::Code;
use crate::machine::Generator;
use crate::object::{
    Class, Custom, Deque, Dict, Exception, Extended, Function, Instance, Iter, KeptFrame, Lock, Method,
    Module, Mutex, Property, Range, Ref, Set, Slice, Str, Super, Value, View, lock, watch,
};

/// An object: what CPython calls a `PyObject`.
#[derive(Debug)]
pub struct Object {
    /// What it is and what it holds.
    pub kind: Kind,
}

impl Object {
    /// A new object with one reference.
    #[allow(clippy::new_ret_no_self, reason = "an object is only ever held by its references")]
    #[inline(always)]
    pub fn new(kind: Kind) -> Ref {
        let object = Ref::new(Self { kind });
        if watch::is_on() {
            watch::note(&object);
        }
        object
    }
}

/// The kinds of objects. A mutable one carries its own lock, which the free-threaded build has too
/// (PEP 703, "per-object locks"); under a GIL it is never contended. Large kinds are boxed, so that an
/// object stays small.
#[derive(Debug)]
pub enum Kind {
    /// `str`
    Str(Str),
    /// `bytes`
    Bytes(Box<[u8]>),
    /// `int` beyond 64 bits
    BigInt(IBig),
    /// `complex`: real and imaginary part
    Complex(f64, f64),
    /// `tuple`
    Tuple(Vec<Value>),
    /// `list`
    List(Mutex<Vec<Value>>),
    /// `dict`
    Dict(Box<Mutex<Dict>>),
    /// `set`
    Set(Box<Mutex<Set>>),
    /// `frozenset`
    FrozenSet(Box<Set>),
    /// `collections.deque`
    Deque(Box<Mutex<Deque>>),
    /// What `dict.keys()` and its kin give
    View(View),
    /// `range`
    Range(Range),
    /// `slice`
    Slice(Box<Slice>),
    /// What `iter(x)` gives a program
    Iterator(Box<Mutex<Iter>>),
    /// A generator
    Generator(Box<Mutex<Generator>>),
    /// A variable that functions share: CPython's cell
    Cell(Mutex<Value>),
    /// A function's code, before `MAKE_FUNCTION`
    Code(Arc<Code>),
    /// A function defined in Python
    Function(Box<Function>),
    /// A function with the object it belongs to
    Method(Box<Method>),
    /// `property`
    Property(Box<Property>),
    /// `staticmethod`
    StaticMethod(Value),
    /// `classmethod`
    ClassMethod(Value),
    /// `super()`
    Super(Box<Super>),
    /// A class that a program defines
    Class(Box<Class>),
    /// An object of such a class
    Instance(Instance),
    /// An object of such a class that is a container too
    Extended(Box<Extended>),
    /// An exception
    Exception(Box<Exception>),
    /// What a traceback keeps of a frame; no program sees it
    Frame(Mutex<KeptFrame>),
    /// A module written in Python
    Module(Module),
    /// A lock of `_thread`
    Lock(Box<Lock>),
    /// An object of a native module
    Custom(Box<dyn Custom>),
}

impl Kind {
    /// The name of the class.
    pub fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Instance(instance) => return instance.class_ref().kind.name_of_class(),
            Self::Extended(extended) => return extended.instance.class_ref().kind.name_of_class(),
            Self::Exception(exception) => return Cow::Owned(crate::object::class_name(&exception.class)),
            _ => crate::builtins::type_of_kind(self).name,
        })
    }

    fn name_of_class(&self) -> Cow<'static, str> {
        match self {
            // CPython names its classes in C with their module (`tp_name`), and those of `builtins` without.
            Self::Class(class) => Cow::Owned(match (&*class.module, &*class.name) {
                ("builtins", _) => class.qualname.to_string(),
                ("datetime" | "decimal", name)
                | ("collections", name @ ("OrderedDict" | "defaultdict"))
                | ("re", name @ ("Match" | "Pattern")) => format!("{}.{name}", class.module),
                (_, name) => name.to_owned(),
            }),
            _ => Cow::Borrowed("object"),
        }
    }

    /// Python's truth value: containers are false when empty.
    pub fn is_true(&self) -> bool {
        match self {
            Self::Str(text) => !text.is_empty(),
            Self::Bytes(bytes) => !bytes.is_empty(),
            Self::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
            Self::Tuple(items) => !items.is_empty(),
            Self::List(items) => !lock(items).is_empty(),
            Self::Dict(dict) => !lock(dict).is_empty(),
            Self::Set(set) => !lock(set).is_empty(),
            Self::FrozenSet(set) => !set.is_empty(),
            Self::Deque(deque) => !lock(deque).items().is_empty(),
            Self::View(view) => !view.is_empty(),
            Self::Range(range) => !range.is_empty(),
            Self::Extended(extended) => extended.payload.is_true(),
            _ => true,
        }
    }
}

/// The items of a list at this moment. Its lock is free again when this returns, so that two lists can be
/// read one after the other even where they are the same one.
pub(crate) fn snapshot(items: &Mutex<Vec<Value>>) -> Vec<Value> {
    lock(items).clone()
}
