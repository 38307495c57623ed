//! Dicts and sets in the making.

use crate::machine::attribute::special;
use crate::machine::window::Window;
use crate::object::{Dict, Kind, Raise, Result, Set, Value, ask, collect, lock};

/// A dict of keys and values that lie in turn.
pub(crate) fn dict(entries: &[Value]) -> Result<Value> {
    let mut dict = Dict::with_room(entries.len() / 2);
    for pair in entries.chunks_exact(2) {
        dict.insert(pair[0].clone(), pair[1].clone())?;
    }
    Ok(Value::dict(dict))
}

/// A set of members.
pub(crate) fn set(members: &[Value]) -> Result<Value> {
    let mut set = Set::default();
    for member in members {
        set.add(member.clone())?;
    }
    Ok(Value::set(set))
}

/// `locals()` of a function: those of its variables that have a value, its own and enclosing functions'.
pub(crate) fn locals(code: &crate::bytecode::Code, window: &mut Window<'_>) -> Value {
    variables(code, window.slots)
}

/// The variables in the slots of a frame.
pub(crate) fn variables(code: &crate::bytecode::Code, slots: &[Value]) -> Value {
    let mut dict = Dict::default();
    for (value, name) in slots.iter().zip(&code.locals) {
        let value = match value {
            cell if matches!(cell.kind(), Some(Kind::Cell(_))) => crate::machine::cell::load(cell),
            plain => plain.clone(),
        };
        if !value.is_null() {
            // Names are text, which always has a hash.
            let _ = dict.insert(Value::str(&**name), value);
        }
    }
    Value::dict(dict)
}

pub(crate) fn add_entry(target: &Value, key: &Value, value: &Value) -> Result<()> {
    if let Some(Kind::Dict(dict)) = target.kind() {
        let old = lock(dict).insert(key.clone(), value.clone())?;
        drop(old);
    }
    Ok(())
}

pub(crate) fn add_member(target: &Value, member: &Value) -> Result<()> {
    if let Some(Kind::Set(set)) = target.kind() {
        lock(set).add(member.clone())?;
    }
    Ok(())
}

pub(crate) fn add_members(target: &Value, members: &Value) -> Result<()> {
    match target.kind() {
        Some(Kind::Set(set)) => crate::builtins::set::update(set, members),
        _ => Ok(()),
    }
}

/// The entries of a mapping, in order.
pub(crate) fn entries_of(mapping: &Value) -> Result<Option<Vec<(Value, Value)>>> {
    if let Some(Kind::Dict(dict)) = mapping.kind() {
        return Ok(Some(lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).collect()));
    }
    if special(mapping, "keys").is_none() {
        return Ok(None);
    }
    let pairs = collect(ask("mapping_items", &[mapping])?)?;
    pairs
        .into_iter()
        .map(|pair| match &collect(pair)?[..] {
            [key, value] => Ok((key.clone(), value.clone())),
            _ => Err(Raise::value_error("a mapping's items are pairs")),
        })
        .collect::<Result<Vec<_>>>()
        .map(Some)
}

/// `DICT_UPDATE`, and with a callable `DICT_MERGE`: keyword arguments, each of which may be given once.
pub(crate) fn add_entries(target: &Value, mapping: &Value, callable: Option<&Value>) -> Result<()> {
    // Its keys are different from each other.
    if let (Some(Kind::Dict(dict)), Some(Kind::Dict(other))) = (target.plain_kind(), mapping.plain_kind())
        && lock(dict).is_empty()
        && (callable.is_none() || lock(other).iter().all(|(name, _)| name.plain_text().is_some()))
    {
        let copy = lock(other).clone();
        *lock(dict) = copy;
        return Ok(());
    }
    let Some(entries) = entries_of(mapping)? else {
        return Err(Raise::type_error(match callable {
            Some(callable) => format!(
                "{}() argument after ** must be a mapping, not {}",
                callable_name(callable),
                mapping.type_name()
            ),
            None => format!("'{}' object is not a mapping", mapping.type_name()),
        }));
    };
    let Some(Kind::Dict(dict)) = target.kind() else { return Ok(()) };
    if let Some(callable) = callable {
        for (key, _) in &entries {
            let Some(name) = key.as_str() else { return Err(Raise::type_error("keywords must be strings")) };
            if lock(dict).get(key)?.is_some() {
                return Err(Raise::type_error(format!(
                    "{}() got multiple values for keyword argument '{name}'",
                    callable_name(callable)
                )));
            }
        }
    }
    for (key, value) in entries {
        let old = lock(dict).insert(key, value)?;
        drop(old);
    }
    Ok(())
}

/// A callable's name with its module, as messages have it.
pub(crate) fn callable_name(callable: &Value) -> String {
    match (callable, callable.kind()) {
        (Value::Native(function), _) => function.name.to_owned(),
        (Value::Type(class), _) => class.name.to_owned(),
        (_, Some(Kind::Function(function))) => {
            format!("{}.{}", function.globals.module, function.code.qualname)
        }
        (_, Some(Kind::Method(method))) => callable_name(&method.function),
        (_, Some(Kind::Class(class))) => format!("{}.{}", class.module, class.qualname),
        _ => format!("{} object", callable.type_name()),
    }
}
