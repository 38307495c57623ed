//! Functions defined in Python, and what makes methods of them.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use crate::bytecode::{Code, Name};
use crate::library::twins::{self, Twin};
use crate::object::{Attributes, Mutex, Namespace, Value};

/// A function defined in Python.
#[derive(Debug)]
pub struct Function {
    /// Its code.
    pub code: Arc<Code>,
    /// The globals of the module it was defined in.
    pub globals: Arc<Namespace>,
    /// Values of the last positional parameters where a call leaves them out.
    pub defaults: Vec<Value>,
    /// Values of keyword-only parameters where a call leaves them out.
    pub keyword_defaults: Vec<(Name, Value)>,
    /// The cells of the enclosing functions' variables that it uses.
    pub closure: Vec<Value>,
    /// Attributes that the program gave it.
    pub attributes: Mutex<Attributes>,
    /// What does the same natively in its commonest case, where this is a function of the library that has such a twin.
    pub(crate) twin: Option<Twin>,
    /// How many references to it are threads' copies of globals.
    pub(crate) hidden: AtomicU32,
}

impl Function {
    /// A function without defaults and closure.
    pub fn new(code: Arc<Code>, globals: Arc<Namespace>) -> Self {
        Self {
            twin: twins::of(&code.source, &code.qualname),
            code,
            globals,
            defaults: Vec::new(),
            keyword_defaults: Vec::new(),
            closure: Vec::new(),
            attributes: Mutex::default(),
            hidden: AtomicU32::new(0),
        }
    }
}

impl Function {
    /// The cell of an enclosing function's variable, by its slot.
    pub(crate) fn free_variable(&self, slot: usize) -> Option<&Value> {
        self.closure.get(slot.checked_sub(self.code.free.start)?)
    }

    /// Whether so many positional arguments are all it needs.
    #[inline(always)]
    pub(crate) fn takes(&self, given: usize) -> bool {
        let parameters = self.code.plain_parameters;
        given == parameters
            || parameters != usize::MAX && given < parameters && parameters - given <= self.defaults.len()
    }
}

/// A function with the object it belongs to, as `items.append` without a call gives it.
#[derive(Debug)]
pub struct Method {
    /// The function, native or not.
    pub function: Value,
    /// Its first argument.
    pub receiver: Value,
}

/// A `property`: `None` for a function it lacks.
#[derive(Debug, Clone)]
pub struct Property {
    /// Called with the object when the attribute is read.
    pub get: Value,
    /// Called with the object and the value when it is set.
    pub set: Value,
    /// Called with the object when it is deleted.
    pub delete: Value,
}

/// What `super()` gives: attributes of the classes after one class.
#[derive(Debug)]
pub struct Super {
    /// The class after which the lookup begins.
    pub after: Value,
    /// The object, or the class in a class method.
    pub receiver: Value,
}

/// `slice(start, stop, step)`, each `None` where it was left out.
#[derive(Debug)]
pub struct Slice {
    /// First position.
    pub start: Value,
    /// Position after the last.
    pub stop: Value,
    /// Distance between positions.
    pub step: Value,
}
