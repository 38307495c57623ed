//! A thread's memory of what classes have under a name: CPython's type cache (`type_cache`,
//! `Objects/typeobject.c`), and the inline caches of its instructions for attributes.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::object::{Class, Function, Kind, NativeFunction, Spot, Type, Value, class_of, find, sign};

/// How many lookups are remembered; a power of two.
const ENTRIES: usize = 256;

/// A name, by which instructions or the machine look something up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    /// The number of the module whose instructions know the name.
    module: u32,
    /// The place of the name among the module's.
    place: u32,
}

impl Key {
    pub(crate) const NEW: Self = Self { module: u32::MAX, place: 0 };
    pub(crate) const INIT: Self = Self { module: u32::MAX, place: 1 };

    /// The name at this place among those of a function's module.
    #[inline(always)]
    pub(crate) fn of(function: &Function, place: u32) -> Self {
        Self { module: function.globals.number as u32, place }
    }
}

/// What a class has under a name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    class: u32,
    key: Key,
    /// Whether it is a function, which becomes a method.
    pub(crate) is_function: bool,
    /// Whether an object's own attribute of this name comes first: it is no property or other data descriptor, and the
    /// class has no `__getattribute__`.
    pub(crate) is_plain: bool,
    /// Whether setting it needs no descriptor and no `__setattr__` of the program, and no look at slots.
    pub(crate) sets_plainly: bool,
    /// The sign of the name.
    pub(crate) sign: u64,
    /// What it has; `Null` for nothing.
    pub(crate) value: Value,
    /// Where the last object had it among its own attributes.
    pub(crate) spot: Spot,
}

/// The lookups of one thread.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    entries: Vec<Found>,
    /// The number of changes to classes that the entries have seen.
    changes: u64,
    /// Methods of built-in classes, which never change: address of the class, address of the name, the method.
    methods: Vec<(usize, usize, Option<&'static NativeFunction>)>,
}

impl Lookups {
    /// What a class, or one that it derives from, has under a name, if that is remembered.
    #[inline(always)]
    pub(crate) fn known(&mut self, interpreter: &Interpreter, class: u32, key: Key) -> Option<&mut Found> {
        if self.changes != interpreter.class_changes() {
            return None;
        }
        let entry = self.entries.get_mut(place(class, key))?;
        (entry.class == class && entry.key == key).then_some(entry)
    }

    /// What a class, or one that it derives from, has under a name. `value` is the class as a value.
    pub(crate) fn find(
        &mut self,
        interpreter: &Interpreter,
        class: &Class,
        value: impl FnOnce() -> Value,
        key: Key,
        name: &Name,
    ) -> &mut Found {
        let changes = interpreter.class_changes();
        if self.changes != changes || self.entries.is_empty() {
            self.clear(changes);
        }
        let entry = &mut self.entries[place(class.id, key)];
        if entry.class != class.id || entry.key != key {
            *entry = Self::look(class, key, &value(), name);
        }
        entry
    }

    /// The method of a built-in class.
    #[inline]
    pub(crate) fn method(&mut self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        self.known_method(class, name).or_else(|| self.look_method(class, name))
    }

    /// The same, if it is remembered.
    #[inline(always)]
    pub(crate) fn known_method(&self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        let (of, address) = (std::ptr::from_ref(class) as usize, Arc::as_ptr(name).cast::<u8>() as usize);
        let entry = self.methods.get((address >> 4 ^ of >> 5) % ENTRIES)?;
        if entry.0 == of && entry.1 == address { entry.2 } else { None }
    }

    #[cold]
    #[inline(never)]
    fn look_method(&mut self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        if self.methods.is_empty() {
            self.methods.resize(ENTRIES, (0, 0, None));
        }
        let (of, address) = (std::ptr::from_ref(class) as usize, Arc::as_ptr(name).cast::<u8>() as usize);
        let method = class.method(name);
        self.methods[(address >> 4 ^ of >> 5) % ENTRIES] = (of, address, method);
        method
    }

    #[cold]
    fn clear(&mut self, changes: u64) {
        self.entries.clear();
        self.entries.resize_with(ENTRIES, Found::default);
        self.changes = changes;
    }

    #[cold]
    fn look(class: &Class, key: Key, of: &Value, name: &Name) -> Found {
        let value = find(of, name).unwrap_or_default();
        let is_function =
            matches!(value, Value::Native(_)) || matches!(value.kind(), Some(Kind::Function(_)));
        let is_data = match value.kind() {
            Some(Kind::Property(_)) => true,
            Some(Kind::Instance(_)) => find(&class_of(&value), "__set__").is_some(),
            _ => false,
        };
        Found {
            class: class.id,
            key,
            is_function,
            is_plain: !is_data && !class.intercepts,
            sets_plainly: !is_data && class.sets_plainly.load(Ordering::Relaxed),
            sign: sign(name),
            value,
            spot: Spot::default(),
        }
    }
}

/// Where a lookup is remembered.
#[inline(always)]
fn place(class: u32, key: Key) -> usize {
    // Names of a module and classes are numbered in turn: what one loop looks up lies apart.
    key.place.wrapping_add(class << 3).wrapping_add(key.module << 6) as usize % ENTRIES
}
