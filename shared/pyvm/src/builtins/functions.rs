//! The built-in functions that compute.

use std::cmp::Ordering;

use crate::builtins::quick;
use crate::number;
use crate::object::{NativeFunction, Outcome, Raise, Value, own_special, try_repr};

pub(crate) static ABS: NativeFunction = NativeFunction::new("abs", |_, args| {
    let [value] = args.exactly()?;
    if let Some(own) = own_special(value, "__abs__") {
        return Ok(Outcome::call(own, vec![value.clone()]));
    }
    if let Some(number) = number::complex::complex(value) {
        return Ok(number::complex::absolute(number)?.into());
    }
    match number::order(value, &Value::Int(0)) {
        _ if matches!(value, Value::Float(_)) => Ok(value.to_float()?.abs().into()),
        Some(Ordering::Less) => number::negative(value).map(Outcome::Value),
        Some(_) => number::positive(value).map(Outcome::Value),
        None => Err(Raise::type_error(format!("bad operand type for abs(): '{}'", value.type_name()))),
    }
})
.quick_one(quick::abs);

pub(crate) static ROUND: NativeFunction = NativeFunction::new("round", |_, args| {
    let [value, digits] = args.named(["number", "ndigits"])?;
    if value.is_null() {
        return Err(Raise::type_error("round() missing required argument 'number' (pos 1)"));
    }
    if let Some(own) = own_special(value, "__round__") {
        let given = if digits.is_null() { Vec::new() } else { vec![digits.clone()] };
        return Ok(Outcome::call(own, [vec![value.clone()], given].concat()));
    }
    let digits = match digits {
        Value::Null | Value::None => None,
        digits => Some(digits.to_index()?),
    };
    number::round(value, digits).map(Outcome::Value)
});

pub(crate) static REPR: NativeFunction = NativeFunction::new("repr", |_, args| {
    let [value] = args.exactly()?;
    Ok(Outcome::Value(Value::str(try_repr(value)?)))
})
.quick_one(quick::repr);
