//! The global variables of a module.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::bytecode::Name;
use crate::object::{Attributes, Kind, Mutex, Value, lock};

/// A module written in Python.
#[derive(Debug)]
pub struct Module(pub Arc<Namespace>);

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
    /// Its place among the interpreter's modules, 0 for the main one.
    pub(crate) number: usize,
    names: Arc<Names>,
    slots: Box<[Slot]>,
    /// Globals that the module's own code never mentions.
    others: Mutex<Attributes>,
}

/// The names of a module, each with its place.
#[derive(Debug)]
pub struct Names {
    list: Vec<Name>,
    places: HashMap<Name, u32>,
}

impl Names {
    /// Takes the names in the order of their places.
    pub(crate) fn new(list: Vec<Name>) -> Self {
        let places = list.iter().cloned().zip(0..).collect();
        Self { list, places }
    }

    /// The name at a place.
    pub fn get(&self, place: u32) -> Option<&Name> {
        self.list.get(place as usize)
    }

    /// The place of a name.
    pub fn place(&self, name: &str) -> Option<u32> {
        self.places.get(name).copied()
    }
}

#[derive(Debug, Default)]
struct Slot {
    version: AtomicU64,
    value: Mutex<Value>,
}

/// A thread's own copy of a global: a number, a native function, a module; or a function or class, which is
/// counted, but not where it shows.
#[derive(Debug, Default)]
pub(crate) struct Cached {
    version: u64,
    value: Value,
}

impl Cached {
    fn set(&mut self, value: Value) {
        if let Some(hidden) = hidden_references(&value) {
            hidden.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(hidden) = hidden_references(&self.value) {
            hidden.fetch_sub(1, Ordering::Relaxed);
        }
        self.value = value;
    }
}

impl Clone for Cached {
    /// A new copy is empty.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Drop for Cached {
    fn drop(&mut self) {
        self.set(Value::Null);
    }
}

/// How many references to a function or class are threads' copies of globals: `sys.getrefcount` leaves them out.
/// Only what holds no other objects alive is copied.
pub(crate) fn hidden_references(value: &Value) -> Option<&AtomicU32> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Function(function) if function.closure.is_empty() && function.defaults.is_empty() => {
                Some(&function.hidden)
            }
            Kind::Class(class) => Some(&class.hidden),
            _ => None,
        },
        _ => None,
    }
}

impl Namespace {
    /// An empty namespace for these names.
    pub fn new(module: &str, number: usize, names: Arc<Names>) -> Self {
        let slots = names.list.iter().map(|_| Slot::default()).collect();
        Self { module: module.into(), number, names, slots, others: Mutex::default() }
    }

    /// How many slots there are.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// All its names, with their places.
    pub(crate) fn names(&self) -> Arc<Names> {
        self.names.clone()
    }

    /// The name of a slot.
    #[inline(always)]
    pub fn name(&self, slot: u32) -> &Name {
        &self.names.list[slot as usize]
    }

    /// The value of a global by name; `Null` where there is none.
    pub fn get(&self, name: &str) -> Value {
        match self.names.place(name) {
            Some(at) => lock(&self.slots[at as usize].value).clone(),
            None => lock(&self.others).named(name).unwrap_or_default(),
        }
    }

    /// Sets a global by name.
    pub fn set(&self, name: &str, value: Value) {
        let old = match self.names.place(name) {
            Some(at) => self.store(at, value),
            None => lock(&self.others).set(name.into(), value),
        };
        drop(old);
    }

    /// All globals that have a value, with their names.
    pub fn all(&self) -> Vec<(Name, Value)> {
        let slots = self.names.list.iter().zip(&self.slots);
        let mut all: Vec<_> = slots.map(|(name, slot)| (name.clone(), lock(&slot.value).clone())).collect();
        all.retain(|(_, value)| !value.is_null());
        all.extend(lock(&self.others).iter());
        all
    }

    /// The thread's copy of a slot, where it has one that is good.
    #[inline(always)]
    pub(crate) fn cached(&self, slot: u32, cache: &[Cached]) -> Option<Value> {
        let cached = cache.get(slot as usize)?;
        let good = self.slots[slot as usize].version.load(Ordering::Acquire) == cached.version;
        (good && !cached.value.is_null()).then(|| cached.value.clone())
    }

    /// Reads a slot; `Null` where it is unbound.
    #[inline(always)]
    pub(crate) fn load(&self, slot: u32, cache: &mut [Cached]) -> Value {
        let cached = &mut cache[slot as usize];
        let slot = &self.slots[slot as usize];
        if slot.version.load(Ordering::Acquire) == cached.version && !cached.value.is_null() {
            return cached.value.clone();
        }
        slot.read(cached)
    }

    /// Keeps a built-in as the value of a slot that is unbound, until it is bound.
    pub(crate) fn keep_builtin(&self, slot: u32, cache: &mut [Cached], value: &Value) {
        if !matches!(value, Value::Object(_) | Value::Iter(_)) {
            cache[slot as usize].set(value.clone());
        }
    }

    /// Writes a slot. Gives the old value back, to be dropped after the lock.
    pub(crate) fn store(&self, slot: u32, value: Value) -> Value {
        let slot = &self.slots[slot as usize];
        let mut place = lock(&slot.value);
        let old = std::mem::replace(&mut *place, value);
        // Whoever holds the lock is the only one to write.
        slot.version.store(slot.version.load(Ordering::Relaxed) + 1, Ordering::Release);
        old
    }
}

impl Slot {
    #[cold]
    #[inline(never)]
    fn read(&self, cached: &mut Cached) -> Value {
        let value = lock(&self.value);
        // Other counted objects are not kept: that would keep them alive after the program let them go.
        let kept =
            !matches!(*value, Value::Object(_) | Value::Iter(_)) || hidden_references(&value).is_some();
        cached.set(if kept { value.clone() } else { Value::Null });
        cached.version = self.version.load(Ordering::Acquire);
        value.clone()
    }
}
