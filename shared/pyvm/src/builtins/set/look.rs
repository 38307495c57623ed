//! Sets that an operator looks at where they are.

use std::ops::Deref;

use crate::object::{Kind, MutexGuard, Set, Value, lock, try_lock};

/// The members of a set, to look at.
pub(super) enum Members<'a> {
    Locked(MutexGuard<'a, Set>),
    Frozen(&'a Set),
    Copied(Set),
}

impl Deref for Members<'_> {
    type Target = Set;

    fn deref(&self) -> &Set {
        match self {
            Self::Locked(set) => set,
            Self::Frozen(set) => set,
            Self::Copied(set) => set,
        }
    }
}

/// Whether it is a `set` or `frozenset`.
pub(super) fn is_set(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Set(_) | Kind::FrozenSet(_)))
}

/// The members of a set, while no other one is looked at.
pub(super) fn looked_at(value: &Value) -> Option<Members<'_>> {
    match value.kind()? {
        Kind::Set(set) => Some(Members::Locked(lock(set))),
        Kind::FrozenSet(set) => Some(Members::Frozen(set)),
        _ => None,
    }
}

/// The members of two sets. Nobody waits for the lock of one with that of the other in hand: they may be the same set, or another
/// thread may want them in the other order. Then the second one is copied.
pub(super) fn both<'a>(a: &'a Value, b: &'a Value) -> Option<(Members<'a>, Members<'a>)> {
    let second = match b.kind()? {
        Kind::Set(set) => set,
        Kind::FrozenSet(set) => return Some((looked_at(a)?, Members::Frozen(set))),
        _ => return None,
    };
    let first = looked_at(a)?;
    if let Some(second) = try_lock(second) {
        return Some((first, Members::Locked(second)));
    }
    drop(first);
    let copy = lock(second).clone();
    Some((looked_at(a)?, Members::Copied(copy)))
}
