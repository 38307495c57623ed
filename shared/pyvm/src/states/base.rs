//! What a program finds when it begins: the library.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use crate::machine::Interpreter;
use crate::object::traverse::of_value;
use crate::object::{Kind, Namespace, Ref, Value};

/// Hashes addresses: their lowest bits are alike, and the others are as good as any.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, address: usize) {
        self.0 = (self.0 ^ address as u64 >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// A map from addresses of objects.
pub(crate) type Addresses<T> = HashMap<usize, T, BuildHasherDefault<AddressHasher>>;

/// The version and the value of a global at the beginning.
type Global = (u64, Value);

/// What an interpreter has before its program begins. Of that only the changeable part can differ from one state to
/// another: containers, locks, objects with attributes, and globals that somebody sets.
#[derive(Debug)]
pub struct Base {
    /// Functions, classes and whatever else stays as it is, with numbers that are the same in each run.
    pub(super) fixed: Addresses<u64>,
    /// The changeable objects.
    pub(super) changeable: Vec<Ref>,
    /// All of them, so that no other object gets their addresses.
    _kept: Vec<Ref>,
    /// The modules, with the versions and the values of their globals.
    pub(super) modules: Vec<(Arc<Namespace>, Vec<Global>)>,
    modules_loaded: usize,
}

impl Base {
    /// What an interpreter has whose program has not begun. It loads these modules first.
    pub fn of(interpreter: &Arc<Interpreter>, modules: &[String]) -> Self {
        modules.iter().for_each(|module| interpreter.load(module));
        // Whoever runs a thread needs this module; it is here from the start.
        drop(interpreter.library_function("call"));
        let modules: Vec<Arc<Namespace>> =
            interpreter.namespaces().into_iter().map(|(_, namespace)| namespace).collect();
        let mut found: Vec<Ref> = Vec::new();
        let mut fixed: Addresses<u64> = Addresses::default();
        let mut note = |object: &Ref, found: &mut Vec<Ref>| {
            let number = fixed.len() as u64;
            if let std::collections::hash_map::Entry::Vacant(entry) = fixed.entry(Ref::as_ptr(object).addr())
            {
                entry.insert(number);
                found.push(object.clone());
            }
        };
        for namespace in &modules {
            for (_, value) in namespace.all() {
                of_value(&value, &mut |object| note(object, &mut found));
            }
        }
        let mut at = 0;
        while let Some(object) = found.get(at).cloned() {
            object.kind.traverse(&mut |other| note(other, &mut found));
            at += 1;
        }
        let changeable: Vec<Ref> = found.iter().filter(|object| changes(&object.kind)).cloned().collect();
        for object in &changeable {
            fixed.remove(&Ref::as_ptr(object).addr());
        }
        let modules = modules.into_iter().map(|namespace| {
            let slots = (0..).zip(namespace.versions());
            let globals = slots.map(|(slot, version)| (version, namespace.at(slot))).collect();
            (namespace, globals)
        });
        let modules = modules.collect();
        Self { fixed, changeable, _kept: found, modules, modules_loaded: interpreter.modules_loaded() }
    }

    /// The modules that the interpreter has loaded since.
    pub(super) fn new_modules(&self, interpreter: &Interpreter) -> Vec<String> {
        if interpreter.modules_loaded() == self.modules_loaded {
            return Vec::new();
        }
        let known = |name: &str| self.modules.iter().any(|(namespace, _)| &*namespace.module == name);
        interpreter.namespaces().into_iter().map(|(name, _)| name).filter(|name| !known(name)).collect()
    }

    /// The globals of modules that have been set since, with their values.
    pub(super) fn changed_globals(&self) -> Vec<(usize, u32, Value)> {
        let mut changed = Vec::new();
        for (number, (namespace, globals)) in self.modules.iter().enumerate() {
            for (slot, (version, (then, value))) in (0..).zip(namespace.versions().zip(globals)) {
                if version != *then && !namespace.holds(slot, value) {
                    changed.push((number, slot, namespace.at(slot)));
                }
            }
        }
        changed
    }

    /// The value that a module's global had at the beginning.
    pub(super) fn first_value(&self, module: usize, slot: u32) -> &Value {
        &self.modules[module].1[slot as usize].1
    }
}

/// Whether an object of the library can change.
fn changes(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::List(_)
            | Kind::Dict(_)
            | Kind::Set(_)
            | Kind::Deque(_)
            | Kind::Iterator(_)
            | Kind::Generator(_)
            | Kind::Cell(_)
            | Kind::Instance(_)
            | Kind::Extended(_)
            | Kind::Exception(_)
            | Kind::Lock(_)
    )
}
