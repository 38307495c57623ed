//! The attributes of an instance, a class or a function.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::object::{Dict, Kind, Mutex, Value, lock};

/// Values by name, in the order in which they were set.
///
/// Objects have a handful of attributes, and the names in one program are shared, so a walk that compares
/// addresses finds one faster than a hash would. Once a program asks for the `__dict__` of an object, though, its
/// attributes live in that dict: what is changed there is changed here. CPython makes the dict just as late
/// (`_PyObject_MaterializeManagedDict`, `Objects/dictobject.c`).
#[derive(Clone, Debug)]
pub enum Attributes {
    /// Nobody has asked for the dict.
    List(Vec<(Name, Value)>),
    /// The dict, an object of its own.
    Dict(Value),
}

impl Default for Attributes {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

/// The dict in a value that is known to be one.
fn entries(value: &Value) -> Option<&Mutex<Dict>> {
    match value.kind() {
        Some(Kind::Dict(dict)) => Some(dict),
        _ => None,
    }
}

impl Attributes {
    /// The value of an attribute.
    #[inline]
    pub fn get(&self, name: &Name) -> Option<Value> {
        match self {
            Self::List(list) => Self::position(list, name).map(|at| list[at].1.clone()),
            Self::Dict(_) => self.named(name),
        }
    }

    /// The value of an attribute. `place` is where the last object of the class had it, and is corrected.
    #[inline(always)]
    pub(crate) fn find(&self, name: &Name, place: &mut usize) -> Option<Value> {
        if let Self::List(list) = self
            && let Some((known, value)) = list.get(*place)
            && Arc::ptr_eq(known, name)
        {
            return Some(value.clone());
        }
        self.search(name, place)
    }

    #[inline(never)]
    fn search(&self, name: &Name, place: &mut usize) -> Option<Value> {
        let Self::List(list) = self else { return self.named(name) };
        let at = Self::position(list, name)?;
        *place = at;
        Some(list[at].1.clone())
    }

    fn position(list: &[(Name, Value)], name: &Name) -> Option<usize> {
        let same = list.iter().position(|(known, _)| Arc::ptr_eq(known, name));
        same.or_else(|| list.iter().position(|(known, _)| known == name))
    }

    /// Sets an attribute, and gives its old value. `place` is where the last object of the class had it, and is
    /// corrected.
    #[inline(always)]
    pub(crate) fn put(&mut self, name: &Name, place: &mut usize, value: Value) -> Value {
        if let Self::List(list) = self
            && let Some((known, old)) = list.get_mut(*place)
            && Arc::ptr_eq(known, name)
        {
            return std::mem::replace(old, value);
        }
        if let Self::List(list) = self {
            *place = Self::position(list, name).unwrap_or(list.len());
        }
        self.set(name.clone(), value)
    }

    /// The value of an attribute, by a name that is no [`Name`].
    pub fn named(&self, name: &str) -> Option<Value> {
        match self {
            Self::List(list) => list.iter().find(|(n, _)| **n == *name).map(|(_, value)| value.clone()),
            // Names are text, which always has a hash and is equal to text alone: no errors here and below.
            Self::Dict(dict) => lock(entries(dict)?).get(&Value::str(name)).ok().flatten().cloned(),
        }
    }

    /// Sets an attribute, and gives its old value.
    pub fn set(&mut self, name: Name, value: Value) -> Value {
        match self {
            Self::List(list) => match Self::position(list, &name) {
                Some(at) => std::mem::replace(&mut list[at].1, value),
                None => {
                    list.push((name, value));
                    Value::Null
                }
            },
            Self::Dict(dict) => {
                let old = entries(dict).map(|dict| lock(dict).insert(Value::str(&*name), value));
                old.and_then(Result::ok).flatten().unwrap_or_default()
            }
        }
    }

    /// Removes an attribute, and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        match self {
            Self::List(list) => {
                let at = list.iter().position(|(n, _)| **n == *name)?;
                Some(list.remove(at).1)
            }
            Self::Dict(dict) => {
                lock(entries(dict)?).remove(&Value::str(name)).ok().flatten().map(|(_, value)| value)
            }
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::vec::IntoIter<(Name, Value)> {
        let all: Vec<(Name, Value)> = match self {
            Self::List(list) => list.clone(),
            Self::Dict(dict) => entries(dict).map_or_else(Vec::new, |dict| {
                let dict = lock(dict);
                let named =
                    dict.iter().filter_map(|(name, value)| Some((name.as_str()?.into(), value.clone())));
                named.collect()
            }),
        };
        all.into_iter()
    }

    /// Shows `visit` each value, or the dict in which they live.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(&Value)) {
        match self {
            Self::List(list) => list.iter().for_each(|(_, value)| visit(value)),
            Self::Dict(dict) => visit(dict),
        }
    }

    /// The dict in which they live from now on: `__dict__`.
    pub fn dict(&mut self) -> Value {
        if let Self::List(list) = self {
            let mut dict = Dict::default();
            for (name, value) in std::mem::take(list) {
                let _ = dict.insert(Value::str(&*name), value);
            }
            *self = Self::Dict(Value::dict(dict));
        }
        match self {
            Self::Dict(dict) => dict.clone(),
            Self::List(_) => Value::None,
        }
    }

    /// Has them live in another dict. Gives what held them before.
    pub fn replace(&mut self, dict: Value) -> Self {
        std::mem::replace(self, Self::Dict(dict))
    }

    /// A dict of what they are at this moment.
    pub fn snapshot(&self) -> Value {
        let mut dict = Dict::default();
        for (name, value) in self.iter() {
            let _ = dict.insert(Value::str(&*name), value);
        }
        Value::dict(dict)
    }

    /// Moves all values out, the last one first.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        match self {
            Self::List(list) => to.extend(list.drain(..).rev().map(|(_, value)| value)),
            Self::Dict(dict) => to.push(std::mem::take(dict)),
        }
    }
}
