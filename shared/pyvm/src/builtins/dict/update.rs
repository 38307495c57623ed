//! What fills a dict: mappings, pairs, keyword arguments.

use crate::builtins::dict::entries_of;
use crate::number::hash;
use crate::object::{
    Dict, Iter, Kind, MOST_ITEMS, Mutex, NextPair, Raise, Result, Value, ask, can_iterate, class_of, collect,
    find, lock, own_special,
};

/// `dict.update(…)` and `dict(…)`: a mapping or pairs, then keyword arguments.
///
/// A question may stop it half-way; done again from the start it comes to the same.
pub(super) fn from_arguments<'a>(
    dict: &Value,
    positional: &[Value],
    named: impl Iterator<Item = (&'a str, &'a Value)>,
    function: &str,
) -> Result<()> {
    match positional {
        [] => {}
        [from] => put(dict, entries(from)?)?,
        more => {
            let given = more.len();
            return Err(Raise::type_error(format!("{function} expected at most 1 argument, got {given}")));
        }
    }
    put(dict, named.map(|(name, value)| (Value::str(name), value.clone())).collect())
}

/// `a | b`, and in place `a |= b`, which takes pairs as well.
pub(crate) fn join(in_place: bool, a: &Value, b: &Value) -> Result<Option<Value>> {
    let (Some(Kind::Dict(entries)), dict) = (a.kind(), matches!(b.kind(), Some(Kind::Dict(_)))) else {
        return Ok(None);
    };
    if in_place {
        put(a, self::entries(b)?)?;
        return Ok(Some(a.clone()));
    }
    if !dict {
        return Ok(None);
    }
    let copy = lock(entries).clone();
    let mut joined = copy;
    // A new dict: what it had is in the other one still.
    let is_done = matches!(b.plain_kind(), Some(Kind::Dict(more)) if add_plainly(&mut joined, &lock(more)));
    let joined = Value::dict(joined);
    if !is_done {
        put(&joined, self::entries(b)?)?;
    }
    Ok(Some(joined))
}

/// Sets the entries of another dict, as long as nobody has to be asked about the keys. Whether it has all of them then.
fn add_plainly(dict: &mut Dict, more: &Dict) -> bool {
    more.iter().all(|(key, value)| {
        let is_plain = matches!(key, Value::Int(_)) || key.plain_text().is_some();
        is_plain && dict.insert(key.clone(), value.clone()).is_ok()
    })
}

/// Sets entries, all under one lock.
pub(super) fn put(dict: &Value, new: Vec<(Value, Value)>) -> Result<()> {
    for (key, _) in &new {
        hash(key)?; // asked before the lock is taken
    }
    let mut old = Vec::new();
    let mut entries = lock(entries_of(dict)?);
    for (key, value) in &new {
        old.extend(entries.insert(key.clone(), value.clone())?);
    }
    drop(entries);
    drop((new, old)); // after the lock
    Ok(())
}

/// A dict of what an iterator gives that is asked for nothing but pairs, of `zip` or `enumerate` say, with keys that nobody has to
/// be asked about. `None`, and nothing taken, for any other one.
pub(super) fn from_iterator(iter: &Mutex<Iter>) -> Option<Dict> {
    let mut iter = lock(iter);
    if !iter.is_alone() {
        return None;
    }
    let mut ahead = iter.clone();
    let mut made = Dict::default();
    loop {
        match ahead.next_pair() {
            NextPair::Pair(key, value) if key.is_plain_key() && made.len() < MOST_ITEMS => {
                drop(made.insert(key, value).ok()?);
            }
            NextPair::End => break,
            _ => return None,
        }
    }
    *iter = ahead;
    Some(made)
}

fn is_mapping(value: &Value) -> bool {
    matches!(value.kind(), Some(Kind::Instance(_))) && find(&class_of(value), "keys").is_some()
}

/// The entries of a mapping, or of an iterable of pairs.
pub(super) fn entries(from: &Value) -> Result<Vec<(Value, Value)>> {
    let plain = own_special(from, "keys").is_none() && own_special(from, "__getitem__").is_none();
    match from.kind() {
        Some(Kind::Dict(dict)) if plain || own_special(from, "__iter__").is_none() => {
            return Ok(lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).collect());
        }
        _ => {}
    }
    let pairs = if is_mapping(from) {
        collect(ask("mapping_items", &[from])?)?
    } else if can_iterate(from) {
        collect(from.clone())?
    } else {
        return Err(Raise::type_error(format!("'{}' object is not iterable", from.type_name())));
    };
    pairs.iter().enumerate().map(|(at, pair)| entry(at, pair)).collect()
}

/// One pair (`PyDict_MergeFromSeq2`, `Objects/dictobject.c`).
fn entry(at: usize, pair: &Value) -> Result<(Value, Value)> {
    if let Some(Kind::Tuple(items)) = pair.plain_kind()
        && let [key, value] = &items[..]
    {
        return Ok((key.clone(), value.clone()));
    }
    if !can_iterate(pair) {
        return Err(Raise::type_error(format!(
            "cannot convert dictionary update sequence element #{at} to a sequence"
        )));
    }
    let items = collect(pair.clone())?;
    let len = items.len();
    <[Value; 2]>::try_from(items).map(|[key, value]| (key, value)).map_err(|_| {
        Raise::value_error(format!(
            "dictionary update sequence element #{at} has length {len}; 2 is required"
        ))
    })
}
