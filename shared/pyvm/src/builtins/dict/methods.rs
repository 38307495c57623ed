//! The methods of `dict`.

use crate::builtins::dict::{entries_of, storage, update};
use crate::builtins::{quick, quick_changes, quick_containers};
use crate::machine::sequence;
use crate::object::{
    Args, Dict, Iter, Kind, NativeFunction, Outcome, Part, Raise, Result, Value, View, collect, lock,
};

fn none() -> Result<Outcome> {
    Ok(Outcome::Value(Value::None))
}

fn view(args: Args<'_>, part: Part, name: &str) -> Result<Outcome> {
    let [dict] = args.method::<1>(name)?;
    match storage(dict) {
        Some(dict) => Ok(Outcome::Value(Value::object(Kind::View(View { dict, part })))),
        None => entries_of(dict).and(none()),
    }
}

pub(super) static METHODS: &[NativeFunction] = &[
    NativeFunction::new("get", |_, args| {
        let [dict, key, default] = args.up_to("get", 1)?;
        let found = lock(entries_of(dict)?).get(key)?.cloned();
        Ok(Outcome::Value(
            found.unwrap_or_else(|| if default.is_null() { Value::None } else { default.clone() }),
        ))
    })
    .quick_three(quick::get),
    NativeFunction::new("items", |_, args| view(args, Part::Items, "dict.items")).quick_one(quick::items),
    NativeFunction::new("keys", |_, args| view(args, Part::Keys, "dict.keys")).quick_one(quick::keys),
    NativeFunction::new("values", |_, args| view(args, Part::Values, "dict.values")).quick_one(quick::values),
    NativeFunction::new("setdefault", |_, args| {
        let [dict, key, default] = args.up_to("setdefault", 1)?;
        let mut entries = lock(entries_of(dict)?);
        if let Some(found) = entries.get(key)? {
            return Ok(Outcome::Value(found.clone()));
        }
        let value = if default.is_null() { Value::None } else { default.clone() };
        entries.insert(key.clone(), value.clone())?;
        Ok(Outcome::Value(value))
    })
    .quick_three(quick_containers::setdefault),
    NativeFunction::new("pop", |_, args| {
        let [dict, key, default] = args.up_to("pop", 1)?;
        let found = lock(entries_of(dict)?).remove(key)?;
        match found {
            Some((_, value)) => Ok(Outcome::Value(value)),
            None if default.is_null() => Err(Raise::key_error(key.clone())),
            None => Ok(Outcome::Value(default.clone())),
        }
    })
    .quick_three(quick_containers::pop_key),
    NativeFunction::new("popitem", |_, args| {
        let [dict] = args.method::<1>("dict.popitem")?;
        let last = lock(entries_of(dict)?).pop(true);
        match last {
            Some((key, value)) => Ok(Outcome::Value(Value::tuple(vec![key, value]))),
            None => Err(Raise::key_error(Value::str("popitem(): dictionary is empty"))),
        }
    })
    .quick_one(quick_changes::pop_item),
    NativeFunction::new("update", |_, args| {
        let Some((dict, others)) = args.positional().split_first() else { return none() };
        update::from_arguments(dict, others, args.named_values(), "update")?;
        none()
    })
    .quick_two(quick_changes::update),
    NativeFunction::new("clear", |_, args| {
        let [dict] = args.method::<1>("dict.clear")?;
        let old = lock(entries_of(dict)?).clear();
        drop(old); // after the lock
        none()
    })
    .quick_one(quick_changes::clear_dict),
    NativeFunction::new("copy", |_, args| {
        let [dict] = args.method::<1>("dict.copy")?;
        let copy = lock(entries_of(dict)?).clone();
        Ok(Outcome::Value(Value::dict(copy)))
    })
    .quick_one(quick_changes::copy_dict),
    NativeFunction::new("__init__", |_, args| {
        let Some((dict, others)) = args.positional().split_first() else { return none() };
        update::from_arguments(dict, others, args.named_values(), "dict")?;
        none()
    }),
    NativeFunction::new("__len__", |_, args| {
        let [dict] = args.method::<1>("__len__")?;
        Ok((lock(entries_of(dict)?).len() as i64).into())
    }),
    NativeFunction::new("__iter__", |_, args| {
        let [dict] = args.method::<1>("__iter__")?;
        entries_of(dict)?;
        Ok(Outcome::Value(Iter::walk(dict).into_value()))
    }),
    NativeFunction::new("__getitem__", |_, args| {
        let [dict, key] = args.method::<2>("dict.__getitem__")?;
        entries_of(dict)?;
        sequence::item(dict, key).map(Outcome::Value)
    }),
    NativeFunction::new("__setitem__", |_, args| {
        let [dict, key, value] = args.method::<3>("__setitem__")?;
        entries_of(dict)?;
        sequence::set_item(dict, key, value.clone())?;
        none()
    }),
    NativeFunction::new("__delitem__", |_, args| {
        let [dict, key] = args.method::<2>("__delitem__")?;
        entries_of(dict)?;
        sequence::delete_item(dict, key)?;
        none()
    }),
    NativeFunction::new("__contains__", |_, args| {
        let [dict, key] = args.method::<2>("dict.__contains__")?;
        Ok(lock(entries_of(dict)?).get(key)?.is_some().into())
    }),
];

/// `dict.fromkeys(keys, value)`, called on the class.
pub(super) static FROMKEYS: NativeFunction = NativeFunction::new("fromkeys", |_, args| {
    args.no_keywords()?;
    let (keys, value) = match &*args.values {
        [keys] => (keys, Value::None),
        [keys, value] => (keys, value.clone()),
        values => {
            let (bound, s) = if values.is_empty() { ("at least 1", "") } else { ("at most 2", "s") };
            let given = values.len();
            return Err(Raise::type_error(format!("fromkeys expected {bound} argument{s}, got {given}")));
        }
    };
    let mut dict = Dict::default();
    for key in collect(keys.clone())? {
        dict.insert(key, value.clone())?;
    }
    Ok(Outcome::Value(Value::dict(dict)))
});
