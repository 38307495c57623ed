//! `operator.itemgetter` and `operator.attrgetter` (`itemgetter_call_impl`, `attrgetter_call_impl`, `Modules/_operator.c`).

use super::field::Field;
use crate::machine::sequence;
use crate::object::{Function, Instance, Kind, Value, find, lock};

static ITEMS: Field = Field::new("_items");
static NAMES: Field = Field::new("_attrs");

/// `itemgetter.__call__(self, obj)` of a built-in container.
pub(super) fn item(_: &Function, arguments: &[Value]) -> Value {
    let [this, of] = arguments else { return Value::Null };
    match of.plain_kind() {
        Some(Kind::List(_) | Kind::Tuple(_) | Kind::Str(_)) => {
            each(&ITEMS, this, |index| at_place(of, index))
        }
        Some(Kind::Dict(_)) => each(&ITEMS, this, |key| sequence::item(of, key).ok()),
        _ => Value::Null,
    }
}

/// `attrgetter.__call__(self, obj)` of attributes that the object has of its own.
pub(super) fn attribute(_: &Function, arguments: &[Value]) -> Value {
    let [this, Value::Object(of)] = arguments else { return Value::Null };
    match &of.kind {
        Kind::Instance(instance) => each(&NAMES, this, |name| own_attribute(instance, name.as_str()?)),
        _ => Value::Null,
    }
}

/// What `get` gives for what is in a field, or a tuple of that where there are several.
fn each(field: &Field, this: &Value, get: impl Fn(&Value) -> Option<Value>) -> Value {
    let Some(object) = field.object(this) else { return Value::Null };
    let Kind::Tuple(all) = &object.kind else { return Value::Null };
    let found = match &all[..] {
        [only] => get(only),
        all => all.iter().map(get).collect::<Option<Vec<_>>>().map(Value::tuple),
    };
    found.unwrap_or_default()
}

fn at_place(of: &Value, index: &Value) -> Option<Value> {
    match (of.plain_kind()?, index) {
        (Kind::List(items), Value::Int(at)) => {
            let items = lock(items);
            Some(items[sequence::place(*at, items.len())?].clone())
        }
        (Kind::Tuple(items), Value::Int(at)) => Some(items[sequence::place(*at, items.len())?].clone()),
        (Kind::Str(_), Value::Int(_)) => sequence::item(of, index).ok(),
        _ => None,
    }
}

/// An attribute of an object, which none of its class comes before.
fn own_attribute(instance: &Instance, name: &str) -> Option<Value> {
    if instance.class().intercepts {
        return None;
    }
    let of_class = find(&Value::Object(instance.class_ref().clone()), name);
    if of_class.is_some_and(|found| {
        matches!(found.plain_kind(), Some(Kind::Property(_) | Kind::Instance(_) | Kind::Extended(_)))
    }) {
        return None;
    }
    lock(&instance.attributes).named(name)
}
