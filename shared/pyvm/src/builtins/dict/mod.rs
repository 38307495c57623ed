//! `dict`.

mod methods;
mod update;
pub(crate) mod view;

use crate::object::{Dict, Kind, Mutex, NativeFunction, Outcome, Raise, Ref, Result, Type, Value, lock};

pub(crate) use update::join;

pub(crate) static DICT: Type = Type::new(
    "dict",
    NativeFunction::new("dict", |_, args| {
        let dict = Value::dict(Dict::default());
        update::from_arguments(&dict, args.positional(), args.named_values(), "dict")?;
        Ok(Outcome::Value(dict))
    })
    .quick_none_or_one(new)
    .gathering(),
)
.with_methods(methods::METHODS)
.with_statics(&[("fromkeys", Value::Native(&methods::FROMKEYS))]);

/// `dict(items)`, of another dict or of pairs of an iterator, or an empty one.
fn new(items: &Value) -> Value {
    let made = match items.plain_kind() {
        None if items.is_null() => Some(Dict::default()),
        Some(Kind::Dict(items)) => Some(lock(items).clone()),
        Some(Kind::Iterator(iter)) => update::from_iterator(iter),
        _ => None,
    };
    made.map_or(Value::Null, Value::dict)
}

/// The entries of the dict that a method is called on.
fn entries_of(dict: &Value) -> Result<&Mutex<Dict>> {
    match dict.kind() {
        Some(Kind::Dict(entries)) => Ok(entries),
        _ => Err(Raise::type_error(format!(
            "descriptor requires a 'dict' object but received a '{}'",
            dict.type_name()
        ))),
    }
}

/// The object that holds the entries: of an object of a derived class, the dict within.
fn storage(dict: &Value) -> Option<Ref> {
    match dict {
        Value::Object(object) => match &object.kind {
            Kind::Dict(_) => Some(object.clone()),
            Kind::Extended(extended) => storage(&extended.payload),
            _ => None,
        },
        _ => None,
    }
}
