//! The methods of `set` and `frozenset`.

use std::borrow::Cow;

use crate::builtins::set::look::both;
use crate::builtins::set::operator::operator;
use crate::builtins::set::{Other, algebra, as_member, frozen, members, other};
use crate::builtins::{quick, quick_changes, quick_containers};
use crate::bytecode::BinaryOperator as Op;
use crate::object::{Args, Iter, Kind, Mutex, NativeFunction, Outcome, Raise, Result, Set, Value, lock};

fn none() -> Result<Outcome> {
    Ok(Outcome::Value(Value::None))
}

/// The members of the set that a method is called on, as they are now.
fn own(set: &Value) -> Result<Cow<'_, Set>> {
    members(set).ok_or_else(|| wrong(set))
}

/// The members of the set that a method is called on, to be changed.
fn changeable(set: &Value) -> Result<&Mutex<Set>> {
    match set.kind() {
        Some(Kind::Set(members)) => Ok(members),
        _ => Err(wrong(set)),
    }
}

fn wrong(set: &Value) -> Raise {
    Raise::type_error(format!("descriptor requires a 'set' object but received a '{}'", set.type_name()))
}

/// A new set of the kind of the one that the method is called on.
fn like(set: &Value, members: Set) -> Outcome {
    Outcome::Value(match set.kind() {
        Some(Kind::FrozenSet(_)) => frozen(members),
        _ => Value::set(members),
    })
}

/// Puts new members into a set, and lets the old ones die after its lock.
fn replace(set: &Value, new: Set) -> Result<Outcome> {
    let old = std::mem::replace(&mut *lock(changeable(set)?), new);
    drop(old);
    none()
}

/// The object of a method that takes any number of arguments, and these.
fn split<'a>(args: &'a Args<'_>) -> Result<(&'a Value, Vec<Other<'a>>)> {
    args.no_keywords()?;
    let Some((set, others)) = args.values.split_first() else {
        return Err(Raise::type_error("unbound method needs an argument"));
    };
    Ok((set, others.iter().map(other).collect::<Result<_>>()?))
}

/// What the operator gives for two sets.
fn by_operator(op: Op, a: &Value, b: &Value) -> Value {
    if !is_plain(a) || !is_plain(b) {
        return Value::Null;
    }
    operator(op, false, a, b).ok().flatten().unwrap_or_default()
}

/// What is found out by a look at two sets.
fn by_look(a: &Value, b: &Value, look: fn(&Set, &Set) -> Result<bool>) -> Value {
    if !is_plain(a) || !is_plain(b) {
        return Value::Null;
    }
    both(a, b).and_then(|(a, b)| look(&a, &b).ok()).map_or(Value::Null, Value::from)
}

fn is_plain(set: &Value) -> bool {
    matches!(set.plain_kind(), Some(Kind::Set(_) | Kind::FrozenSet(_)))
}

macro_rules! shared_methods {
    ($($method:expr),* $(,)?) => {
        [
            NativeFunction::new("copy", |_, args| {
                let [set] = args.method::<1>("set.copy")?;
                match set {
                    Value::Object(object) if matches!(object.kind, Kind::FrozenSet(_)) => {
                        Ok(Outcome::Value(set.clone()))
                    }
                    set => Ok(like(set, algebra::copy(&*own(set)?)?)),
                }
            })
            .quick_one(quick_changes::copy_set),
            NativeFunction::new("union", |_, args| {
                let (set, others) = split(&args)?;
                let mut result = algebra::copy(&*own(set)?)?;
                others.iter().try_for_each(|other| algebra::update(&mut result, other))?;
                Ok(like(set, result))
            })
            .quick_two(|a, b| by_operator(Op::Or, a, b)),
            NativeFunction::new("intersection", |_, args| {
                let (set, others) = split(&args)?;
                Ok(like(set, all_common(&*own(set)?, &others)?))
            })
            .quick_two(|a, b| by_operator(Op::And, a, b)),
            NativeFunction::new("difference", |_, args| {
                let (set, others) = split(&args)?;
                let Some((first, rest)) = others.split_first() else {
                    return Ok(like(set, algebra::copy(&*own(set)?)?));
                };
                let mut result = algebra::difference(&*own(set)?, first)?;
                for other in rest {
                    algebra::subtract(&mut result, other)?;
                }
                Ok(like(set, result))
            })
            .quick_two(|a, b| by_operator(Op::Subtract, a, b)),
            NativeFunction::new("symmetric_difference", |_, args| {
                let [set, more] = args.method::<2>("set.symmetric_difference")?;
                Ok(like(set, algebra::symmetric_difference(&*own(set)?, &other(more)?)?))
            })
            .quick_two(|a, b| by_operator(Op::Xor, a, b)),
            NativeFunction::new("issubset", |_, args| {
                let [set, of] = args.method::<2>("set.issubset")?;
                Ok(algebra::is_subset(&*own(set)?, &crate::builtins::set::of(of)?)?.into())
            })
            .quick_two(|a, b| by_look(a, b, algebra::is_subset)),
            NativeFunction::new("issuperset", |_, args| {
                let [set, of] = args.method::<2>("set.issuperset")?;
                Ok(algebra::is_subset(&crate::builtins::set::of(of)?, &*own(set)?)?.into())
            })
            .quick_two(|a, b| by_look(b, a, algebra::is_subset)),
            NativeFunction::new("isdisjoint", |_, args| {
                let [set, more] = args.method::<2>("set.isdisjoint")?;
                Ok(algebra::intersect(&*own(set)?, &other(more)?)?.is_empty().into())
            })
            .quick_two(|a, b| by_look(a, b, algebra::are_disjoint)),
            NativeFunction::new("__len__", |_, args| {
                let [set] = args.method::<1>("__len__")?;
                Ok((own(set)?.len() as i64).into())
            }),
            NativeFunction::new("__iter__", |_, args| {
                let [set] = args.method::<1>("__iter__")?;
                own(set)?;
                Ok(Outcome::Value(Iter::walk(set).into_value()))
            }),
            NativeFunction::new("__contains__", |_, args| {
                let [set, item] = args.method::<2>("set.__contains__")?;
                Ok(own(set)?.contains(&as_member(item))?.into())
            }),
            $($method),*
        ]
    };
}

