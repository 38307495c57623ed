//! What instructions do with containers.

mod assign;
mod contains;
mod item;
mod slice;
mod unpack;

use crate::object::{Kind, Result, Value, drain, lock};

pub(crate) use assign::{delete_item, set_item};
pub(crate) use contains::contains;
pub(crate) use item::item;
pub(crate) use slice::{Places, between};
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
