//! What `dict.keys()`, `.values()` and `.items()` give.

use crate::object::{Kind, Ref, Value, lock};

/// A view of a dict, which shows it as it is now.
#[derive(Clone, Debug)]
pub struct View {
    /// The dict.
    pub dict: Ref,
    /// Which part of its entries.
    pub part: Part,
}

/// Which part of a dict's entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Keys alone
    Keys,
    /// Values alone
    Values,
    /// Pairs of both
    Items,
}

impl View {
    /// How many entries the dict has.
    pub fn len(&self) -> usize {
        match &self.dict.kind {
            Kind::Dict(dict) => lock(dict).len(),
            _ => 0,
        }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What it shows of an entry.
    pub(crate) fn of(part: Part, key: &Value, value: &Value) -> Value {
        match part {
            Part::Keys => key.clone(),
            Part::Values => value.clone(),
            Part::Items => Value::tuple(vec![key.clone(), value.clone()]),
        }
    }

    /// All it shows.
    pub fn items(&self) -> Vec<Value> {
        match &self.dict.kind {
            Kind::Dict(dict) => {
                lock(dict).iter().map(|(key, value)| Self::of(self.part, key, value)).collect()
            }
            _ => Vec::new(),
        }
    }
}
