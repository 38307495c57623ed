//! The operators with one operand.

use dashu_int::IBig;

use crate::number::{Number, complex};
use crate::object::{Raise, Value};

/// `-value`
pub(crate) fn negative(value: &Value) -> Result<Value, Raise> {
    if let Some((real, imag)) = complex::complex(value) {
        return Ok(complex::value((-real, -imag)));
    }
    Ok(match number(value, "-")? {
        Number::Int(i) => i.checked_neg().map_or_else(|| Value::int(-IBig::from(i)), Value::Int),
        Number::Big(big) => Value::int(-big),
        Number::Float(f) => Value::float(-f),
    })
}

/// `+value`
pub(crate) fn positive(value: &Value) -> Result<Value, Raise> {
    if complex::complex(value).is_some() {
        return Ok(value.clone());
    }
    Ok(match number(value, "+")? {
        Number::Int(i) => Value::Int(i),
        Number::Big(_) => value.clone(),
        Number::Float(f) => Value::float(f),
    })
}

/// `~value`
pub(crate) fn invert(value: &Value) -> Result<Value, Raise> {
    Ok(match number(value, "~")? {
        Number::Int(i) => Value::Int(!i),
        Number::Big(big) => Value::int(-big - IBig::ONE),
        Number::Float(_) => return Err(bad_operand(value, "~")),
    })
}

fn number<'a>(value: &'a Value, symbol: &str) -> Result<Number<'a>, Raise> {
    Number::of(value).ok_or_else(|| bad_operand(value, symbol))
}

fn bad_operand(value: &Value, symbol: &str) -> Raise {
    Raise::type_error(format!("bad operand type for unary {symbol}: '{}'", value.type_name()))
}
