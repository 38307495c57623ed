//! What an instruction knows already of the key that it looks for: its hash, and which keys of a table it is equal to.
//!
//! An object of a program's class says that in Python, by `__hash__` and `__eq__`. These are questions like others
//! ([`ask`](crate::object::ask)), but programs ask them all the time, so here they have a shorter way: the key's hash is asked
//! before the instruction is executed, and equality where a table meets another key of that hash.

use std::cell::RefCell;

use crate::builtins::exceptions::ASKING;
use crate::object::{Raise, Result, Value};

/// A key, and what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Keyed {
    key: Value,
    /// What its `__hash__` gave; `Null` while that is what is asked.
    hash: Value,
    /// Keys of the table that were asked whether they are equal to it.
    compared: Vec<(Value, bool)>,
    /// The key of the table that has not been asked yet, or is being asked; or `Null`.
    asked: Value,
}

thread_local! {
    /// What the instruction being executed knows of its key.
    static AT_HAND: RefCell<Keyed> = RefCell::default();
}

impl Keyed {
    /// A key whose hash is asked.
    pub(crate) fn new(key: Value) -> Self {
        Self { key, ..Self::default() }
    }

    /// The key.
    pub(crate) fn key(&self) -> &Value {
        &self.key
    }

    /// The key of the table that is to be asked, or is being asked; or `Null`.
    pub(crate) fn asked(&self) -> &Value {
        &self.asked
    }

    /// Learns the answer. False where it has to be settled first: `__eq__` may give anything.
    pub(crate) fn learn(&mut self, answer: &Value) -> bool {
        match answer {
            _ if self.hash.is_null() => self.hash = answer.clone(),
            Value::True | Value::False => {
                let asked = std::mem::take(&mut self.asked);
                self.compared.push((asked, matches!(answer, Value::True)));
            }
            _ => return false,
        }
        true
    }

    /// All answers there are, each with the name of its question and what it was asked of.
    pub(crate) fn answers(&self) -> impl Iterator<Item = (&'static str, Vec<&Value>, Value)> {
        let hash = ("_hash", vec![&self.key], self.hash.clone());
        let compared = self.compared.iter().map(|(other, is_equal)| {
            let values = vec![other, &self.key];
            ("_equal", values, Value::from(*is_equal))
        });
        std::iter::once(hash).filter(|(.., hash)| !hash.is_null()).chain(compared)
    }

    /// All it refers to.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        let compared = self.compared.iter().map(|(other, _)| other);
        [&self.key, &self.hash, &self.asked].into_iter().chain(compared)
    }

    /// Does something with this at hand. What it is when that is done may have become a question.
    pub(crate) fn at_hand<T>(&mut self, run: impl FnOnce() -> T) -> T {
        AT_HAND.set(std::mem::take(self));
        let done = run();
        *self = AT_HAND.take();
        done
    }
}

/// What the `__hash__` of a value gave, where that is at hand.
pub(crate) fn known_hash(value: &Value) -> Option<Value> {
    AT_HAND
        .with_borrow(|keyed| keyed.key.is(value).then(|| keyed.hash.clone()))
        .filter(|hash| !hash.is_null())
}

/// Whether a key of a table is equal to the one that is looked for, where what is known of that one is at hand.
///
/// # Errors
/// The question, where it is not known yet.
pub(crate) fn known_equality(of_table: &Value, key: &Value) -> Option<Result<bool>> {
    AT_HAND.with_borrow_mut(|keyed| {
        if !of_table.is_programs() || !keyed.key.is(key) || key.is_null() {
            return None;
        }
        let known = keyed.compared.iter().find(|(other, _)| other.is(of_table));
        Some(known.map(|(_, is_equal)| *is_equal).ok_or_else(|| {
            keyed.asked = of_table.clone();
            Raise::with(Value::Type(&ASKING), Vec::new())
        }))
    })
}
