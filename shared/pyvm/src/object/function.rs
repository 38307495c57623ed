//! Functions defined in Python, and the namespace of the module they belong to.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::bytecode::{Code, Name};
use crate::object::{NativeFunction, Value, lock};

/// A function defined in Python.
#[derive(Debug)]
pub struct Function {
    /// Its code.
    pub code: Arc<Code>,
    /// The globals of the module it was defined in.
    pub globals: Arc<Namespace>,
    /// Values of the last parameters where a call leaves them out.
    pub defaults: Vec<Value>,
}

/// A built-in method with the object it belongs to, as `items.append` without a call gives it.
#[derive(Debug)]
pub struct BoundMethod {
    /// The method.
    pub function: &'static NativeFunction,
    /// Its first argument.
    pub receiver: Value,
}

/// A module's global variables: CPython's `__dict__` of the module.
///
/// The compiler knows every name a module uses, so each has a fixed slot and `LOAD_GLOBAL` needs no
/// hashing. Threads read a slot through a copy of their own that is good as long as the slot's
/// version has not changed: CPython's `LOAD_GLOBAL_MODULE` with its version tag
/// (`Python/bytecodes.c`) rests on the same idea.
#[derive(Debug)]
pub struct Namespace {
    /// The module's `__name__`.
    pub module: Name,
    names: Arc<[Name]>,
    slots: Box<[Slot]>,
}

#[derive(Debug, Default)]
struct Slot {
    version: AtomicU64,
    value: Mutex<Value>,
}

/// A thread's own copy of a global that is not counted: numbers, native functions, modules.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cached {
    version: u64,
    value: Value,
}

impl Namespace {
    /// An empty namespace for these names.
    pub fn new(module: &str, names: Arc<[Name]>) -> Self {
        let slots = names.iter().map(|_| Slot::default()).collect();
        Self { module: module.into(), names, slots }
    }

    /// How many slots there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The name of a slot.
    pub fn name(&self, slot: u32) -> &Name {
        &self.names[slot as usize]
    }

    /// The value of a global by name; `Null` where there is none.
    pub fn get(&self, name: &str) -> Value {
        self.names
            .iter()
            .position(|n| &**n == name)
            .map_or(Value::Null, |at| lock(&self.slots[at].value).clone())
    }

    /// Sets a global by name. A name that the module's code never mentions is not kept.
    pub fn set(&self, name: &str, value: Value) {
        if let Some(at) = self.names.iter().position(|n| &**n == name) {
            self.store(at as u32, value);
        }
    }

    /// Reads a slot; `Null` where it is unbound.
    #[inline(always)]
    pub(crate) fn load(&self, slot: u32, cache: &mut [Cached]) -> Value {
        let cached = &mut cache[slot as usize];
        let slot = &self.slots[slot as usize];
        if slot.version.load(Ordering::SeqCst) == cached.version && !cached.value.is_null() {
            return cached.value.clone();
        }
        slot.read(cached)
    }

    /// Writes a slot. Gives the old value back, to be dropped after the lock.
    pub(crate) fn store(&self, slot: u32, value: Value) -> Value {
        let slot = &self.slots[slot as usize];
        let mut place = lock(&slot.value);
        let old = std::mem::replace(&mut *place, value);
        slot.version.fetch_add(1, Ordering::SeqCst);
        old
    }
}

impl Slot {
    #[cold]
    #[inline(never)]
    fn read(&self, cached: &mut Cached) -> Value {
        let value = lock(&self.value);
        // Counted objects are not kept: a hidden reference would show in `sys.getrefcount`, and
        // would keep the object alive after the program let it go.
        let countless = !matches!(*value, Value::Object(_) | Value::Iter(_));
        cached.value = if countless { value.clone() } else { Value::Null };
        cached.version = self.version.load(Ordering::SeqCst);
        value.clone()
    }
}
