//! A thread's memory of what classes have under a name: CPython's type cache (`type_cache`,
//! `Objects/typeobject.c`).

use std::sync::Arc;

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::object::{Class, Kind, NativeFunction, Type, Value, class_of, find, sign};

/// How many lookups are remembered; a power of two.
const ENTRIES: usize = 256;

/// What a class has under a name.
#[derive(Debug, Default)]
pub(crate) struct Found {
    class: u64,
    /// The address of the name. Names live as long as their interpreter.
    name: usize,
    /// What it has; `Null` for nothing.
    pub(crate) value: Value,
    /// Whether it is a function, which becomes a method.
    pub(crate) is_function: bool,
    /// Whether it decides before the object's own attributes: a property.
    pub(crate) is_data: bool,
    /// Whether objects of the class are asked for it in no other way: by a `__getattribute__`, or a descriptor.
    pub(crate) is_plain: bool,
    /// The sign of the name.
    pub(crate) sign: u64,
    /// Where the last object had it among its own attributes.
    pub(crate) place: usize,
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
    pub(crate) fn known(
        &mut self,
        interpreter: &Interpreter,
        class: &Class,
        name: &Name,
    ) -> Option<&mut Found> {
        if self.changes != interpreter.class_changes() {
            return None;
        }
        let address = Arc::as_ptr(name).cast::<u8>() as usize;
        let entry = self.entries.get_mut(place(class, address))?;
        (entry.class == class.id && entry.name == address).then_some(entry)
    }

    /// What a class, or one that it derives from, has under a name. `value` is the class as a value.
    pub(crate) fn find(
        &mut self,
        interpreter: &Interpreter,
        class: &Class,
        value: impl FnOnce() -> Value,
        name: &Name,
    ) -> &mut Found {
        let changes = interpreter.class_changes();
        if self.changes != changes || self.entries.is_empty() {
            self.clear(changes);
        }
        let address = Arc::as_ptr(name).cast::<u8>() as usize;
        let entry = &mut self.entries[place(class, address)];
        if entry.class != class.id || entry.name != address {
            *entry = Self::look(class, address, &value(), name);
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
    fn look(class: &Class, address: usize, of: &Value, name: &Name) -> Found {
        let value = find(of, name).unwrap_or_default();
        let is_function =
            matches!(value, Value::Native(_)) || matches!(value.kind(), Some(Kind::Function(_)));
        let is_data = match value.kind() {
            Some(Kind::Property(_)) => true,
            Some(Kind::Instance(_)) => find(&class_of(&value), "__set__").is_some(),
            _ => false,
        };
        let is_plain = !is_data && !class.intercepts;
        let sign = sign(name);
        Found { class: class.id, name: address, value, is_function, is_data, is_plain, sign, place: 0 }
    }
}

/// Where a lookup is remembered.
#[inline(always)]
fn place(class: &Class, name: usize) -> usize {
    (name >> 4 ^ (class.id as usize).wrapping_mul(31)) % ENTRIES
}
