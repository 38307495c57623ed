//! `container[index]`

use crate::machine::sequence::place;
use crate::object::{Kind, Raise, Result, Value, ask, lock, own_special};

/// `container[index]`
///
/// # Errors
/// `TypeError` where the container has no items of that kind, `IndexError`, `KeyError`.
pub(crate) fn item(container: &Value, index: &Value) -> Result<Value> {
    let out_of_range = |kind: &str| Raise::index_error(format!("{kind} index out of range"));
    match container.kind() {
        Some(Kind::Dict(dict)) => {
            let found = lock(dict).get(index)?.cloned();
            found.map_or_else(|| missing(container, index), Ok)
        }
        Some(Kind::Deque(deque)) => {
            let at = end_position(index)?;
            let deque = lock(deque);
            let found = place(at, deque.items().len()).and_then(|at| deque.items().get(at).cloned());
            found.ok_or_else(|| out_of_range("deque"))
        }
        Some(_) if let Some(Kind::Slice(slice)) = index.kind() => {
            crate::machine::sequence::slice::get(container, slice)
        }
        Some(Kind::List(items)) => {
            let at = position(index, "list")?;
            let items = lock(items);
            place(at, items.len()).map(|at| items[at].clone()).ok_or_else(|| out_of_range("list"))
        }
        Some(Kind::Tuple(items)) => {
            let at = position(index, "tuple")?;
            place(at, items.len()).map(|at| items[at].clone()).ok_or_else(|| out_of_range("tuple"))
        }
        Some(Kind::Range(range)) => {
            let at = position(index, "range")?;
            let len = usize::try_from(range.len()).unwrap_or(usize::MAX);
            place(at, len)
                .map(|at| Value::Int(range.item(at as u64)))
                .ok_or_else(|| out_of_range("range object"))
        }
        Some(Kind::Bytes(bytes)) => {
            let at = position(index, "byte")?;
            place(at, bytes.len())
                .map(|at| Value::Int(bytes[at].into()))
                .ok_or_else(|| Raise::index_error("index out of range"))
        }
        Some(Kind::Str(text)) => {
            let at = position(index, "string")?;
            place(at, text.chars_len())
                .map(|at| Value::str(text.slice(at, at + 1)))
                .ok_or_else(|| out_of_range("string"))
        }
        _ if let Value::Type(class) = container => Err(no_items(class.name)),
        Some(Kind::Class(class)) => Err(no_items(&class.name)),
        _ => Err(Raise::type_error(format!("'{}' object is not subscriptable", container.type_name()))),
    }
}

/// `list[0]` of a class without `__class_getitem__` (`PyObject_GetItem`, `Objects/abstract.c`).
fn no_items(class: &str) -> Raise {
    Raise::type_error(format!("type '{class}' is not subscriptable"))
}

/// The position that an index means.
pub(super) fn position(index: &Value, of: &str) -> Result<i64> {
    index.to_index().map_err(|raise| match index.kind() {
        Some(Kind::BigInt(_)) => Raise::index_error("cannot fit 'int' into an index-sized integer"),
        _ if raise.is_question() => raise,
        _ if of == "string" => {
            Raise::type_error(format!("string indices must be integers, not '{}'", index.type_name()))
        }
        _ => Raise::type_error(format!("{of} indices must be integers or slices, not {}", index.type_name())),
    })
}

/// The position in a deque that an index means. A deque has no slices (`PySequence_GetItem`, `Objects/abstract.c`).
pub(super) fn end_position(index: &Value) -> Result<i64> {
    index.to_index().map_err(|raise| match index.kind() {
        Some(Kind::BigInt(_)) => Raise::index_error("cannot fit 'int' into an index-sized integer"),
        _ if raise.is_question() => raise,
        _ => Raise::type_error(format!("sequence index must be integer, not '{}'", index.type_name())),
    })
}

/// What a dict gives for a key it has not: what its class's `__missing__` says (`dict_subscript`,
/// `Objects/dictobject.c`).
#[cold]
fn missing(dict: &Value, key: &Value) -> Result<Value> {
    match own_special(dict, "__missing__") {
        Some(_) => ask("_missing", &[dict, key]),
        None => Err(Raise::key_error(key.clone())),
    }
}
