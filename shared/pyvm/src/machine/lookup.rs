//! A thread's memory of what classes have under a name: CPython's type cache (`type_cache`,
//! `Objects/typeobject.c`), and of where objects of a shape have it: the inline caches of its instructions for
//! attributes.

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::call::new_of;
use crate::machine::remembered::{Fixed, Growing, Remembered};
use crate::machine::special::Special;
use crate::object::shape::Shape;
use crate::object::{Class, Kind, NativeFunction, NativeModule, Type, Value, class_of, find};

/// The number of the name `__new__`.
pub(crate) const NEW: u32 = 0;
/// The number of the name `__init__`.
pub(crate) const INIT: u32 = 1;
/// The number of the name `__setattr__`.
const SET_ATTR: u32 = Special::SET_ATTR.number();

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
    /// Whether reading it from the class itself gives just it.
    pub(crate) gives_itself: bool,
    /// Whether setting it needs no descriptor and no `__setattr__` of the program.
    pub(crate) sets_plainly: bool,
    /// What it has; `Null` for nothing.
    pub(crate) value: Value,
}

impl Found {
    /// Whether it is what this class has under this name.
    fn is(&self, class: &Class, name: u32) -> bool {
        self.class == class.id && self.name == name
    }
}

/// What objects of a shape have under a name.
#[derive(Debug, Default)]
#[repr(align(32))] // none lies in two cache lines
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

/// The place of what objects of a shape have not.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// What sets the keys of properties' functions and of constants apart.
const GETTER: u64 = 1 << 63;

/// The lookups of one thread.
#[derive(Debug, Default)]
pub(crate) struct Lookups {
    loads: Remembered<Load, 512>,
    stores: Remembered<Store, 512>,
    entries: Growing<Found>,
    above: Growing<Above>,
    /// The number of changes to classes that the entries have seen; 0 while there are none.
    changes: u64,
    /// Methods of built-in classes.
    methods: Fixed<NativeFunction, 512>,
    /// Members of native modules.
    members: Fixed<Value, 64>,
}

/// Where a lookup in a class is remembered.
#[inline(always)]
fn place(of: u32, name: u32) -> usize {
    // Names of a module and classes are numbered in turn: what one loop looks up lies apart.
    name.wrapping_add(of.wrapping_mul(37)) as usize
}

impl Lookups {
    /// What objects of a shape have under a name, if that is remembered. `key` is that of the shape and the name.
    #[inline(always)]
    pub(crate) fn load(&self, interpreter: &Interpreter, key: u64) -> Option<&Load> {
        let entry = self.loads.at(key as usize);
        if entry.key == key && self.changes == interpreter.class_changes() { Some(entry) } else { None }
    }

    /// The function that reads a property of objects of a shape, and how many local variables it has, if that is remembered.
    #[inline(always)]
    pub(crate) fn getter(&self, interpreter: &Interpreter, key: u64) -> Option<(&Value, u32)> {
        let load = self.load(interpreter, key | GETTER)?;
        if load.place == NOWHERE { None } else { Some((&load.method, load.place)) }
    }

    /// A number or text that objects of a shape have from their class, if that is remembered.
    #[inline(always)]
    pub(crate) fn constant(&self, interpreter: &Interpreter, key: u64) -> Option<&Value> {
        let load = self.load(interpreter, key | GETTER)?;
        if load.place == NOWHERE { Some(&load.method) } else { None }
    }

    /// Remembers that.
    pub(crate) fn remember_constant(&mut self, key: u64, value: Value) {
        self.remember_load(key | GETTER, NOWHERE, value);
    }

    /// Remembers that.
    pub(crate) fn remember_getter(&mut self, key: u64, function: Value, locals: u32) {
        self.remember_load(key | GETTER, locals, function);
    }

    /// What setting an attribute of objects of a shape comes to, if that is remembered.
    #[inline(always)]
    pub(crate) fn store(&self, interpreter: &Interpreter, key: u64) -> Option<&Store> {
        let entry = self.stores.at(key as usize);
        if entry.key == key && self.changes == interpreter.class_changes() { Some(entry) } else { None }
    }

    /// Where objects of a shape have an attribute of their own under a name, if that is remembered for reading it and for
    /// setting it.
    #[inline(always)]
    pub(crate) fn both(&self, interpreter: &Interpreter, key: u64) -> Option<usize> {
        let (load, store) = (self.loads.at(key as usize), self.stores.at(key as usize));
        let are_known = load.key == key && store.key == key && load.place == store.place;
        if are_known && self.changes == interpreter.class_changes() {
            Some(load.place as usize)
        } else {
            None
        }
    }

