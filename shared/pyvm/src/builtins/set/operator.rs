//! `| & - ^` and the comparisons of sets and dict views.

use std::borrow::Cow;

use crate::builtins::set::look::{both, is_set, looked_at};
use crate::builtins::set::{Other, algebra, frozen, members, of, other};
use crate::bytecode::{BinaryOperator as Op, CompareOperator};
use crate::object::{Kind, Mutex, Part, Result, Set, Value, collect, lock, try_lock};

/// A dict view whose entries are all different.
fn is_view(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::View(view)) if view.part != Part::Values)
}

/// `a op b`; `None` where the operator is not for these two.
pub(crate) fn operator(op: Op, in_place: bool, a: &Value, b: &Value) -> Result<Option<Value>> {
    if !matches!(op, Op::And | Op::Or | Op::Xor | Op::Subtract) {
        return Ok(None);
    }
    if is_view(a) || is_view(b) {
        return of_views(op, a, b);
    }
    if !is_set(b) {
        return Ok(None);
    }
    if in_place && let Some(Kind::Set(set)) = a.kind() {
        if !(op == Op::Or && !a.is(b) && add_now(set, b)?) {
            change(op, set, a.is(b), &other(b)?)?;
        }
        return Ok(Some(a.clone()));
    }
    let Some((x, y)) = both(a, b) else { return Ok(None) };
    let more = Other::Set(Cow::Borrowed(&*y));
    let result = match op {
        Op::Or if a.is(b) => algebra::copy(&x)?,
        Op::Or => x.union(&y)?,
        Op::And if a.is(b) => algebra::copy(&x)?,
        Op::And => algebra::intersect(&x, &more)?,
        Op::Subtract => algebra::difference(&x, &more)?,
        _ => algebra::symmetric_difference(&x, &more)?,
    };
    drop(more);
    drop((x, y));
    Ok(Some(match a.kind() {
        Some(Kind::FrozenSet(_)) => frozen(result),
        _ => Value::set(result),
    }))
}

/// Adds the members of another set, where that can be locked too without waiting for it. Whether it could.
fn add_now(set: &Mutex<Set>, more: &Value) -> Result<bool> {
    let mut members = lock(set);
    match more.kind() {
        Some(Kind::Set(more)) => match try_lock(more) {
            Some(more) => members.merge(&more).map(|()| true),
            None => Ok(false),
        },
        Some(Kind::FrozenSet(more)) => members.merge(more).map(|()| true),
        _ => Ok(false),
    }
}

/// The operator in place, under one lock. Stopped by a question, it leaves the set as it was or comes to the same
/// when done again.
fn change(op: Op, set: &Mutex<Set>, itself: bool, more: &Other<'_>) -> Result<()> {
    let mut members = lock(set);
    let dead = match op {
        Op::Or => {
            algebra::update(&mut members, more)?;
            Vec::new()
        }
        Op::And if itself => Vec::new(),
        Op::And => {
            let common = algebra::intersect(&members, more)?;
            std::mem::replace(&mut *members, common).clear()
        }
        _ if itself => members.clear(),
        Op::Subtract => algebra::subtract(&mut members, more)?,
        _ => {
            let mut new = members.clone();
            algebra::toggle(&mut new, more)?;
            std::mem::replace(&mut *members, new).clear()
        }
    };
    drop(members);
    drop(dead); // after the lock
    Ok(())
}

/// A dict's keys, where a view of keys is to become a set: CPython reads them off the dict itself.
fn set_of(value: &Value) -> Result<Set> {
    match value.kind() {
        Some(Kind::View(view)) if view.part == Part::Keys => of(&Value::Object(view.dict.clone())),
        _ => of(value),
    }
}

/// `dictviews_as_number`, `Objects/dictobject.c`
fn of_views(op: Op, a: &Value, b: &Value) -> Result<Option<Value>> {
    if op == Op::And {
        return common(a, b).map(|set| Some(Value::set(set)));
    }
    let mut result = set_of(a)?;
    match op {
        Op::Or => algebra::update(&mut result, &other(b)?)?,
        Op::Subtract => drop(algebra::subtract(&mut result, &other(b)?)?),
        _ => algebra::toggle(&mut result, &other(b)?)?,
    }
    Ok(Some(Value::set(result)))
}

/// `_PyDictView_Intersect`
fn common(a: &Value, b: &Value) -> Result<Set> {
    let (mut view, mut other) = if is_view(a) { (a, b) } else { (b, a) };
    let len = |value: &Value| match value.kind() {
        Some(Kind::View(view)) => view.len(),
        _ => 0,
    };
    if let Some(set) = members(other).filter(|set| len(view) <= set.len()) {
        return algebra::intersection(&set, view);
    }
    if is_view(other) && len(other) > len(view) {
        (view, other) = (other, view);
    }
    let mut result = Set::default();
    for item in collect(other.clone())? {
        if crate::machine::sequence::contains(view, &item)? {
            result.add(item)?;
        }
    }
    Ok(result)
}

/// `a op b`, in the order of subsets; `None` where one is no set.
pub(crate) fn compare(op: CompareOperator, a: &Value, b: &Value) -> Result<Option<bool>> {
    let like_set = |value: &Value| is_set(value) || is_view(value);
    if !like_set(a) || !like_set(b) {
        return Ok(None);
    }
    let len = |value: &Value| match value.kind() {
        Some(Kind::View(view)) => view.len(),
        _ => looked_at(value).map_or(0, |members| members.len()),
    };
    let (shorter, equally_long) = (len(a) < len(b), len(a) == len(b));
    Ok(Some(match op {
        CompareOperator::Equal => equally_long && all_in(a, b)?,
        CompareOperator::NotEqual => !equally_long || !all_in(a, b)?,
        CompareOperator::LessEqual => (shorter || equally_long) && all_in(a, b)?,
        CompareOperator::Less => shorter && all_in(a, b)?,
        CompareOperator::GreaterEqual => !shorter && all_in(b, a)?,
        CompareOperator::Greater => !shorter && !equally_long && all_in(b, a)?,
    }))
}

/// Whether all members of `a` are in `b`. A view may hold what has no hash.
fn all_in(a: &Value, b: &Value) -> Result<bool> {
    if let Some((a, b)) = both(a, b) {
        return algebra::is_subset(&a, &b);
    }
    for item in collect(a.clone())? {
        if !crate::machine::sequence::contains(b, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}
