//! `item in container`

use crate::number::equal;
use crate::object::{
    Iter, Kind, Part, Raise, Result, Value, View, ask, is_iterable, items_now, lock, own_special,
};

/// `item in container`
///
/// # Errors
/// `TypeError` where the container has no members, a question where Python code has to say it.
pub(crate) fn contains(container: &Value, item: &Value) -> Result<bool> {
    if own_special(container, "__contains__").is_some() {
        return ask("_contains", &[container, item]).map(|answer| answer.is_true());
    }
    match (container.kind(), item) {
        (Some(Kind::Str(text)), _) => match item.as_str() {
            Some(part) => Ok(text.contains(part)),
            None => Err(Raise::type_error(format!(
                "'in <string>' requires string as left operand, not {}",
                item.type_name()
            ))),
        },
        (Some(Kind::Bytes(bytes)), _) => in_bytes(bytes, item),
        (Some(Kind::Range(range)), Value::Int(item)) => Ok(range.contains(*item)),
        (Some(Kind::Dict(dict)), _) => Ok(lock(dict).get(item)?.is_some()),
        (Some(Kind::Set(set)), _) => in_set(item, |item| lock(set).contains(item)),
        (Some(Kind::FrozenSet(set)), _) => in_set(item, |item| set.contains(item)),
        (Some(Kind::View(view)), _) if view.part != Part::Values => in_view(view, item),
        (Some(Kind::Deque(deque)), _) => in_items(&items_now(deque), item),
        _ => by_iteration(container, item),
    }
}

/// Whether an item is among some whose equality with it asks nobody; `None` where it might.
pub(crate) fn contains_plainly(items: &[Value], item: &Value) -> Option<bool> {
    for other in items {
        let same = match (other, item) {
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::None | Value::False | Value::True, Value::None | Value::False | Value::True) => {
                other.is(item)
            }
            (Value::None, Value::Int(_)) | (Value::Int(_), Value::None) => false,
            (Value::Object(a), Value::Object(b)) => match (&a.kind, &b.kind) {
                (Kind::Str(a), Kind::Str(b)) => **a == **b,
                (Kind::Tuple(a), Kind::Tuple(b)) if a.len() != b.len() => false,
                (Kind::Tuple(_), Kind::Str(_)) | (Kind::Str(_), Kind::Tuple(_)) => false,
                (Kind::Tuple(a), Kind::Tuple(b)) => {
                    let same: Option<Vec<bool>> =
                        a.iter().zip(b).map(|(a, b)| contains_plainly(std::slice::from_ref(a), b)).collect();
                    !same?.contains(&false)
                }
                _ => return None,
            },
            (Value::None | Value::Int(_), Value::Object(object))
            | (Value::Object(object), Value::None | Value::Int(_)) => match object.kind {
                Kind::Str(_) | Kind::Tuple(_) => false,
                _ => return None,
            },
            _ => return None,
        };
        if same {
            return Some(true);
        }
    }
    Some(false)
}

/// A set that is looked for among sets counts as a frozenset (`set_contains`, `Objects/setobject.c`).
fn in_set(item: &Value, look: impl Fn(&Value) -> Result<bool>) -> Result<bool> {
    match (item, item.kind()) {
        (Value::Object(_), Some(Kind::Set(set))) if own_special(item, "__hash__").is_none() => {
            let members = lock(set).clone();
            look(&Value::object(Kind::FrozenSet(Box::new(members))))
        }
        _ => look(item),
    }
}

fn in_view(view: &View, item: &Value) -> Result<bool> {
    let Kind::Dict(dict) = &view.dict.kind else { return Ok(false) };
    match (view.part, item.kind()) {
        (Part::Keys, _) => Ok(lock(dict).get(item)?.is_some()),
        (_, Some(Kind::Tuple(pair))) if pair.len() == 2 => {
            let found = lock(dict).get(&pair[0])?.cloned();
            found.map_or(Ok(false), |value| Ok(value.is(&pair[1]) || equal(&value, &pair[1])?))
        }
        _ => Ok(false),
    }
}

fn in_bytes(bytes: &[u8], item: &Value) -> Result<bool> {
    if let Some(Kind::Bytes(part)) = item.kind() {
        return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| *window == **part));
    }
    if let Some(part) = crate::builtins::bytes::like_bytes(item)? {
        return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| *window == *part));
    }
    let out_of_range = || Raise::value_error("byte must be in range(0, 256)");
    if let Some(Kind::BigInt(_)) = item.kind() {
        return Err(out_of_range());
    }
    let Ok(byte) = item.to_index() else {
        return Err(Raise::type_error(format!(
            "a bytes-like object is required, not '{}'",
            item.type_name()
        )));
    };
    let byte = u8::try_from(byte).map_err(|_| out_of_range())?;
    Ok(bytes.contains(&byte))
}

fn in_items(items: &[Value], item: &Value) -> Result<bool> {
    for other in items {
        if other.is(item) || equal(other, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn by_iteration(container: &Value, item: &Value) -> Result<bool> {
    let at_rest = !matches!(container.kind(), Some(Kind::Iterator(_)));
    let Some(iter) = Iter::native(container).filter(|_| at_rest) else {
        if !at_rest || is_iterable(container) {
            // It is used up as far as the item, so Python code has to look.
            return ask("_contains_by_iteration", &[container, item]).map(|answer| answer.is_true());
        }
        return Err(Raise::type_error(format!(
            "argument of type '{}' is not iterable",
            container.type_name()
        )));
    };
    for other in iter {
        let other = other?;
        if other.is(item) || equal(&other, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}
