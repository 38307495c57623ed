//! The built-in classes that programs call to convert.

use crate::builtins::quick_containers;
use crate::number::{equal, float_to_int};
use crate::object::{Kind, NativeFunction, Outcome, Raise, Range, Type, Value, repr};

pub(crate) static RANGE: Type = Type::new(
    "range",
    NativeFunction::new("range", |_, args| {
        args.no_keywords()?;
        Range::from_arguments(args.values).map(|range| Outcome::Value(Value::object(Kind::Range(range))))
    })
    .quick_several(quick_containers::range),
)
.with_methods(&[
    NativeFunction::new("index", |_, args| {
        let [range, item] = args.method::<2>("range.index")?;
        match (place_in(range, item), item) {
            (Some(at), _) => Ok(Outcome::Value(Value::Int(at))),
            (None, Value::Int(_) | Value::False | Value::True) => {
                Err(Raise::value_error(format!("{} is not in range", repr(item))))
            }
            _ => Err(Raise::value_error("sequence.index(x): x not in sequence")),
        }
    }),
    NativeFunction::new("count", |_, args| {
        let [range, item] = args.method::<2>("range.count")?;
        Ok(Outcome::Value(Value::Int(i64::from(place_in(range, item).is_some()))))
    }),
])
.with_attributes(attribute);

/// `start`, `stop` and `step`
fn attribute(range: &Value, name: &str) -> Option<Value> {
    let Some(Kind::Range(range)) = range.kind() else { return None };
    Some(Value::Int(match name {
        "start" => range.start,
        "stop" => range.stop,
        "step" => range.step,
        _ => return None,
    }))
}

/// Where a number is in a range.
fn place_in(range: &Value, item: &Value) -> Option<i64> {
    let Some(Kind::Range(range)) = range.kind() else { return None };
    let item = match item {
        Value::Float(float) => {
            float_to_int(float.get()).ok().filter(|whole| equal(whole, item).unwrap_or(false))?
        }
        other => other.clone(),
    };
    let item = item.to_index().ok()?;
    range.contains(item).then(|| (item - range.item(0)) / range.step)
}
