//! Values by name, side by side.

use crate::bytecode::Name;
use crate::object::Value;

/// Values by name, in the order in which they were set.
///
/// Names in one program are shared, so a walk that compares addresses finds one faster than a hash would. What is not
/// there is asked for more often than what is: each class that an attribute is looked up in has it or not. That most
/// often needs no walk: each name leaves a mark, and who has no mark is not there (Bloom, "Space/time trade-offs in hash
/// coding with allowable errors", 1970).
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    marks: u64,
    all: Vec<(Name, Value)>,
}

/// The mark that a name leaves.
#[inline(always)]
fn mark(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| usize::from(*byte));
    // Special methods begin and end alike.
    let length = bytes.len();
    1 << ((byte(length / 2) + 5 * byte(length / 3) + 23 * length) % 64)
}

impl Named {
    fn place(&self, name: &str) -> Option<usize> {
        if self.marks & mark(name) == 0 {
            return None;
        }
        let same = self.all.iter().position(|(known, _)| std::ptr::eq(&raw const **known, name));
        same.or_else(|| self.all.iter().position(|(known, _)| **known == *name))
    }

    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.place(name).map(|at| &self.all[at].1)
    }

    /// Sets a value, and gives the old one; `Null` where there was none.
    pub(super) fn set(&mut self, name: Name, value: Value) -> Value {
        match self.place(&name) {
            Some(at) => std::mem::replace(&mut self.all[at].1, value),
            None => {
                self.marks |= mark(&name);
                self.all.push((name, value));
                Value::Null
            }
        }
    }

    /// Removes a value. Its mark stays: others may have left the same.
    pub(super) fn remove(&mut self, name: &str) -> Option<Value> {
        self.place(name).map(|at| self.all.remove(at).1)
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, (Name, Value)> {
        self.all.iter()
    }

    /// Takes all out.
    pub(super) fn drain(&mut self) -> std::vec::Drain<'_, (Name, Value)> {
        self.marks = 0;
        self.all.drain(..)
    }
}

impl FromIterator<(Name, Value)> for Named {
    /// From names that are all different.
    fn from_iter<I: IntoIterator<Item = (Name, Value)>>(all: I) -> Self {
        let all: Vec<_> = all.into_iter().collect();
        Self { marks: all.iter().fold(0, |marks, (name, _)| marks | mark(name)), all }
    }
}
