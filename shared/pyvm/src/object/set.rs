//! `set` and `frozenset`.

use crate::object::{Dict, Result, Value};

/// The members of a set.
#[derive(Clone, Debug, Default)]
pub struct Set(Dict);

impl Set {
    /// How many members it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a value is a member.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn contains(&self, value: &Value) -> Result<bool> {
        self.0.get(value).map(|found| found.is_some())
    }

    /// Adds a member; false where it is one already.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn add(&mut self, value: Value) -> Result<bool> {
        if self.contains(&value)? {
            return Ok(false);
        }
        self.0.insert(value, Value::None).map(|_| true)
    }

    /// Removes a member, and gives it.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash.
    pub fn remove(&mut self, value: &Value) -> Result<Option<Value>> {
        Ok(self.0.remove(value)?.map(|(member, _)| member))
    }

    /// Removes some member.
    pub fn pop(&mut self) -> Option<Value> {
        self.0.pop(false).map(|(member, _)| member)
    }

    /// A number that differs after a member came or went.
    pub(crate) fn changes(&self) -> u64 {
        self.0.changes()
    }

    /// The member at a place, or the next one after it, and the place after that.
    pub fn member_from(&self, place: usize) -> Option<(&Value, usize)> {
        self.0.entry_from(place).map(|(member, _, next)| (member, next))
    }

    /// All members.
    pub fn iter(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(member, _)| member)
    }

    /// Moves all members out.
    pub(crate) fn give_up(&mut self, to: &mut Vec<Value>) {
        self.0.give_up(to);
    }

    /// Removes everything.
    pub fn clear(&mut self) -> Vec<Value> {
        self.0.clear()
    }
}
