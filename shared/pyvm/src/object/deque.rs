//! What a `collections.deque` holds.

use std::collections::VecDeque;

use crate::object::{Mutex, Value, lock};

/// The items of a `deque`, and how many there may be.
#[derive(Clone, Debug, Default)]
pub struct Deque {
    items: VecDeque<Value>,
    limit: Option<usize>,
    /// How often items have come or gone: by that an iterator sees that it no longer fits (`state` in
    /// `Modules/_collectionsmodule.c`).
    changes: u64,
}

impl Deque {
    /// A deque of at most `limit` items: the last ones.
    pub(crate) fn new(items: Vec<Value>, limit: Option<usize>) -> Self {
        let mut deque = Self { items: items.into(), limit, changes: 0 };
        drop(deque.surplus(false));
        deque
    }

    /// How many items there may be.
    pub(crate) fn limit(&self) -> Option<usize> {
        self.limit
    }

    /// How often items have come or gone.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }

    /// The items.
    pub fn items(&self) -> &VecDeque<Value> {
        &self.items
    }

    /// An item, to be replaced: that is no change that an iterator minds.
    pub(crate) fn item_mut(&mut self, at: usize) -> Option<&mut Value> {
        self.items.get_mut(at)
    }

    /// Whether a new item would push another one out.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.limit.is_some_and(|limit| self.items.len() >= limit)
    }

    /// Takes out the items beyond the limit, from one end.
    #[must_use = "what dies should do so after the lock"]
    fn surplus(&mut self, from_right: bool) -> VecDeque<Value> {
        let more = self.limit.map_or(0, |limit| self.items.len().saturating_sub(limit));
        if more == 0 {
            return VecDeque::new();
        }
        if from_right {
            return self.items.split_off(self.items.len() - more);
        }
        let rest = self.items.split_off(more);
        std::mem::replace(&mut self.items, rest)
    }

    /// Adds an item on the right. Gives the one that had to go on the left, or `Null`.
    #[inline(always)]
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn append(&mut self, item: Value) -> Value {
        self.changes += 1;
        self.items.push_back(item);
        if self.limit.is_some_and(|limit| self.items.len() > limit) {
            return self.items.pop_front().unwrap_or_default();
        }
        Value::Null
    }

    /// Adds an item on the left. Gives the one that had to go on the right, or `Null`.
    #[inline(always)]
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn append_left(&mut self, item: Value) -> Value {
        self.changes += 1;
        self.items.push_front(item);
        if self.limit.is_some_and(|limit| self.items.len() > limit) {
            return self.items.pop_back().unwrap_or_default();
        }
        Value::Null
    }

    /// Takes the rightmost item.
    #[inline(always)]
    pub(crate) fn pop(&mut self) -> Option<Value> {
        self.changes += 1;
        self.items.pop_back()
    }

    /// Takes the leftmost item.
    #[inline(always)]
    pub(crate) fn pop_left(&mut self) -> Option<Value> {
        self.changes += 1;
        self.items.pop_front()
    }

    /// Adds items on the right, in their order. Gives those that had to go.
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn extend(&mut self, more: Vec<Value>) -> VecDeque<Value> {
        self.changes += more.len() as u64;
        self.items.extend(more);
        self.surplus(false)
    }

    /// Adds items on the left, one after the other. Gives those that had to go.
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn extend_left(&mut self, more: Vec<Value>) -> VecDeque<Value> {
        self.changes += more.len() as u64;
        more.into_iter().for_each(|item| self.items.push_front(item));
        self.surplus(true)
    }

    /// Puts an item at a place, or at the end where there is no such place.
    pub(crate) fn insert(&mut self, at: usize, item: Value) {
        self.changes += 1;
        self.items.insert(at.min(self.items.len()), item);
    }

    /// Takes out the item at a place.
    pub(crate) fn remove(&mut self, at: usize) -> Option<Value> {
        self.changes += 1;
        self.items.remove(at)
    }

    /// Moves so many items from the right end to the left one, or the other way round.
    pub(crate) fn rotate(&mut self, by: i64) {
        let len = self.items.len();
        if len > 1 {
            self.changes += 1;
            self.items.rotate_right(by.rem_euclid(len as i64) as usize);
        }
    }

    /// Turns the order round. To CPython that is no change that an iterator minds.
    pub(crate) fn reverse(&mut self) {
        self.items.make_contiguous().reverse();
    }

    /// Puts other items and another limit in the place of its own, which it gives.
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn replace(&mut self, new: Self) -> VecDeque<Value> {
        self.changes += 1;
        self.limit = new.limit;
        std::mem::replace(&mut self.items, new.items)
    }

    /// Takes out all items.
    #[must_use = "what dies should do so after the lock"]
    pub(crate) fn clear(&mut self) -> VecDeque<Value> {
        self.changes += 1;
        std::mem::take(&mut self.items)
    }

    /// The items as they are now.
    pub(crate) fn snapshot(&self) -> Vec<Value> {
        self.items.iter().cloned().collect()
    }
}

/// The items of a deque at this moment. Its lock is free again when this returns.
pub(crate) fn items_now(deque: &Mutex<Deque>) -> Vec<Value> {
    lock(deque).snapshot()
}
