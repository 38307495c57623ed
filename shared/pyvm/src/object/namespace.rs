//! The global variables of a module.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use crate::bytecode::Name;
use crate::object::{Attributes, Here, Kind, Mutex, Value, lock, try_lock};

/// A module written in Python.
#[derive(Debug)]
pub struct Module(pub Arc<Namespace>, AtomicU32);

impl Module {
    /// The module of these globals.
    pub fn new(globals: Arc<Namespace>) -> Self {
        Self(globals, AtomicU32::new(0))
    }
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
    /// Its place among the interpreter's modules, 0 for the main one.
    pub(crate) number: usize,
    /// The number of its first name, see [`Namespace::name_number`].
    first_name: u32,
    names: Arc<Names>,
    slots: Arc<[Slot]>,
    rest: Arc<Rest>,
}

/// What the namespaces of one module's pieces of code share beside the slots.
#[derive(Debug, Default)]
struct Rest {
    /// Globals that the module's own code never mentions.
    others: Mutex<Attributes>,
    /// The names of the piece that came last, where pieces came later.
    latest: Mutex<Option<Arc<Names>>>,
}

/// The names of a module, each with its place.
#[derive(Debug)]
pub struct Names {
    list: Vec<Name>,
    places: HashMap<Name, u32>,
    /// The places of names that were looked up last, by the address of the text that was looked up.
    hints: [AtomicU32; HINTS],
}

/// So many places are remembered; a power of two.
const HINTS: usize = 32;

impl Names {
    /// Takes the names in the order of their places.
    pub(crate) fn new(list: Vec<Name>) -> Self {
        let places = list.iter().cloned().zip(0..).collect();
        Self { list, places, hints: std::array::from_fn(|_| AtomicU32::new(0)) }
    }

    /// All names, in the order of their places.
    pub(crate) fn all(&self) -> &[Name] {
        &self.list
    }

    /// The name at a place.
    pub fn get(&self, place: u32) -> Option<&Name> {
        self.list.get(place as usize)
    }

    /// All names in the order of their places.
    pub(crate) fn in_order(&self) -> &[Name] {
        &self.list
    }

    /// The place of a name.
    pub fn place(&self, name: &str) -> Option<u32> {
        let hint = &self.hints[name.as_ptr().addr() >> 4 & (HINTS - 1)];
        let likely = hint.load(Ordering::Relaxed);
        if self.list.get(likely as usize).is_some_and(|known| **known == *name) {
            return Some(likely);
        }
        let place = self.places.get(name).copied()?;
        hint.store(place, Ordering::Relaxed);
        Some(place)
    }
}

#[derive(Debug, Default)]
struct Slot {
    version: AtomicU64,
    value: Mutex<Value>,
}

/// A thread's own copy of a global: a number, a native function; or a function, class or module, which is
/// counted, but not where it shows.
#[derive(Debug, Default)]
pub(crate) struct Cached {
    version: u64,
    value: Value,
}

impl Cached {
    /// Keeps a copy of a slot's value of this version, unless it is another counted object: that would be kept alive after
    /// the program let it go.
    #[inline(always)]
    fn keep(&mut self, value: &Value, version: u64) {
        self.version = version;
        let is_number = |value: &Value| !value.is_counted();
        match is_number(value) && is_number(&self.value) {
            true => std::mem::forget(std::mem::replace(&mut self.value, value.clone())),
            false => self.keep_object(value),
        }
    }

    #[inline(never)]
    fn keep_object(&mut self, value: &Value) {
        let kept = !matches!(value, Value::Object(_) | Value::Iter(_)) || hidden_references(value).is_some();
        self.set(if kept { value.clone() } else { Value::Null });
    }

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
    #[inline]
    fn drop(&mut self) {
        // Most globals of a module are never used by a thread.
        if !self.value.is_null() {
            self.set(Value::Null);
        }
    }
}

/// How many references to a function, class or module are threads' copies of globals: `sys.getrefcount` leaves them out.
/// Only what holds no other objects alive is copied, and modules, which live as long as their interpreter.
pub(crate) fn hidden_references(value: &Value) -> Option<&AtomicU32> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Function(function) if function.closure.is_empty() && function.defaults.is_empty() => {
                Some(&function.hidden)
            }
            Kind::Class(class) => Some(&class.hidden),
            Kind::Module(module) => Some(&module.1),
            _ => None,
        },
        _ => None,
    }
}

/// Numbers below are those of names that no module's slot has: [`crate::machine::lookup`] knows them.
pub(crate) const FIRST_NAME: u32 = 128;

/// The first of so many numbers that are nobody else's.
///
/// # Panics
/// Where the modules of a process have had four thousand million names.
fn numbers_for(names: usize) -> u32 {
    static NEXT: AtomicU64 = AtomicU64::new(FIRST_NAME as u64);
    let first = NEXT.fetch_add(names as u64, Ordering::Relaxed);
    u32::try_from(first + names as u64).expect("a process has room for fewer names") - names as u32
}

impl Namespace {
    /// An empty namespace for these names.
    pub fn new(module: &str, number: usize, names: Arc<Names>) -> Self {
        Self::with_room(module, number, names, 0)
    }

