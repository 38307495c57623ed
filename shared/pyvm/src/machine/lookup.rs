//! A thread's memory of what classes have under a name: CPython's type cache (`type_cache`,
//! `Objects/typeobject.c`), and of where objects of a shape have it: the inline caches of its instructions for
//! attributes.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::call::new_of;
use crate::object::shape::Shape;
use crate::object::{Class, Kind, NativeFunction, Type, Value, class_of, find};

/// How many lookups of each kind are remembered; a power of two.
const ENTRIES: usize = 512;

/// The number of the name `__new__`.
pub(crate) const NEW: u32 = 0;
/// The number of the name `__init__`.
pub(crate) const INIT: u32 = 1;
/// The number of the name `__setattr__`, beside those of the [special methods](crate::machine::special::Special).
const SET_ATTR: u32 = 23;

/// What a class has under a name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    class: u32,
    name: u32,
    /// Whether it is a function, which becomes a method.
    pub(crate) is_function: bool,
    /// Whether an object's own attribute of this name comes first: it is no property or other data descriptor, and the
    /// class has no `__getattribute__`.
    pub(crate) is_plain: bool,
    /// Whether the class has a `__setattr__` of the program.
    pub(crate) sets_itself: bool,
    /// Whether setting it needs no descriptor and no `__setattr__` of the program.
    pub(crate) sets_plainly: bool,
    /// What it has; `Null` for nothing.
    pub(crate) value: Value,
}

/// What objects of a shape have under a name.
#[derive(Debug, Default)]
pub(crate) struct Load {
    key: u64,
    /// The place of their own attribute; beyond all where they have none.
    pub(crate) place: u32,
    /// The function of the class that it then is; or `Null`.
    pub(crate) method: Value,
}

/// What setting an attribute of objects of a shape comes to.
#[derive(Debug, Default)]
pub(crate) struct Store {
    key: u64,
    /// The place of the attribute; beyond all where it is new.
    pub(crate) place: u32,
    /// The shape that the object has afterwards, where it is new.
    pub(crate) next: Option<&'static Shape>,
}

/// What the classes after another one have under a name, as seen from an object: `super().name`.
#[derive(Debug, Default)]
struct Above {
    /// The object's class, the class after which the lookup begins, and the name.
    key: (u32, u32, u32),
    value: Value,
}

/// How many of those are remembered; a power of two.
const MOST_ABOVE: usize = 64;

/// The place of what objects of a shape have not.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// What sets the keys of properties' functions apart.
const GETTER: u64 = 1 << 63;

/// The lookups of one thread.
#[derive(Debug)]
pub(crate) struct Lookups {
    loads: Box<[Load; ENTRIES]>,
    stores: Box<[Store; ENTRIES]>,
    entries: Vec<Found>,
    above: Vec<Above>,
    /// The number of changes to classes that the entries have seen; 0 while there are none.
    changes: u64,
    /// Methods of built-in classes, which never change: address of the class, address of the name, the method.
    methods: Vec<(usize, usize, Option<&'static NativeFunction>)>,
}

impl Default for Lookups {
    fn default() -> Self {
        Self {
            loads: Box::new(std::array::from_fn(|_| Load::default())),
            stores: Box::new(std::array::from_fn(|_| Store::default())),
            entries: Vec::new(),
            above: Vec::new(),
            changes: 0,
            methods: Vec::new(),
        }
    }
}

/// Where a lookup in a class is remembered.
#[inline(always)]
fn place(of: u32, name: u32) -> usize {
    // Names of a module and classes are numbered in turn: what one loop looks up lies apart.
    name.wrapping_add(of.wrapping_mul(37)) as usize % ENTRIES
}

impl Lookups {
    /// What objects of a shape have under a name, if that is remembered. `key` is that of the shape and the name.
    #[inline(always)]
    pub(crate) fn load(&self, interpreter: &Interpreter, key: u64) -> Option<&Load> {
        let entry = &self.loads[key as usize % ENTRIES];
        if entry.key == key && self.changes == interpreter.class_changes() { Some(entry) } else { None }
    }

    /// The function that reads a property of objects of a shape, and how many local variables it has, if that is remembered.
    #[inline(always)]
    pub(crate) fn getter(&self, interpreter: &Interpreter, key: u64) -> Option<(&Value, u32)> {
        self.load(interpreter, key | GETTER).map(|load| (&load.method, load.place))
    }

