//! What instructions do with containers.

mod assign;
mod contains;
mod item;
mod slice;
mod unpack;

use crate::object::{Kind, Result, Value, drain, lock};

pub(crate) use assign::{delete_item, set_item};
pub(crate) use contains::contains;
pub(crate) use item::{item, missing};
pub(crate) use slice::Places;
pub(crate) use unpack::{unpack, unpack_with_rest};

/// A position from the start or, if negative, from the end.
pub(crate) fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// `LIST_APPEND`
pub(crate) fn append(list: &Value, item: Value) {
    if let Some(Kind::List(items)) = list.kind() {
        lock(items).push(item);
    }
}

/// `LIST_EXTEND`
pub(crate) fn extend(list: &Value, more: &Value) -> Result<()> {
    let more = drain(more)?;
    if let Some(Kind::List(items)) = list.kind() {
        lock(items).extend(more);
    }
    Ok(())
}

/// `SET_ADD`
pub(crate) fn set_add(set: &Value, member: Value) -> Result<()> {
    if let Some(Kind::Set(members)) = set.kind() {
        lock(members).add(member)?;
    }
    Ok(())
}

/// `SET_UPDATE`
pub(crate) fn set_update(set: &Value, more: &Value) -> Result<()> {
    match set.kind() {
        Some(Kind::Set(members)) => crate::builtins::set::update(members, more),
        _ => Ok(()),
    }
}

/// `MAP_ADD` and the entries of `BUILD_MAP`
pub(crate) fn map_add(dict: &Value, key: Value, value: Value) -> Result<()> {
    if let Some(Kind::Dict(entries)) = dict.kind() {
        let old = lock(entries).insert(key, value)?;
        drop(old); // after the lock
    }
    Ok(())
}

/// `DICT_UPDATE`: `{**mapping}`.
pub(crate) fn dict_update(dict: &Value, mapping: &Value) -> Result<()> {
    crate::builtins::dict::update_from_mapping(dict, mapping)
}
