//! `container[index] = value` and `del container[index]`

use crate::machine::sequence::item::{end_position, position};
use crate::machine::sequence::{Places, place};
use crate::object::{Kind, Mutex, Raise, Result, Slice, Value, can_iterate, collect, lock};

/// `container[index] = value`
///
/// # Errors
/// `TypeError` where the container's items cannot be set, `IndexError` beyond its end.
pub(crate) fn set_item(container: &Value, index: &Value, value: Value) -> Result<()> {
    match (container.kind(), index.kind()) {
        (Some(Kind::Dict(dict)), _) => {
            let old = lock(dict).insert(index.clone(), value)?;
            drop(old); // after the lock: what dies with it may look at the dict
            Ok(())
        }
        (Some(Kind::List(items)), Some(Kind::Slice(slice))) => set_slice(items, slice, value),
        (Some(Kind::List(items)), _) => {
            let at = position(index, "list")?;
            let old = {
                let mut items = lock(items);
                let len = items.len();
                let Some(at) = place(at, len) else {
                    return Err(Raise::index_error("list assignment index out of range"));
                };
                std::mem::replace(&mut items[at], value)
            };
            drop(old); // after the lock
            Ok(())
        }
        (Some(Kind::Deque(deque)), _) => {
            let at = end_position(index)?;
            let old = {
                let mut deque = lock(deque);
                let len = deque.items().len();
                let Some(item) = place(at, len).and_then(|at| deque.item_mut(at)) else {
                    return Err(Raise::index_error("deque index out of range"));
                };
                std::mem::replace(item, value)
            };
            drop(old); // after the lock
            Ok(())
        }
        _ => Err(Raise::type_error(format!(
            "'{}' object does not support item assignment",
            container.type_name()
        ))),
    }
}

/// `list[start:stop:step] = items` (`list_ass_subscript`, `Objects/listobject.c`).
fn set_slice(list: &Mutex<Vec<Value>>, slice: &Slice, value: Value) -> Result<()> {
    if !can_iterate(&value) {
        return Err(Raise::type_error("must assign iterable to extended slice"));
    }
    let new = collect(value)?;
    let mut items = lock(list);
    let places = Places::of(slice, items.len())?;
    if places.step == 1 {
        let start = places.start as usize;
        let stop = start.max(places.stop.max(0) as usize);
        let old: Vec<Value> = items.splice(start..stop, new).collect();
        drop(items);
        drop(old); // after the lock
        return Ok(());
    }
    if places.len() != new.len() {
        return Err(Raise::value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            new.len(),
            places.len()
        )));
    }
    let old: Vec<Value> =
        places.iter().zip(new).map(|(at, new)| std::mem::replace(&mut items[at], new)).collect();
    drop(items);
    drop(old);
    Ok(())
}

/// `del container[index]`
///
/// # Errors
/// `TypeError` where the container's items cannot be deleted, `IndexError`, `KeyError`.
pub(crate) fn delete_item(container: &Value, index: &Value) -> Result<()> {
    match (container.kind(), index.kind()) {
        (Some(Kind::Dict(dict)), _) => {
            let old = lock(dict).remove(index)?;
            old.map(drop).ok_or_else(|| Raise::key_error(index.clone()))
        }
        (Some(Kind::List(items)), Some(Kind::Slice(slice))) => {
            let mut items = lock(items);
            let places = Places::of(slice, items.len())?.ascending();
            let mut old = Vec::with_capacity(places.len());
            if places.step == 1 {
                let start = places.start as usize;
                old.extend(items.drain(start..start + places.len()));
            } else if places.len() > 0 {
                let mut at = 0;
                let last = places.start as usize + (places.len() - 1) * places.step as usize;
                let goes = |at: usize| {
                    let start = places.start as usize;
                    at >= start && at <= last && (at - start).is_multiple_of(places.step as usize)
                };
                items.retain_mut(|item| {
                    at += 1;
                    if goes(at - 1) {
                        old.push(std::mem::take(item));
                    }
                    !goes(at - 1)
                });
            }
            drop(items);
            drop(old); // after the lock
            Ok(())
        }
        (Some(Kind::List(items)), _) => {
            let at = position(index, "list")?;
            let old = {
                let mut items = lock(items);
                let len = items.len();
                let Some(at) = place(at, len) else {
                    return Err(Raise::index_error("list assignment index out of range"));
                };
                items.remove(at)
            };
            drop(old); // after the lock
            Ok(())
        }
        (Some(Kind::Deque(deque)), _) => {
            let at = end_position(index)?;
            let old = {
                let mut deque = lock(deque);
                place(at, deque.items().len()).and_then(|at| deque.remove(at))
            };
            old.map(drop).ok_or_else(|| Raise::index_error("deque index out of range"))
        }
        (kind, _) => {
            // Two sentences of CPython's for one thing (`PySequence_DelItem` and `PyObject_DelItem`,
            // `Objects/abstract.c`).
            let sequence = matches!(
                kind,
                Some(Kind::Str(_) | Kind::Bytes(_) | Kind::Tuple(_) | Kind::Range(_) | Kind::Set(_))
                    | Some(Kind::FrozenSet(_) | Kind::Instance(_))
            );
            let not = if sequence && index.to_index().is_ok() { "doesn't" } else { "does not" };
            let name = container.type_name();
            Err(Raise::type_error(format!("'{name}' object {not} support item deletion")))
        }
    }
}
