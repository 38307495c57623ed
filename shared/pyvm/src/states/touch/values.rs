//! What is touched of a value: an attribute, an item, everything.

use crate::object::traverse::of_value;
use crate::object::{Dict, Iter, Kind, Ref, Value, lock};
use crate::states::touch::{GIVING, ITEMS, STRUCTURE, Visit, attribute, item, touch};

/// An attribute of an object, or of its class where it is only read.
pub(super) fn attribute_of(of: &Value, name: &str, writes: bool, visit: Visit<'_>) {
    let Value::Object(object) = of else { return };
    match &object.kind {
        Kind::Instance(_) | Kind::Extended(_) => {
            touch(object, attribute(name), writes, visit);
            if !writes {
                // Another thread may give it another class.
                touch(object, attribute("__class__"), false, visit);
            }
            if let Some(instance) = object.kind.instance()
                && let Err(Value::Object(dict)) = lock(&instance.attributes).held()
            {
                touch(dict, STRUCTURE, writes, visit);
            }
            if !writes && let Some(instance) = object.kind.instance() {
                of_class(instance.class_ref(), name, visit);
            }
        }
        Kind::Class(_) if writes => touch(object, attribute(name), true, visit),
        Kind::Class(_) => of_class(object, name, visit),
        Kind::Exception(_) | Kind::Function(_) => touch(object, attribute(name), writes, visit),
        _ => {}
    }
}

pub(super) fn of_class(class: &Ref, name: &str, visit: Visit<'_>) {
    touch(class, attribute(name), false, visit);
    if let Kind::Class(inner) = &class.kind {
        for ancestor in &inner.ancestors {
            if let Value::Object(ancestor) = ancestor {
                touch(ancestor, attribute(name), false, visit);
            }
        }
    }
}

/// The object that holds the items of a container.
pub(super) fn storage(value: &Value) -> Option<&Ref> {
    match value {
        Value::Object(object) => match &object.kind {
            Kind::Extended(extended) => storage(&extended.payload),
            Kind::View(view) => Some(&view.dict),
            _ => Some(object),
        },
        _ => None,
    }
}

/// The part of a dict that a key's value is, where the key is there.
pub(super) fn part_of_key(dict: &Dict, key: &Value) -> Option<u64> {
    dict.get(key).ok()??;
    crate::number::hash(key).ok().map(item)
}

/// `container[index]`, read or set.
pub(super) fn subscript(container: &Value, index: &Value, writes: bool, visit: Visit<'_>) {
    let Some(object) = storage(container) else { return };
    let part = match (&object.kind, index) {
        (Kind::List(items), Value::Int(at)) => {
            let count = i64::try_from(lock(items).len()).unwrap_or(i64::MAX);
            let at = if *at < 0 { at + count } else { *at };
            u64::try_from(at).ok().map(item)
        }
        (Kind::Dict(dict), key) => part_of_key(&lock(dict), key),
        (Kind::List(_) | Kind::Deque(_), _) => None,
        _ => return,
    };
    match part {
        Some(part) => {
            touch(object, STRUCTURE, false, visit);
            touch(object, part, writes, visit);
        }
        None if writes => touch(object, STRUCTURE, true, visit),
        None => look(container, visit),
    }
}

/// All that a container holds is read.
pub(super) fn look(value: &Value, visit: Visit<'_>) {
    match value {
        Value::Iter(iter) => step_iter(iter, visit),
        _ => {
            let Some(object) = storage(value) else { return };
            let count = match &object.kind {
                Kind::List(items) => lock(items).len() as u64,
                Kind::Dict(_) => ITEMS,
                Kind::Set(_) | Kind::Deque(_) => 0,
                _ => return,
            };
            touch(object, STRUCTURE, false, visit);
            (0..count.min(ITEMS)).for_each(|at| touch(object, item(at), false, visit));
        }
    }
}

/// So many objects are followed from one that is read as a whole.
pub(super) const MOST_FOLLOWED: usize = 10_000;

/// All that a value leads to is read: it is compared, or shown.
pub(super) fn look_deep(value: &Value, visit: Visit<'_>) {
    let mut todo: Vec<Ref> = Vec::new();
    of_value(value, &mut |object| todo.push(object.clone()));
    look(value, visit);
    let mut seen: Vec<usize> = Vec::new();
    while let Some(object) = todo.pop() {
        let address = Ref::as_ptr(&object).addr();
        let leaf = matches!(
            object.kind,
            Kind::Str(_)
                | Kind::Bytes(_)
                | Kind::BigInt(_)
                | Kind::Function(_)
                | Kind::Class(_)
                | Kind::Module(_)
        );
        if leaf || seen.contains(&address) || seen.len() > MOST_FOLLOWED {
            continue;
        }
        seen.push(address);
        let value = Value::Object(object);
        look(&value, visit);
        if let Value::Object(object) = &value {
            match &object.kind {
                Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_) | Kind::Cell(_) => {
                    touch(object, STRUCTURE, false, visit);
                }
                Kind::Lock(_) => touch(object, GIVING, false, visit),
                _ => {}
            }
            object.kind.traverse(&mut |other| todo.push(other.clone()));
        }
    }
}

/// Which items a container has is changed.
pub(super) fn change(value: &Value, visit: Visit<'_>) {
    let Some(object) = storage(value) else { return };
    match &object.kind {
        Kind::List(_) | Kind::Dict(_) | Kind::Set(_) | Kind::Deque(_) => {
            touch(object, STRUCTURE, true, visit);
        }
        Kind::Iterator(_) | Kind::Generator(_) => step(value, visit),
        _ => {}
    }
}

/// An iterator goes on by an item.
pub(super) fn step(value: &Value, visit: Visit<'_>) {
    match value {
        Value::Iter(iter) => step_iter(iter, visit),
        Value::Object(object) => match &object.kind {
            Kind::Generator(_) => touch(object, STRUCTURE, true, visit),
            Kind::Iterator(iter) => {
                touch(object, STRUCTURE, true, visit);
                step_iter(&lock(iter).clone(), visit);
            }
            _ => {}
        },
        _ => {}
    }
}

pub(super) fn step_iter(iter: &Iter, visit: Visit<'_>) {
    match iter {
        Iter::Sequence { of, at } if let Kind::List(_) = &of.kind => {
            touch(of, STRUCTURE, false, visit);
            touch(of, item(*at as u64), false, visit);
        }
        Iter::Range { .. } => {}
        Iter::Shared(of) => step(&Value::Object(of.clone()), visit),
        Iter::Sequence { of, .. } | Iter::Backwards { of, .. } => look(&Value::Object(of.clone()), visit),
        Iter::Entries(entries) => look(&Value::Object(entries.dict().clone()), visit),
        Iter::Members(members) => look(&Value::Object(members.set().clone()), visit),
        Iter::Ends(ends) => look(&Value::Object(ends.deque().clone()), visit),
        Iter::Enumerate { of, .. } => step_iter(of, visit),
        Iter::Zip { of, .. } => of.iter().for_each(|iter| step_iter(iter, visit)),
        Iter::OfLibrary(_) => {}
    }
}
