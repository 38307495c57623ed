//! `tuple`, `slice`.

use crate::builtins::list::{count_in, index_in};
use crate::builtins::quick_containers;
use crate::machine::sequence::{self, Places};
use crate::object::{Iter, Kind, NativeFunction, Outcome, Raise, Result, Slice, Type, Value, drain};

pub(crate) static TUPLE: Type = Type::new(
    "tuple",
    NativeFunction::new("tuple", |_, args| {
        let items = args.at_most_one()?;
        match items {
            Value::Null => Ok(Outcome::Value(Value::tuple(Vec::new()))),
            Value::Object(object) if matches!(object.kind, Kind::Tuple(_)) => {
                Ok(Outcome::Value(items.clone()))
            }
            items => Ok(Outcome::Value(Value::tuple(drain(items)?))),
        }
    })
    .gathering()
    .quick_none_or_one(quick_containers::new_tuple),
)
.with_methods(&[
    NativeFunction::new("index", |_, args| {
        let [tuple, ..] = &*args.values else { return Ok(Outcome::Value(Value::None)) };
        index_in(items_of(tuple)?, &args.values[1..], "tuple")
    }),
    NativeFunction::new("count", |_, args| {
        let [tuple, item] = args.method::<2>("tuple.count")?;
        count_in(items_of(tuple)?, item)
    }),
    NativeFunction::new("__len__", |_, args| {
        let [tuple] = args.method::<1>("__len__")?;
        Ok((items_of(tuple)?.len() as i64).into())
    }),
    NativeFunction::new("__iter__", |_, args| {
        let [tuple] = args.method::<1>("__iter__")?;
        items_of(tuple)?;
        Ok(Outcome::Value(Iter::walk(tuple).into_value()))
    }),
    NativeFunction::new("__getitem__", |_, args| {
        let [tuple, index] = args.method::<2>("__getitem__")?;
        sequence::item(tuple, index).map(Outcome::Value)
    }),
]);

fn items_of(tuple: &Value) -> Result<&[Value]> {
    match tuple.kind() {
        Some(Kind::Tuple(items)) => Ok(items),
        _ => Err(Raise::type_error(format!(
            "descriptor requires a 'tuple' object but received a '{}'",
            tuple.type_name()
        ))),
    }
}

pub(crate) static SLICE: Type = Type::new(
    "slice",
    NativeFunction::new("slice", |_, args| {
        args.no_keywords()?;
        let [start, stop, step] = match &*args.values {
            [stop] => [&Value::None, stop, &Value::None],
            [start, stop] => [start, stop, &Value::None],
            [start, stop, step] => [start, stop, step],
            [] => return Err(Raise::type_error("slice expected at least 1 argument, got 0")),
            more => {
                let given = more.len();
                return Err(Raise::type_error(format!("slice expected at most 3 arguments, got {given}")));
            }
        }
        .map(Value::clone);
        Ok(Outcome::Value(Value::object(Kind::Slice(Box::new(Slice { start, stop, step })))))
    }),
)
.with_methods(&[NativeFunction::new("indices", |_, args| {
    let [slice, len] = args.method::<2>("slice.indices")?;
    let len = len.to_index()?;
    let Ok(len) = usize::try_from(len) else {
        return Err(Raise::value_error("length should not be negative"));
    };
    let Some(Kind::Slice(slice)) = slice.kind() else { return Ok(Outcome::Value(Value::None)) };
    let places = Places::of(slice, len)?;
    let parts = [places.start, places.stop, places.step].map(Value::Int);
    Ok(Outcome::Value(Value::tuple(parts.to_vec())))
})])
.with_attributes(|value, name| match (value.kind(), name) {
    (Some(Kind::Slice(slice)), "start") => Some(slice.start.clone()),
    (Some(Kind::Slice(slice)), "stop") => Some(slice.stop.clone()),
    (Some(Kind::Slice(slice)), "step") => Some(slice.step.clone()),
    _ => None,
});
