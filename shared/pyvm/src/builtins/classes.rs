//! The built-in classes that programs call to convert.

use dashu_int::IBig;

use crate::number::{self, Number, float_to_int};
use crate::object::{
    Kind, MOST_DIGITS, NativeFunction, Outcome, Raise, Range, Result, Type, Value, collect, repr,
};

pub(crate) static RANGE: Type = Type {
    name: "range",
    new: NativeFunction::new("range", |_, args| {
        args.no_keywords()?;
        Range::from_arguments(args.values).map(|range| Outcome::Value(Value::object(Kind::Range(range))))
    }),
    methods: &[],
};

