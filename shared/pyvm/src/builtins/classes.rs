//! The built-in classes that programs call to convert.

use dashu_int::IBig;

use crate::number::{self, Number, float_to_int};
use crate::object::{
    Kind, MOST_DIGITS, NativeFunction, Outcome, Raise, Range, Result, Type, Value, collect, repr,
};

pub(crate) static RANGE: Type = Type::new("range", NativeFunction::new("range", |_, args| {
        args.no_keywords()?;
        Range::from_arguments(args.values).map(|range| Outcome::Value(Value::object(Kind::Range(range))))
    }),
);

pub(crate) static INT: Type = Type::new("int", NativeFunction::new("int", |_, args| {
        let [value, base] = args.named(["", "base"])?;
        if !base.is_null() {
            return Err(Raise::outside_subset("`int` with a base is outside the subset; use decimal digits"));
        }
        to_int(value).map(Outcome::Value)
    }),
);

fn to_int(value: &Value) -> Result<Value> {
    match (Number::of(value), value.as_str()) {
        (Some(Number::Int(i)), _) => Ok(Value::Int(i)),
        (Some(Number::Big(_)), _) => Ok(value.clone()),
        (Some(Number::Float(f)), _) => float_to_int(f),
        (None, Some(text)) if digits(text) > MOST_DIGITS => Err(Raise::value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            digits(text)
        ))),
        (None, Some(text)) => parse_integer(text).ok_or_else(|| {
            Raise::value_error(format!("invalid literal for int() with base 10: {}", repr(value)))
        }),
        (None, None) if value.is_null() => Ok(Value::Int(0)),
        (None, None) => Err(Raise::type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            value.type_name()
        ))),
    }
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Digits, with single underscores between them.
pub fn parse_integer(text: &str) -> Option<Value> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let well_formed =
        digits.split('_').all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    if !well_formed {
        return None;
    }
    let number = IBig::from_str_radix(&digits.replace('_', ""), 10).ok()?;
    Some(Value::int(if text.starts_with('-') { -number } else { number }))
}

pub(crate) static FLOAT: Type = Type::new("float", NativeFunction::new("float", |_, args| {
        let [value] = args.named([""])?;
        to_float(value).map(Outcome::from)
    }),
);

fn to_float(value: &Value) -> Result<f64> {
    let Some(text) = value.as_str() else {
        return match Number::of(value) {
            Some(number) => number::from_number(&number),
            None if value.is_null() => Ok(0.0),
            None => Err(Raise::type_error(format!(
                "float() argument must be a string or a real number, not '{}'",
                value.type_name()
            ))),
        };
    };
    // Rust and Python agree on the form of a float, but for underscores between digits.
    let text = text.trim();
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let between = |(at, _)| at > 0 && digit(at - 1) && digit(at + 1);
    let plain = if text.match_indices('_').all(between) { text.replace('_', "") } else { String::new() };
    plain
        .parse()
        .map_err(|_| Raise::value_error(format!("could not convert string to float: {}", repr(value))))
}

pub(crate) static BOOL: Type = Type::new(
    "bool",
    NativeFunction::new("bool", |context, args| {
        let [value] = args.named([""])?;
        let truth = crate::machine::truth_call(value, false);
        Ok(match truth {
            Some(calling) => Outcome::Call(Box::new(calling)),
            None => {
                let _ = context;
                value.is_true().into()
            }
        })
    }),
)
.with_base(&INT);
