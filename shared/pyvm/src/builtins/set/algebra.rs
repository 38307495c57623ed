//! Union, intersection and differences, each in the order in which CPython adds members: it can be seen
//! (`Objects/setobject.c`).

use crate::builtins::set::Other;
use crate::number::hash;
use crate::object::{Result, Set, Value};

/// `set_copy`
pub(super) fn copy(set: &Set) -> Result<Set> {
    let mut copy = Set::default();
    copy.merge(set)?;
    Ok(copy)
}

/// `set_update_internal`
pub(super) fn update(set: &mut Set, other: &Other<'_>) -> Result<()> {
    let items = match other {
        Other::Set(other) => return set.merge(other),
        Other::Keys(keys) => {
            set.make_room(keys.len());
            keys
        }
        Other::Items(items) => items,
    };
    items.iter().try_for_each(|item| set.add(item.clone()).map(drop))
}

/// Two sets' common members, those of the smaller one in its order.
pub(super) fn common(set: &Set, other: &Set) -> Result<Set> {
    let (walked, asked) = if other.len() > set.len() { (set, other) } else { (other, set) };
    let mut result = Set::default();
    for (hash, member) in walked.hashed() {
        if asked.contains_hashed(hash, member)? {
            result.add_hashed(hash, member.clone())?;
        }
    }
    Ok(result)
}

/// `set_intersection`
pub(crate) fn intersection(set: &Set, other: &Value) -> Result<Set> {
    intersect(set, &super::other(other)?)
}

pub(super) fn intersect(set: &Set, other: &Other<'_>) -> Result<Set> {
    let items = match other {
        Other::Set(other) => return common(set, other),
        Other::Keys(items) | Other::Items(items) => items,
    };
    let mut result = Set::default();
    for item in items {
        let hash = hash(item)?;
        if set.contains_hashed(hash, item)? {
            result.add_hashed(hash, item.clone())?;
        }
    }
    Ok(result)
}

/// `set_difference`
pub(super) fn difference(set: &Set, other: &Other<'_>) -> Result<Set> {
    let size = match other {
        Other::Set(other) => other.len(),
        Other::Keys(keys) => keys.len(),
        Other::Items(_) => 0,
    };
    // A much smaller set is taken out of a copy; so are the items of anything but a set or dict.
    if matches!(other, Other::Items(_)) || set.len() >> 2 > size {
        let mut result = copy(set)?;
        subtract(&mut result, other)?;
        return Ok(result);
    }
    let mut built = Set::default();
    let others = match other {
        Other::Set(others) => &**others,
        Other::Keys(items) | Other::Items(items) => {
            items.iter().try_for_each(|item| built.add(item.clone()).map(drop))?;
            &built
        }
    };
    let mut result = Set::default();
    for (hash, member) in set.hashed() {
        if !others.contains_hashed(hash, member)? {
            result.add_hashed(hash, member.clone())?;
        }
    }
    Ok(result)
}

/// `set_difference_update_internal`; gives what it removed.
pub(super) fn subtract(set: &mut Set, other: &Other<'_>) -> Result<Vec<Value>> {
    let mut removed = Vec::new();
    match other {
        Other::Set(others) => {
            let fewer = if others.len() >> 3 > set.len() { Some(common(set, others)?) } else { None };
            for (hash, member) in fewer.as_ref().unwrap_or(others).hashed() {
                removed.extend(set.remove_hashed(hash, member)?);
            }
        }
        Other::Keys(items) | Other::Items(items) => {
            for item in items {
                removed.extend(set.remove(item)?);
            }
        }
    }
    set.tidy();
    Ok(removed)
}

/// `set_symmetric_difference_update`: the set with `other`'s members in turn removed or added.
pub(super) fn toggle(set: &mut Set, other: &Other<'_>) -> Result<()> {
    let mut built = Set::default();
    let others = match other {
        Other::Set(others) => &**others,
        Other::Keys(keys) => {
            for key in keys {
                let hash = hash(key)?;
                if set.remove_hashed(hash, key)?.is_none() {
                    set.add_hashed(hash, key.clone())?;
                }
            }
            return Ok(());
        }
        Other::Items(items) => {
            items.iter().try_for_each(|item| built.add(item.clone()).map(drop))?;
            &built
        }
    };
    for (hash, member) in others.hashed() {
        if set.remove_hashed(hash, member)?.is_none() {
            set.add_hashed(hash, member.clone())?;
        }
    }
    Ok(())
}

/// `set_symmetric_difference`: made of a copy of the other one.
pub(super) fn symmetric_difference(set: &Set, other: &Other<'_>) -> Result<Set> {
    let mut result = Set::default();
    update(&mut result, other)?;
    for (hash, member) in set.hashed() {
        if result.remove_hashed(hash, member)?.is_none() {
            result.add_hashed(hash, member.clone())?;
        }
    }
    Ok(result)
}

/// Whether two sets have no common member (`set_isdisjoint`).
pub(super) fn are_disjoint(set: &Set, other: &Set) -> Result<bool> {
    let (walked, asked) = if other.len() > set.len() { (set, other) } else { (other, set) };
    for (hash, member) in walked.hashed() {
        if asked.contains_hashed(hash, member)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether all members of one set are members of another.
pub(super) fn is_subset(set: &Set, of: &Set) -> Result<bool> {
    if set.len() > of.len() {
        return Ok(false);
    }
    for (hash, member) in set.hashed() {
        if !of.contains_hashed(hash, member)? {
            return Ok(false);
        }
    }
    Ok(true)
}
