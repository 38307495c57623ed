//! Walks over deques, which end where somebody else adds or takes items (`dequeiter_next` and `dequereviter_next`,
//! `Modules/_collectionsmodule.c`).

use crate::builtins::iterators as classes;
use crate::object::{Kind, Raise, Ref, Result, Type, Value, lock};

/// How far a walk over a deque has come.
#[derive(Clone, Debug)]
pub struct Ends {
    of: Ref,
    left: usize,
    /// How often the deque had changed when the walk began.
    changes: u64,
    backwards: bool,
}

impl Ends {
    pub(super) fn new(of: Ref, backwards: bool) -> Self {
        let (left, changes) = match &of.kind {
            Kind::Deque(deque) => {
                let deque = lock(deque);
                (deque.items().len(), deque.changes())
            }
            _ => (0, 0),
        };
        Self { of, left, changes, backwards }
    }

    /// The deque.
    pub(crate) fn deque(&self) -> &Ref {
        &self.of
    }

    /// What tells how far it has come, and whether it can go on.
    pub(crate) fn standing(&self) -> [u64; 2] {
        let fits = match &self.of.kind {
            Kind::Deque(deque) => lock(deque).changes() == self.changes,
            _ => false,
        };
        [self.left as u64, u64::from(self.backwards) * 2 + u64::from(fits)]
    }

    pub(super) fn next(&mut self) -> Option<Result<Value>> {
        let Kind::Deque(deque) = &self.of.kind else { return None };
        if self.backwards && self.left == 0 {
            return None;
        }
        let deque = lock(deque);
        if deque.changes() != self.changes {
            self.left = 0;
            return Some(Err(Raise::runtime_error("deque mutated during iteration")));
        }
        self.left = self.left.checked_sub(1)?;
        let at = if self.backwards { self.left } else { deque.items().len().wrapping_sub(self.left + 1) };
        deque.items().get(at).cloned().map(Ok)
    }

    pub(super) fn class(&self) -> &'static Type {
        if self.backwards { &classes::DEQUE_REVERSE_ITERATOR } else { &classes::DEQUE_ITERATOR }
    }
}
