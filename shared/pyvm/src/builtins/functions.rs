//! The built-in functions that compute.

use std::cmp::Ordering;

use crate::bytecode::CompareOperator;
use crate::number;
use crate::object::{Args, Iter, Kind, NativeFunction, Outcome, Raise, Result, Value, lock, try_repr};

pub(crate) static LEN: NativeFunction = NativeFunction::new("len", |_, args| {
    let [value] = args.exactly()?;
    let len = match value.kind() {
        Some(Kind::Str(text)) => text.chars().count(),
        Some(Kind::Tuple(items)) => items.len(),
        Some(Kind::List(items)) => lock(items).len(),
        Some(Kind::Range(range)) => usize::try_from(range.len()).unwrap_or(usize::MAX),
        _ => return Err(Raise::type_error(format!("object of type '{}' has no len()", value.type_name()))),
    };
    i64::try_from(len)
        .map(Outcome::from)
        .map_err(|_| Raise::overflow_error("Python int too large to convert to C ssize_t"))
});

pub(crate) static MIN: NativeFunction =
    NativeFunction::new("min", |_, args| extreme(&args, CompareOperator::Less));

pub(crate) static MAX: NativeFunction =
    NativeFunction::new("max", |_, args| extreme(&args, CompareOperator::Greater));

/// The first item that is less (or greater) than all others.
fn extreme(args: &Args<'_>, better: CompareOperator) -> Result<Outcome> {
    if !args.keywords.is_empty() {
        let message = format!("`key` and `default` of {} are outside the subset; use a loop", args.function);
        return Err(Raise::outside_subset(message));
    }
    let items = match &*args.values {
        [] => {
            return Err(Raise::type_error(format!("{} expected at least 1 argument, got 0", args.function)));
        }
        [items] => items.clone(),
        items => Value::tuple(items.to_vec()),
    };
    let mut items = Iter::over(items)?;
    let Some(mut best) = items.next() else {
        return Err(Raise::value_error(format!("{}() iterable argument is empty", args.function)));
    };
    for item in items {
        if number::compare(better, &item, &best)? {
            best = item;
        }
    }
    Ok(Outcome::Value(best))
}

pub(crate) static ABS: NativeFunction = NativeFunction::new("abs", |_, args| {
    let [value] = args.exactly()?;
    match number::order(&value, &Value::Int(0)) {
        _ if matches!(value, Value::Float(_)) => Ok(value.to_float()?.abs().into()),
        Some(Ordering::Less) => number::negative(&value).map(Outcome::Value),
        Some(_) => number::positive(&value).map(Outcome::Value),
        None => Err(Raise::type_error(format!("bad operand type for abs(): '{}'", value.type_name()))),
    }
});

pub(crate) static ROUND: NativeFunction = NativeFunction::new("round", |_, args| {
    let [value, digits] = args.named(["number", "ndigits"])?;
    if value.is_null() {
        return Err(Raise::type_error("round() missing required argument 'number' (pos 1)"));
    }
    let digits = match digits {
        Value::Null | Value::None => None,
        digits => Some(digits.to_index()?),
    };
    number::round(&value, digits).map(Outcome::Value)
});

pub(crate) static REPR: NativeFunction = NativeFunction::new("repr", |_, args| {
    let [value] = args.exactly()?;
    Ok(Outcome::Value(Value::str(try_repr(&value)?)))
});