    /// The same with room for names that code brings along which is compiled later.
    pub(crate) fn with_room(module: &str, number: usize, names: Arc<Names>, room: usize) -> Self {
        let slots = (0..names.list.len() + room).map(|_| Slot::default()).collect();
        let first_name = numbers_for(names.list.len() + room);
        Self { module: module.into(), number, first_name, names, slots, rest: Arc::default() }
    }

    /// The names that code compiled for this module has to know.
    pub(crate) fn names(&self) -> Arc<Names> {
        lock(&self.rest.latest).clone().unwrap_or_else(|| self.names.clone())
    }

    /// The same globals for a piece of code that was compiled with [`Namespace::names`], and brought more. `None` where
    /// there is no room for them.
    pub(crate) fn for_code(&self, names: Arc<Names>) -> Option<Arc<Self>> {
        if names.list.len() > self.slots.len() {
            return None;
        }
        *lock(&self.rest.latest) = Some(names.clone());
        let (module, slots, rest) = (self.module.clone(), self.slots.clone(), self.rest.clone());
        let wider = Self { module, number: self.number, first_name: self.first_name, names, slots, rest };
        let others = std::mem::take(&mut *lock(&self.rest.others));
        for (name, value) in others.iter() {
            wider.set(&name, value);
        }
        Some(Arc::new(wider))
    }

    fn place(&self, name: &str) -> Option<u32> {
        self.names.place(name).or_else(|| lock(&self.rest.latest).as_ref()?.place(name))
    }

    /// The version of each slot, in order: it counts what was stored there.
    pub(crate) fn versions(&self) -> impl Iterator<Item = u64> {
        self.slots.iter().map(|slot| slot.version.load(Ordering::Relaxed))
    }

    /// The value of a slot.
    pub(crate) fn at(&self, slot: u32) -> Value {
        lock(&self.slots[slot as usize].value).clone()
    }

    /// Whether a slot holds this very value.
    pub(crate) fn holds(&self, slot: u32, value: &Value) -> bool {
        lock(&self.slots[slot as usize].value).is(value)
    }

    /// The globals that the module's own code never mentions, as they are stored.
    pub(crate) fn others(&self) -> Attributes {
        lock(&self.rest.others).clone()
    }

    /// Sets those; gives the old ones.
    pub(crate) fn set_others(&self, others: Attributes) -> Attributes {
        std::mem::replace(&mut *lock(&self.rest.others), others)
    }

    /// How many slots there are.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The name of a slot.
    #[inline(always)]
    pub fn name(&self, slot: u32) -> &Name {
        &self.names.list[slot as usize]
    }

    /// The number of the name of a slot: no other slot of any module has or had it.
    #[inline(always)]
    pub(crate) fn name_number(&self, slot: u32) -> u32 {
        self.first_name.wrapping_add(slot)
    }

    /// The value of a global by name; `Null` where there is none.
    pub fn get(&self, name: &str) -> Value {
        match self.place(name) {
            Some(at) => lock(&self.slots[at as usize].value).clone(),
            None => lock(&self.rest.others).named(name).unwrap_or_default(),
        }
    }

    /// Sets a global by name.
    pub fn set(&self, name: &str, value: Value) {
        let old = match self.place(name) {
            Some(at) => self.store(at, value),
            None => lock(&self.rest.others).set(name.into(), value),
        };
        drop(old);
    }

    /// All globals that have a value, with their names.
    pub fn all(&self) -> Vec<(Name, Value)> {
        let names = self.names();
        let slots = names.list.iter().zip(&*self.slots);
        let mut all: Vec<_> = slots.map(|(name, slot)| (name.clone(), lock(&slot.value).clone())).collect();
        all.retain(|(_, value)| !value.is_null());
        all.extend(lock(&self.rest.others).iter());
        all
    }

    /// The thread's copy of a slot, where it has one that is good.
    #[inline(always)]
    pub(crate) fn known<'c>(&self, slot: u32, cache: &'c [Cached]) -> Option<&'c Value> {
        match (self.slots.get(slot as usize), cache.get(slot as usize)) {
            (Some(slot), Some(cached)) if slot.version.load(Ordering::Acquire) == cached.version => {
                Some(&cached.value)
            }
            _ => None,
        }
    }

    /// A copy of that, where making it takes no call.
    #[inline(always)]
    pub(crate) fn cached(&self, slot: u32, cache: &[Cached], here: Here<'_>) -> Option<Value> {
        self.known(slot, cache)?.copied(here)
    }

    /// What a slot holds of which the thread has no copy. It keeps one from now on, where it keeps such values. `None` where the
    /// slot is unbound, or somebody else is at it.
    #[inline(always)]
    pub(crate) fn in_slot(&self, slot: u32, cache: &mut [Cached]) -> Option<Value> {
        let (slot, cached) = (self.slots.get(slot as usize)?, cache.get_mut(slot as usize)?);
        let value = try_lock(&slot.value)?;
        if value.is_null() {
            return None;
        }
        // Nobody writes as long as it is locked.
        let version = slot.version.load(Ordering::Acquire);
        if version != cached.version {
            cached.keep(&value, version);
        }
        Some(value.clone())
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
        cached.keep(&value, self.version.load(Ordering::Acquire));
        value.clone()
    }
}
