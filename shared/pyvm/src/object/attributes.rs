//! The attributes of an instance, a class or a function.

use std::sync::Arc;

use crate::bytecode::Name;
use crate::object::Value;

/// Values by name, in the order in which they were set.
///
/// Objects have a handful of attributes, and the names in one program are shared, so a walk that compares
/// addresses finds one faster than a hash would.
#[derive(Clone, Debug, Default)]
pub struct Attributes(Vec<(Name, Value)>);

impl Attributes {
    /// The value of an attribute.
    #[inline]
    pub fn get(&self, name: &Name) -> Option<&Value> {
        self.0.iter().find(|(n, _)| Arc::ptr_eq(n, name)).map(|(_, value)| value).or_else(|| self.named(name))
    }

    /// The value of an attribute, by a name that is no [`Name`].
    pub fn named(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(n, _)| **n == *name).map(|(_, value)| value)
    }

    /// Sets an attribute, and gives its old value.
    pub fn set(&mut self, name: Name, value: Value) -> Value {
        let at = self.0.iter().position(|(n, _)| Arc::ptr_eq(n, &name) || *n == name);
        match at {
            Some(at) => std::mem::replace(&mut self.0[at].1, value),
            None => {
                self.0.push((name, value));
                Value::Null
            }
        }
    }

    /// Removes an attribute, and gives its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(n, _)| **n == *name)?;
        Some(self.0.remove(at).1)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// Moves all values out, the last one first.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        to.extend(self.0.drain(..).rev().map(|(_, value)| value));
    }
}
