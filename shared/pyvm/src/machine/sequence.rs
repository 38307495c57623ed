//! Lists, tuples, strings and ranges by position.

use crate::number::equal;
use crate::object::{Iter, Kind, Raise, Result, Value, collect, lock};

/// `container[index]`
pub(crate) fn item(container: &Value, index: &Value) -> Result<Value> {
    let wrong_index = |kind: &str| {
        Raise::type_error(format!("{kind} indices must be integers or slices, not {}", index.type_name()))
    };
    let out_of_range = |kind: &str| Raise::index_error(format!("{kind} index out of range"));
    match container.kind() {
        Some(Kind::List(items)) => {
            let at = index.to_index().map_err(|_| wrong_index("list"))?;
            let items = lock(items);
            place(at, items.len()).map(|at| items[at].clone()).ok_or_else(|| out_of_range("list"))
        }
        Some(Kind::Tuple(items)) => {
            let at = index.to_index().map_err(|_| wrong_index("tuple"))?;
            place(at, items.len()).map(|at| items[at].clone()).ok_or_else(|| out_of_range("tuple"))
        }
        Some(Kind::Range(range)) => {
            let at = index.to_index().map_err(|_| wrong_index("range"))?;
            let len = usize::try_from(range.len()).unwrap_or(usize::MAX);
            place(at, len)
                .map(|at| Value::Int(range.item(at as u64)))
                .ok_or_else(|| Raise::index_error("range object index out of range"))
        }
        Some(Kind::Str(text)) => {
            let at = index.to_index().map_err(|_| {
                Raise::type_error(format!("string indices must be integers, not '{}'", index.type_name()))
            })?;
            place(at, text.chars().count())
                .and_then(|at| text.chars().nth(at))
                .map(|c| Value::str(c.to_string()))
                .ok_or_else(|| out_of_range("string"))
        }
        _ => Err(Raise::type_error(format!("'{}' object is not subscriptable", container.type_name()))),
    }
}

/// `container[index] = value`
pub(crate) fn set_item(container: &Value, index: &Value, value: Value) -> Result<()> {
    let Some(Kind::List(items)) = container.kind() else {
        return Err(Raise::type_error(format!(
            "'{}' object does not support item assignment",
            container.type_name()
        )));
    };
    let at = index.to_index().map_err(|_| {
        Raise::type_error(format!("list indices must be integers or slices, not {}", index.type_name()))
    })?;
    let old = {
        let mut items = lock(items);
        let len = items.len();
        let Some(at) = place(at, len) else {
            return Err(Raise::index_error("list assignment index out of range"));
        };
        std::mem::replace(&mut items[at], value)
    };
    drop(old); // after the lock: what dies with it may look at the list
    Ok(())
}

/// A position from the start or, if negative, from the end.
fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(i64::try_from(len).ok()?)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < len)
}

/// `item in container`
pub(crate) fn contains(container: &Value, item: &Value) -> Result<bool> {
    if let Some(Kind::Str(text)) = container.kind() {
        return match item.as_str() {
            Some(part) => Ok(text.contains(part)),
            None => Err(Raise::type_error(format!(
                "'in <string>' requires string as left operand, not {}",
                item.type_name()
            ))),
        };
    }
    if let (Some(Kind::Range(range)), Value::Int(item)) = (container.kind(), item) {
        return Ok(range.contains(*item));
    }
    let iter = Iter::over(container.clone()).map_err(|_| {
        Raise::type_error(format!("argument of type '{}' is not iterable", container.type_name()))
    })?;
    for other in iter {
        if other.is(item) || equal(&other, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `list.append`
pub(crate) fn append(list: &Value, item: Value) {
    if let Some(Kind::List(items)) = list.kind() {
        lock(items).push(item);
    }
}

/// `list.pop`
pub(crate) fn pop(list: &Value, index: i64) -> Result<Value> {
    let Some(Kind::List(items)) = list.kind() else { return Ok(Value::None) };
    let mut items = lock(items);
    if items.is_empty() {
        return Err(Raise::index_error("pop from empty list"));
    }
    match place(index, items.len()) {
        Some(at) => Ok(items.remove(at)),
        None => Err(Raise::index_error("pop index out of range")),
    }
}

/// `list.extend`
pub(crate) fn extend(list: &Value, more: Value) -> Result<()> {
    let more = collect(more)?;
    if let Some(Kind::List(items)) = list.kind() {
        lock(items).extend(more);
    }
    Ok(())
}

/// `UNPACK_SEQUENCE`: exactly `count` items.
pub(crate) fn unpack(value: Value, count: usize) -> Result<Vec<Value>> {
    let kind = value.type_name();
    let iter = Iter::over(value)
        .map_err(|_| Raise::type_error(format!("cannot unpack non-iterable {kind} object")))?;
    let items: Vec<Value> = iter.take(count + 1).collect();
    if items.len() < count {
        let got = items.len();
        return Err(Raise::value_error(format!("not enough values to unpack (expected {count}, got {got})")));
    }
    if items.len() > count {
        return Err(Raise::value_error(format!("too many values to unpack (expected {count})")));
    }
    Ok(items)
}
