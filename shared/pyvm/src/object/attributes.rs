//! The attributes of an instance, a class or a function.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::object::{Dict, Here, Kind, Mutex, Value, lock};

/// Values by name, in the order in which they were set.
///
/// Objects have a handful of attributes, and the names in one program are shared, so a walk that compares
/// addresses finds one faster than a hash would. Once a program asks for the `__dict__` of an object, though, its
/// attributes live in that dict: what is changed there is changed here. CPython makes the dict just as late
/// (`_PyObject_MaterializeManagedDict`, `Objects/dictobject.c`).
#[derive(Clone, Debug, Default)]
pub struct Attributes {
    /// The signs of all names that were ever set: a name whose sign is not among them is not there. That spares the
    /// call of a method a look at all attributes of its object.
    signs: u64,
    held: Held,
}

/// Where the last object of a class had an attribute.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spot {
    /// Its place among the object's attributes.
    place: usize,
    /// The address of its name there.
    name: usize,
}

#[derive(Clone, Debug)]
enum Held {
    /// Nobody has asked for the dict.
    List(Vec<(Name, Value)>),
    /// The dict, an object of its own.
    Dict(Value),
}

impl Default for Held {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

/// The sign of a name: one bit of 64. Equal names have the same one.
pub(crate) fn sign(name: &str) -> u64 {
    let mixed =
        name.bytes().fold(0_u64, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    1 << (mixed >> 58)
}

#[inline(always)]
fn address(name: &Name) -> usize {
    Arc::as_ptr(name).cast::<u8>().addr()
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
        match &self.held {
            Held::List(list) => Self::position(list, name).map(|at| list[at].1.clone()),
            Held::Dict(_) => self.named(name),
        }
    }

    /// Whether there is surely no attribute whose name has this sign.
    #[inline(always)]
    pub(crate) fn lack(&self, sign: u64) -> bool {
        self.signs & sign == 0
    }

    /// The value of an attribute, if it is there and copying it takes no call.
    #[inline(always)]
    pub(crate) fn at(&self, spot: Spot, here: Here<'_>) -> Option<Value> {
        let Held::List(list) = &self.held else { return None };
        let (name, value) = list.get(spot.place)?;
        if address(name) == spot.name { value.copied(here) } else { None }
    }

    /// The place of an attribute's value, if it is there.
    #[inline(always)]
    pub(crate) fn place_at(&mut self, spot: Spot) -> Option<&mut Value> {
        let Held::List(list) = &mut self.held else { return None };
        let (name, value) = list.get_mut(spot.place)?;
        if address(name) == spot.name { Some(value) } else { None }
    }

    /// The value of an attribute. `spot` is where the last object of the class had it, and is corrected.
    pub(crate) fn find(&self, name: &Name, spot: &mut Spot) -> Option<Value> {
        let Held::List(list) = &self.held else { return self.named(name) };
        let place = Self::position(list, name)?;
        *spot = Spot { place, name: address(&list[place].0) };
        Some(list[place].1.clone())
    }

    fn position(list: &[(Name, Value)], name: &Name) -> Option<usize> {
        let same = list.iter().position(|(known, _)| Arc::ptr_eq(known, name));
        same.or_else(|| list.iter().position(|(known, _)| known == name))
    }

    /// Sets an attribute, and gives its old value. `spot` is where the last object of the class had it, and is
    /// corrected; `sign` is the sign of its name.
    pub(crate) fn put(&mut self, name: &Name, spot: &mut Spot, sign: u64, value: Value) -> Value {
        let Held::List(list) = &mut self.held else { return self.set(name.clone(), value) };
        if self.signs & sign != 0
            && let Some(place) = Self::position(list, name)
        {
            *spot = Spot { place, name: address(&list[place].0) };
            return std::mem::replace(&mut list[place].1, value);
        }
        *spot = Spot { place: list.len(), name: address(name) };
        self.signs |= sign;
        list.push((name.clone(), value));
        Value::Null
    }

    /// The value of an attribute, by a name that is no [`Name`].
    pub fn named(&self, name: &str) -> Option<Value> {
        match &self.held {
            Held::List(list) => list.iter().find(|(n, _)| **n == *name).map(|(_, value)| value.clone()),
            // Names are text, which always has a hash and is equal to text alone: no errors here and below.
            Held::Dict(dict) => lock(entries(dict)?).get(&Value::str(name)).ok().flatten().cloned(),
        }
    }

    /// Sets an attribute, and gives its old value.
    pub fn set(&mut self, name: Name, value: Value) -> Value {
        match &mut self.held {
            Held::List(list) => match Self::position(list, &name) {
                Some(at) => std::mem::replace(&mut list[at].1, value),
                None => {
                    self.signs |= sign(&name);
                    list.push((name, value));
                    Value::Null
                }
            },
            Held::Dict(dict) => {
                let old = entries(dict).map(|dict| lock(dict).insert(Value::str(&*name), value));
                old.and_then(Result::ok).flatten().unwrap_or_default()
            }
        }
    }

    /// Removes an attribute, and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        match &mut self.held {
            Held::List(list) => {
                let at = list.iter().position(|(n, _)| **n == *name)?;
                Some(list.remove(at).1)
            }
            Held::Dict(dict) => {
                lock(entries(dict)?).remove(&Value::str(name)).ok().flatten().map(|(_, value)| value)
            }
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::vec::IntoIter<(Name, Value)> {
        let all: Vec<(Name, Value)> = match &self.held {
            Held::List(list) => list.clone(),
            Held::Dict(dict) => entries(dict).map_or_else(Vec::new, |dict| {
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
        match &self.held {
            Held::List(list) => list.iter().for_each(|(_, value)| visit(value)),
            Held::Dict(dict) => visit(dict),
        }
    }

    /// The names and values in order, or the dict in which they live.
    pub(crate) fn held(&self) -> Result<&[(Name, Value)], &Value> {
        match &self.held {
            Held::List(list) => Ok(list),
            Held::Dict(dict) => Err(dict),
        }
    }

    /// The dict in which they live from now on: `__dict__`.
    pub fn dict(&mut self) -> Value {
        if let Held::List(list) = &mut self.held {
            let mut dict = Dict::default();
            for (name, value) in std::mem::take(list) {
                let _ = dict.insert(Value::str(&*name), value);
            }
            *self = Self::in_dict(Value::dict(dict));
        }
        match &self.held {
            Held::Dict(dict) => dict.clone(),
            Held::List(_) => Value::None,
        }
    }

    /// Has them live in another dict. Gives what held them before.
    pub fn replace(&mut self, dict: Value) -> Self {
        std::mem::replace(self, Self::in_dict(dict))
    }

    /// Those that live in a dict may have any name at any time.
    fn in_dict(dict: Value) -> Self {
        Self { signs: u64::MAX, held: Held::Dict(dict) }
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
        match &mut self.held {
            Held::List(list) => {
                let values = list.drain(..).rev().map(|(_, value)| value);
                to.extend(values.filter(Value::is_counted));
            }
            Held::Dict(dict) => to.push(std::mem::take(dict)),
        }
    }
}
