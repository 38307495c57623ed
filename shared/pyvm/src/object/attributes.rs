//! The attributes of an instance, a class or a function.

use crate::bytecode::Name;
use crate::object::named::Named;
use crate::object::shape::{Shape, Shapes};
use crate::object::{Dict, Kind, Mutex, Value, lock, nests};

/// Values by name, in the order in which they were set.
///
/// An object of a program's class has a `Shape`, which knows the names; its values alone are here. Where there is none,
/// names and values lie side by side (`Named`). Once a program asks for the `__dict__` of an object, though, its attributes
/// live in that dict: what is changed there is changed here. CPython makes the dict just as late
/// (`_PyObject_MaterializeManagedDict`, `Objects/dictobject.c`).
#[derive(Clone, Debug)]
pub struct Attributes(Held);

#[derive(Clone, Debug)]
enum Held {
    /// The values of the names that the shape has, in its order.
    Shaped(&'static Shape, Vec<Value>),
    /// Nobody has asked for the dict.
    List(Named),
    /// The dict, an object of its own.
    Dict(Value),
}

impl Default for Attributes {
    fn default() -> Self {
        Self(Held::List(Named::default()))
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
    /// None so far, of an object of a class with this first shape: there is room for as many as others of the class had.
    #[inline(always)]
    pub(crate) fn of_class(shapes: &Shapes) -> Self {
        match shapes.first() {
            Some(shape) => Self(Held::Shaped(shape, Vec::with_capacity(shape.room()))),
            None => Self::default(),
        }
    }

    /// These values by the names of a shape, in its order.
    pub(crate) fn of_shape(shape: &'static Shape, values: Vec<Value>) -> Self {
        Self(Held::Shaped(shape, values))
    }

    /// The shape and the values, where there is one.
    #[inline(always)]
    pub(crate) fn shaped(&self) -> Option<(&'static Shape, &[Value])> {
        match &self.0 {
            Held::Shaped(shape, values) => Some((shape, values)),
            _ => None,
        }
    }

    /// The same, to change a value.
    #[inline(always)]
    pub(crate) fn shaped_mut(&mut self) -> Option<(&'static Shape, &mut [Value])> {
        match &mut self.0 {
            Held::Shaped(shape, values) => Some((shape, values)),
            _ => None,
        }
    }

    /// Sets an attribute that is known to be new, which leads from the present shape to `next`.
    #[inline(always)]
    pub(crate) fn add(&mut self, next: &'static Shape, value: Value) {
        if let Held::Shaped(shape, values) = &mut self.0 {
            if values.capacity() == 0 {
                values.reserve_exact(shape.room().max(1));
            }
            values.push(value);
            *shape = next;
        }
    }

    /// The same where there is room for it; otherwise gives it back.
    #[inline(always)]
    pub(crate) fn add_in_room(&mut self, next: &'static Shape, value: Value) -> Option<Value> {
        match &mut self.0 {
            Held::Shaped(shape, values) if values.len() < values.capacity() => {
                values.push(value);
                *shape = next;
                None
            }
            _ => Some(value),
        }
    }

    /// The place of a name in the shape; `None` where it has none, or there is no shape.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        match &self.0 {
            Held::Shaped(shape, _) => shape.place(name),
            _ => None,
        }
    }

    /// The value of an attribute.
    #[inline]
    pub fn get(&self, name: &Name) -> Option<Value> {
        self.named(name)
    }

    /// The value of an attribute, by a name that is no [`Name`].
    pub fn named(&self, name: &str) -> Option<Value> {
        match &self.0 {
            Held::Shaped(shape, values) => values.get(shape.place(name)?).cloned(),
            Held::List(list) => list.get(name).cloned(),
            // Names are text, which always has a hash and is equal to text alone: no errors here and below.
            Held::Dict(dict) => lock(entries(dict)?).get(&Value::str(name)).ok().flatten().cloned(),
        }
    }

    /// Sets an attribute, and gives its old value.
    pub fn set(&mut self, name: Name, value: Value) -> Value {
        match &mut self.0 {
            Held::Shaped(shape, values) => {
                if let Some(place) = shape.place(&name).and_then(|at| values.get_mut(at)) {
                    return std::mem::replace(place, value);
                }
                match shape.with(&name) {
                    Some(next) => self.add(next, value),
                    None => drop(self.unshaped().set(name, value)),
                }
                Value::Null
            }
            Held::List(list) => list.set(name, value),
            Held::Dict(dict) => {
                let old = entries(dict).map(|dict| lock(dict).insert(Value::str(&*name), value));
                old.and_then(Result::ok).flatten().unwrap_or_default()
            }
        }
    }

