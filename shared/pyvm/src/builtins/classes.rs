//! The built-in classes that programs call to convert.

use crate::builtins::quick_containers;
use crate::object::{Kind, NativeFunction, Outcome, Range, Type, Value};

pub(crate) static RANGE: Type = Type::new(
    "range",
    NativeFunction::new("range", |_, args| {
        args.no_keywords()?;
        Range::from_arguments(args.values).map(|range| Outcome::Value(Value::object(Kind::Range(range))))
    })
    .quick_several(quick_containers::range),
);
