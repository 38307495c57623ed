//! `round()`: half to even, in decimal.

use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};

use crate::number::Number;
use crate::number::decimal::scaled;
use crate::object::{Raise, Value};

/// `round(value)` or `round(value, digits)`; `digits` is `None` where it was not given.
///
/// # Errors
/// `TypeError` for what is no number, `ValueError` or `OverflowError` for NaN and infinity.
pub(crate) fn round(value: &Value, digits: Option<i64>) -> Result<Value, Raise> {
    match (Number::of(value), digits) {
        (Some(Number::Float(f)), None) => float_to_int(f.round_ties_even()),
        (Some(Number::Float(f)), Some(digits)) => match round_float(f, digits) {
            rounded if rounded.is_infinite() && f.is_finite() => {
                Err(Raise::overflow_error("rounded value too large to represent"))
            }
            rounded => Ok(Value::float(rounded)),
        },
        (Some(_), None | Some(0..)) => crate::number::positive(value),
        (Some(_), Some(digits)) => round_int(value, digits.unsigned_abs()),
        (None, _) => {
            Err(Raise::type_error(format!("type {} doesn't define __round__ method", value.type_name())))
        }
    }
}

/// The integer nearest to zero of a float.
///
/// # Errors
/// `ValueError` for NaN, `OverflowError` for infinity.
pub(crate) fn float_to_int(f: f64) -> Result<Value, Raise> {
    if f.is_nan() {
        return Err(Raise::value_error("cannot convert float NaN to integer"));
    }
    IBig::try_from(f.trunc())
        .map(Value::int)
        .map_err(|_| Raise::overflow_error("cannot convert float infinity to integer"))
}

/// Up to here every whole number is a float.
const MOST_EXACT: u64 = 1 << 53;

/// CPython's `double_round` (`Objects/floatobject.c`): the decimal digits, correctly rounded, read back.
fn round_float(f: f64, digits: i64) -> f64 {
    if !f.is_finite() || digits > 323 {
        return f;
    }
    if digits < -308 {
        return 0.0_f64.copysign(f);
    }
    if let Ok(places) = usize::try_from(digits) {
        // Both are floats as they are, so their quotient is rounded correctly.
        if let Some((number @ ..=MOST_EXACT, scale)) = scaled(f.abs(), places) {
            return (number as f64 / scale as f64).copysign(f);
        }
        return format!("{f:.places$}").parse().unwrap_or(f);
    }
    // Before the point: the exact digits of the whole part, rounded as an integer, with the fraction
    // deciding a tie.
    let unit = IBig::from(10).pow(digits.unsigned_abs() as usize);
    let Ok(whole) = IBig::try_from(f.trunc()) else { return f };
    let beyond = if f.fract() == 0.0 { 0 } else { f.signum() as i32 };
    let rounded = half_even(&whole, &unit, beyond);
    rounded.to_f64().value().copysign(f)
}

fn round_int(value: &Value, zeros: u64) -> Result<Value, Raise> {
    let whole = match Number::of(value) {
        Some(Number::Big(big)) => big.clone(),
        _ => IBig::from(value.to_index()?),
    };
    // A unit beyond the number rounds it to nothing; no need to compute a huge one.
    let zeros = usize::try_from(zeros).unwrap_or(usize::MAX).min(whole.bit_len() + 1);
    Ok(Value::int(half_even(&whole, &IBig::from(10).pow(zeros), 0)))
}

/// The multiple of `unit` nearest to `whole`, a tie going to the even one unless `beyond` (the sign of
/// a fraction that was cut off) decides it.
fn half_even(whole: &IBig, unit: &IBig, beyond: i32) -> IBig {
    let (mut quotient, mut rest) = whole.div_rem(unit);
    if rest < IBig::ZERO {
        rest += unit;
        quotient -= IBig::ONE;
    }
    let up = match (&rest * IBig::from(2)).cmp(unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => beyond > 0 || (beyond == 0 && quotient.bit(0)),
    };
    if up {
        quotient += IBig::ONE;
    }
    quotient * unit
}
