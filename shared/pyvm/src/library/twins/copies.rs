//! `copy` of values whose classes are the machine's own (`Lib/copy.py`, `_copy_dispatch` and `_deepcopy_dispatch`): copying them
//! asks nobody.

use std::collections::HashMap;

use crate::object::{Dict, Function, Kind, Object, Ref, Set, Value, lock, snapshot};

/// Deeper ones are left to Python code, which says at some depth that it is too deep.
const DEEPEST: u32 = 100;
/// Larger ones are left to Python code, in which a thread can be stopped.
const MOST_OBJECTS: usize = 2000;

/// `copy.copy(x)`
pub(super) fn shallow(_: &Function, arguments: &[Value]) -> Value {
    let [value] = arguments else { return Value::Null };
    match value.plain_kind() {
        None if is_atomic(value) => value.clone(),
        Some(Kind::List(items)) => Value::list(snapshot(items)),
        Some(Kind::Dict(entries)) => Value::dict(lock(entries).clone()),
        Some(Kind::Str(_) | Kind::Bytes(_) | Kind::BigInt(_) | Kind::Tuple(_)) => value.clone(),
        _ => Value::Null,
    }
}

/// `copy.deepcopy(x)`, without a memo; with one, of what is never copied.
pub(super) fn deep(_: &Function, arguments: &[Value]) -> Value {
    let value = match arguments {
        [value] | [value, Value::None] => value,
        [value, _] if is_atomic(value) || value.plain_text().is_some() => return value.clone(),
        _ => return Value::Null,
    };
    copied(value, &mut HashMap::new(), DEEPEST).unwrap_or_default()
}

fn is_atomic(value: &Value) -> bool {
    matches!(value, Value::None | Value::False | Value::True | Value::Int(_) | Value::Float(_))
}

/// What was copied, by its address, and its copy: all of it is alive meanwhile.
type Copies = HashMap<*const Object, Value>;

/// A copy of a value and of all that it holds; `None` where anything in it is not of the kinds known here.
fn copied(value: &Value, copies: &mut Copies, depth: u32) -> Option<Value> {
    let Value::Object(object) = value else { return is_atomic(value).then(|| value.clone()) };
    if matches!(object.kind, Kind::Str(_) | Kind::Bytes(_) | Kind::BigInt(_)) {
        return Some(value.clone());
    }
    let address = Ref::as_ptr(object);
    if let Some(copy) = copies.get(&address) {
        return Some(copy.clone());
    }
    let depth = depth.checked_sub(1).filter(|_| copies.len() < MOST_OBJECTS)?;
    match &object.kind {
        Kind::List(items) => {
            let copy = Value::list(Vec::new());
            copies.insert(address, copy.clone());
            let items = snapshot(items);
            let new = items.iter().map(|item| copied(item, copies, depth)).collect::<Option<Vec<_>>>()?;
            if let Some(Kind::List(place)) = copy.plain_kind() {
                *lock(place) = new; // an empty one dies
            }
            Some(copy)
        }
        Kind::Dict(entries) => {
            let copy = Value::dict(Dict::default());
            copies.insert(address, copy.clone());
            let entries = lock(entries).clone();
            let mut new = Dict::with_room(entries.len());
            for (key, item) in entries.iter().filter(|(key, _)| key.is_plain_key()) {
                new.insert(copied(key, copies, depth)?, copied(item, copies, depth)?).ok()?;
            }
            if let Some(Kind::Dict(place)) = copy.plain_kind().filter(|_| new.len() == entries.len()) {
                *lock(place) = new; // an empty one dies
                return Some(copy);
            }
            None
        }
        Kind::Tuple(items) => {
            let new = items.iter().map(|item| copied(item, copies, depth)).collect::<Option<Vec<_>>>()?;
            // One that holds itself was copied on the way.
            let copy = match copies.get(&address) {
                Some(copy) => copy.clone(),
                // A tuple of things that are not copied is not copied either.
                None if new.iter().zip(items).all(|(new, item)| new.is(item)) => return Some(value.clone()),
                None => Value::tuple(new),
            };
            copies.insert(address, copy.clone());
            Some(copy)
        }
        Kind::Set(members) => {
            let members = lock(members).clone();
            let mut new = Set::default();
            for member in members.iter() {
                if !member.is_plain_key() {
                    return None;
                }
                new.add(copied(member, copies, depth)?).ok()?;
            }
            let copy = Value::set(new);
            copies.insert(address, copy.clone());
            Some(copy)
        }
        _ => None,
    }
}