    /// Remembers what objects of a shape have under a name. What was found in their class is up to date.
    pub(crate) fn remember_load(&mut self, key: u64, place: u32, method: Value) {
        self.loads.put(key as usize, Load { key, place, method });
    }

    /// Remembers what setting an attribute comes to.
    pub(crate) fn remember_store(&mut self, key: u64, place: u32, next: Option<&'static Shape>) {
        self.stores.put(key as usize, Store { key, place, next });
    }

    /// What a class, or one that it derives from, has under a name, if that is remembered.
    #[inline(always)]
    pub(crate) fn known(&self, interpreter: &Interpreter, class: u32, name: u32) -> Option<&Found> {
        if self.changes != interpreter.class_changes() {
            return None;
        }
        let entry = self.entries.at(place(class, name));
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
        self.follow(interpreter.class_changes());
        let at = place(class.id, number);
        if !self.entries.at(at).is(class, number) {
            let value = value();
            let sets_itself = self.sets_itself(class, &value);
            self.entries.put(at, Self::look(class, number, &value, name, sets_itself));
        }
        self.entries.at(at)
    }

    /// Whether a class has a `__setattr__` of the program.
    fn sets_itself(&mut self, class: &Class, value: &Value) -> bool {
        let at = place(class.id, SET_ATTR);
        if !self.entries.at(at).is(class, SET_ATTR) {
            self.entries.put(at, Self::look(class, SET_ATTR, value, "__setattr__", false));
        }
        !matches!(self.entries.at(at).value, Value::Null | Value::Native(_))
    }

    /// What the classes after one class have under a name, which `look` finds. `key` holds the numbers of the object's class,
    /// of the class after which the lookup begins, and of the name.
    pub(crate) fn above(
        &mut self,
        interpreter: &Interpreter,
        key: (u32, u32, u32),
        look: impl FnOnce() -> Value,
    ) -> &Value {
        self.follow(interpreter.class_changes());
        let (class, after, name) = key;
        let at = place(class.wrapping_add(after << 4), name);
        if self.above.at(at).key != key {
            self.above.put(at, Above { key, value: look() });
        }
        &self.above.at(at).value
    }

    /// The method of a built-in class.
    #[inline]
    pub(crate) fn method(&mut self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        self.known_method(class, name).or_else(|| self.look_method(class, name))
    }

    /// The same, if it is remembered.
    #[inline(always)]
    pub(crate) fn known_method(&self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        self.methods.known(class, name)
    }

    #[cold]
    fn look_method(&mut self, class: &'static Type, name: &Name) -> Option<&'static NativeFunction> {
        self.methods.keep(class, name, class.method(name))
    }

    /// The member of a native module.
    #[inline(always)]
    pub(crate) fn member(&mut self, module: &'static NativeModule, name: &Name) -> Option<&'static Value> {
        self.members.known(module, name).or_else(|| self.members.keep(module, name, module.member(name)))
    }

    /// Forgets all that changes of classes may have made untrue.
    #[inline]
    fn follow(&mut self, changes: u64) {
        if self.changes != changes {
            self.forget(changes);
        }
    }

    #[cold]
    #[inline(never)]
    fn forget(&mut self, changes: u64) {
        self.entries.clear();
        self.above.clear();
        self.loads.clear();
        self.stores.clear();
        self.changes = changes;
    }

    #[cold]
    fn look(class: &Class, number: u32, of: &Value, name: &str, sets_itself: bool) -> Found {
        let value = if number == NEW { new_of(of) } else { find(of, name) }.unwrap_or_default();
        let is_function =
            matches!(value, Value::Native(_)) || matches!(value.kind(), Some(Kind::Function(_)));
        let is_bound = value.is_null()
            || matches!(
                value.plain_kind(),
                Some(Kind::ClassMethod(_) | Kind::StaticMethod(_) | Kind::Instance(_) | Kind::Extended(_))
            );
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
            // `__name__` and the like are no entries of the class.
            gives_itself: !is_bound && (is_function || !name.starts_with("__")) && class.metaclass.is_null(),
            sets_itself,
            sets_plainly: !is_data && !sets_itself && name != "__class__",
            value,
        }
    }
}