fn all_common(set: &Set, others: &[Other<'_>]) -> Result<Set> {
    let Some((first, rest)) = others.split_first() else { return algebra::copy(set) };
    let mut result = algebra::intersect(set, first)?;
    for other in rest {
        result = algebra::intersect(&result, other)?;
    }
    Ok(result)
}

pub(super) static OF_FROZEN_SET: &[NativeFunction] = &shared_methods![];

pub(super) static OF_SET: &[NativeFunction] = &shared_methods![
    NativeFunction::new("add", |_, args| {
        let [set, member] = args.method::<2>("set.add")?;
        lock(changeable(set)?).add(member.clone())?;
        none()
    })
    .quick_two(quick::add)
    .keeping(quick::keep_member),
    NativeFunction::new("remove", |_, args| {
        let [set, member] = args.method::<2>("set.remove")?;
        let removed = lock(changeable(set)?).remove(&as_member(member))?;
        removed.map_or_else(|| Err(Raise::key_error(member.clone())), |_| none())
    })
    .quick_two(quick_changes::remove_member),
    NativeFunction::new("discard", |_, args| {
        let [set, member] = args.method::<2>("set.discard")?;
        let removed = lock(changeable(set)?).remove(&as_member(member))?;
        drop(removed); // after the lock
        none()
    })
    .quick_two(quick_containers::discard),
    NativeFunction::new("pop", |_, args| {
        let [set] = args.method::<1>("set.pop")?;
        let popped = lock(changeable(set)?).pop();
        popped.map(Outcome::Value).ok_or_else(|| Raise::key_error(Value::str("pop from an empty set")))
    })
    .quick_one(quick_changes::pop_member),
    NativeFunction::new("clear", |_, args| {
        let [set] = args.method::<1>("set.clear")?;
        replace(set, Set::default())
    })
    .quick_one(quick_changes::clear_set),
    NativeFunction::new("update", |_, args| {
        let (set, others) = split(&args)?;
        let mut members = lock(changeable(set)?);
        others.iter().try_for_each(|other| algebra::update(&mut members, other))?;
        drop(members);
        none()
    })
    .quick_several(quick_changes::update_set),
    NativeFunction::new("intersection_update", |_, args| {
        let (set, others) = split(&args)?;
        let mut members = lock(changeable(set)?);
        let new = all_common(&members, &others)?;
        let old = std::mem::replace(&mut *members, new);
        drop(members);
        drop(old); // after the lock
        none()
    }),
    NativeFunction::new("difference_update", |_, args| {
        let (set, others) = split(&args)?;
        let mut removed = Vec::new();
        let mut members = lock(changeable(set)?);
        for other in &others {
            removed.extend(algebra::subtract(&mut members, other)?);
        }
        drop(members);
        drop(removed); // after the lock
        none()
    }),
    NativeFunction::new("symmetric_difference_update", |_, args| {
        let [set, more] = args.method::<2>("set.symmetric_difference_update")?;
        let more = other(more)?;
        let mut members = lock(changeable(set)?);
        // In a copy: stopped by a question half-way, it could not be done again from the start.
        let mut new = members.clone();
        algebra::toggle(&mut new, &more)?;
        let old = std::mem::replace(&mut *members, new);
        drop(members);
        drop((old, more)); // after the lock
        none()
    }),
    NativeFunction::new("__init__", |_, args| {
        let (set, others) = split(&args)?;
        let mut new = Set::default();
        others.iter().try_for_each(|other| algebra::update(&mut new, other))?;
        replace(set, new)
    }),
];