    /// Remembers that.
    pub(crate) fn remember_getter(&mut self, key: u64, function: Value, locals: u32) {
        self.remember_load(key | GETTER, locals, function);
    }

    /// What setting an attribute of objects of a shape comes to, if that is remembered.
    #[inline(always)]
    pub(crate) fn store(&self, interpreter: &Interpreter, key: u64) -> Option<&Store> {
        let entry = &self.stores[key as usize % ENTRIES];
        if entry.key == key && self.changes == interpreter.class_changes() { Some(entry) } else { None }
    }

    /// Remembers what objects of a shape have under a name. What was found in their class is up to date.
    pub(crate) fn remember_load(&mut self, key: u64, place: u32, method: Value) {
        self.loads[key as usize % ENTRIES] = Load { key, place, method };
    }

    /// Remembers what setting an attribute comes to.
    pub(crate) fn remember_store(&mut self, key: u64, place: u32, next: Option<&'static Shape>) {
        self.stores[key as usize % ENTRIES] = Store { key, place, next };
    }

    /// What a class, or one that it derives from, has under a name, if that is remembered.
    #[inline(always)]
    pub(crate) fn known(&self, interpreter: &Interpreter, class: u32, name: u32) -> Option<&Found> {
        if self.changes != interpreter.class_changes() {
            return None;
        }
        let entry = self.entries.get(place(class, name))?;
        (entry.class == class && entry.name == name).then_some(entry)
    }

    /// What a class, or one that it derives from, has under a name. `value` is the class as a value, `number` the number of
    /// the name.
    pub(crate) fn find(
        &mut self,
        interpreter: &Interpreter,
        class: &Class,
        value: impl FnOnce() -> Value,
        number: u32,
        name: &str,
    ) -> &Found {
        let changes = interpreter.class_changes();
        if self.changes != changes || self.entries.is_empty() {
            self.clear(changes);
        }
        let at = place(class.id, number);
        if self.entries[at].class != class.id || self.entries[at].name != number {
            let value = value();
            let sets_itself = self.sets_itself(class, &value);
            self.entries[at] = Self::look(class, number, &value, name, sets_itself);
        }
        &self.entries[at]
    }

    /// Whether a class has a `__setattr__` of the program.
    fn sets_itself(&mut self, class: &Class, value: &Value) -> bool {
        let entry = &mut self.entries[place(class.id, SET_ATTR)];
        if entry.class != class.id || entry.name != SET_ATTR {
            *entry = Self::look(class, SET_ATTR, value, "__setattr__", false);
        }
        !matches!(entry.value, Value::Null | Value::Native(_))
    }

    /// What the classes after one class have under a name, which `look` finds. `key` holds the numbers of the object's class,
    /// of the class after which the lookup begins, and of the name.
    pub(crate) fn above(
        &mut self,
        interpreter: &Interpreter,
        key: (u32, u32, u32),
        look: impl FnOnce() -> Value,
    ) -> &Value {
        let changes = interpreter.class_changes();
        if self.changes != changes || self.above.is_empty() {
            self.clear(changes);
        }
        let (class, after, name) = key;
        let at = place(class.wrapping_add(after << 4), name) % MOST_ABOVE;
        let entry = &mut self.above[at];
        if entry.key != key {
            *entry = Above { key, value: look() };
        }
        &entry.value
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
        self.above.clear();
        self.above.resize_with(MOST_ABOVE, Above::default);
        if self.changes != 0 {
            self.loads.fill_with(Load::default);
            self.stores.fill_with(Store::default);
        }
        self.changes = changes;
    }

    #[cold]
    fn look(class: &Class, number: u32, of: &Value, name: &str, sets_itself: bool) -> Found {
        let value = if number == NEW { new_of(of) } else { find(of, name) }.unwrap_or_default();
        let is_function =
            matches!(value, Value::Native(_)) || matches!(value.kind(), Some(Kind::Function(_)));
        let is_data = match value.kind() {
            Some(Kind::Property(_)) => true,
            Some(Kind::Instance(_)) => find(&class_of(&value), "__set__").is_some(),
            _ => false,
        };
        Found {
            class: class.id,
            name: number,
            is_function,
            is_plain: !is_data && !class.intercepts,
            sets_itself,
            sets_plainly: !is_data && !sets_itself && name != "__class__",
            value,
        }
    }
}
