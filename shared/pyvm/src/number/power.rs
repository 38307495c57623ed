//! `a ** b`.

use dashu_int::IBig;
use dashu_int::ops::BitTest;

use crate::number::{Number, complex, float};
use crate::object::{Raise, Value};

/// Integers stay integers unless the exponent is negative (`long_pow`, `float_pow`).
pub(crate) fn power(a: &Number<'_>, b: &Number<'_>) -> Result<Value, Raise> {
    if let (Some(base), Some(exponent)) = (integer(a), integer(b))
        && exponent >= IBig::ZERO
    {
        return int_power(&base, &exponent);
    }
    let (a, b) = (float::from_number(a)?, float::from_number(b)?);
    // No real number is a fractional power of a negative one.
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return complex::power((a, 0.0), (b, 0.0), None).map(complex::value);
    }
    float_power(a, b).map(Value::float)
}

fn integer(number: &Number<'_>) -> Option<IBig> {
    match number {
        Number::Int(i) => Some(IBig::from(*i)),
        Number::Big(big) => Some((*big).clone()),
        Number::Float(_) => None,
    }
}

/// The largest result: 1 Gbit. CPython stops where its memory does.
const MOST_BITS: usize = 1 << 30;

fn int_power(base: &IBig, exponent: &IBig) -> Result<Value, Raise> {
    let bits = base.bit_len();
    let small = usize::try_from(exponent).ok().filter(|e| bits <= 1 || bits.saturating_mul(*e) <= MOST_BITS);
    match small {
        Some(exponent) => Ok(Value::int(base.pow(exponent))),
        None if bits <= 1 => {
            let odd = exponent.bit(0);
            Ok(Value::int(if odd { base.clone() } else { base * base }))
        }
        None => Err(Raise::memory_error("the power would be larger than this machine's limit of 1 Gbit")),
    }
}

fn float_power(a: f64, b: f64) -> Result<f64, Raise> {
    if a == 0.0 && b < 0.0 && b.is_finite() {
        return Err(Raise::zero_division_error("0.0 cannot be raised to a negative power"));
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Raise::overflow_error("(34, 'Numerical result out of range')"));
    }
    Ok(result)
}
