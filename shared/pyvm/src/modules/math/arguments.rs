//! What the functions of `math` take, and how they fail.

use crate::object::{Args, Raise, Result};

pub(super) fn domain_error() -> Raise {
    Raise::value_error("math domain error")
}

pub(super) fn range_error() -> Raise {
    Raise::overflow_error("math range error")
}

/// One real number.
pub(super) fn number(args: Args<'_>) -> Result<f64> {
    args.one("math")?.to_float()
}

/// Two real numbers.
pub(super) fn two_numbers(args: Args<'_>) -> Result<[f64; 2]> {
    let [a, b] = args.between("math", 2)?;
    Ok([a.to_float()?, b.to_float()?])
}

/// A result of finite arguments: where it is not finite itself, the function has no value there, or it is too
/// large (`math_1`).
pub(super) fn checked(result: f64, of: &[f64], grows: bool) -> Result<f64> {
    if result.is_nan() && !of.iter().any(|x| x.is_nan()) {
        return Err(domain_error());
    }
    if result.is_infinite() && of.iter().all(|x| x.is_finite()) {
        return Err(if grows { range_error() } else { domain_error() });
    }
    Ok(result)
}