    /// Removes an attribute, and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        match &mut self.0 {
            Held::Shaped(shape, values) => {
                let at = shape.place(name)?;
                match shape.without(at) {
                    Some(rest) => {
                        *shape = rest;
                        Some(values.remove(at))
                    }
                    None => self.unshaped().remove(name),
                }
            }
            Held::List(list) => list.remove(name),
            Held::Dict(dict) => {
                lock(entries(dict)?).remove(&Value::str(name)).ok().flatten().map(|(_, value)| value)
            }
        }
    }

    /// The names and values from now on side by side.
    fn unshaped(&mut self) -> &mut Named {
        if let Held::Shaped(shape, values) = &mut self.0 {
            let list = shape.names().into_iter().zip(std::mem::take(values)).collect();
            self.0 = Held::List(list);
        }
        match &mut self.0 {
            Held::List(list) => list,
            _ => unreachable!("what has no shape and no dict is a list"),
        }
    }

    /// The same names and values, as an object of the class with these shapes has them.
    pub(crate) fn reshape(&mut self, shapes: &Shapes) {
        let Held::Shaped(shape, values) = &mut self.0 else { return };
        match shapes.of_names(&shape.names()) {
            Some(new) => *self = Self(Held::Shaped(new, std::mem::take(values))),
            None => drop(self.unshaped()),
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::vec::IntoIter<(Name, Value)> {
        let all: Vec<(Name, Value)> = match &self.0 {
            Held::Shaped(shape, values) => shape.names().into_iter().zip(values.iter().cloned()).collect(),
            Held::List(list) => list.iter().cloned().collect(),
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
        match &self.0 {
            Held::Shaped(_, values) => values.iter().for_each(visit),
            Held::List(list) => list.iter().for_each(|(_, value)| visit(value)),
            Held::Dict(dict) => visit(dict),
        }
    }

    /// The names and values in order, or the dict in which they live.
    pub(crate) fn held(&self) -> Result<Vec<(Name, &Value)>, &Value> {
        match &self.0 {
            Held::Shaped(shape, values) => Ok(shape.names().into_iter().zip(values).collect()),
            Held::List(list) => Ok(list.iter().map(|(name, value)| (name.clone(), value)).collect()),
            Held::Dict(dict) => Err(dict),
        }
    }

    /// The dict in which they live from now on: `__dict__`.
    pub fn dict(&mut self) -> Value {
        if let Held::Dict(dict) = &self.0 {
            return dict.clone();
        }
        let mut dict = Dict::default();
        for (name, value) in self.unshaped().drain() {
            let _ = dict.insert(Value::str(&*name), value);
        }
        let dict = Value::dict(dict);
        self.0 = Held::Dict(dict.clone());
        dict
    }

    /// Has them live in another dict. Gives what held them before.
    pub fn replace(&mut self, dict: Value) -> Self {
        std::mem::replace(self, Self(Held::Dict(dict)))
    }

    /// A dict of what they are at this moment.
    pub fn snapshot(&self) -> Value {
        let mut dict = Dict::default();
        for (name, value) in self.iter() {
            let _ = dict.insert(Value::str(&*name), value);
        }
        Value::dict(dict)
    }

    /// Whether the death of a value may lead to others. That of numbers and texts does not: they are dropped as they are.
    #[inline(always)]
    pub(super) fn nest(&self) -> bool {
        match &self.0 {
            Held::Shaped(_, values) => values.iter().any(nests),
            _ => true,
        }
    }

    /// Moves all values out, the last one first.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        match &mut self.0 {
            Held::Shaped(_, values) if !values.iter().any(nests) => {}
            Held::Shaped(_, values) => to.extend(values.drain(..).rev().filter(Value::is_counted)),
            Held::List(list) => {
                let values = list.drain().rev().map(|(_, value)| value);
                to.extend(values.filter(Value::is_counted));
            }
            Held::Dict(dict) => to.push(std::mem::take(dict)),
        }
    }
}
