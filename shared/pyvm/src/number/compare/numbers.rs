//! The order of numbers.

use std::cmp::Ordering;

use dashu_int::IBig;

use crate::number::Number;

/// The exact order of two numbers, also between an integer and a float that rounding would confuse.
pub(super) fn numbers(a: &Number<'_>, b: &Number<'_>) -> Option<Ordering> {
    use Number::{Big, Float, Int};
    match (a, b) {
        (Int(a), Int(b)) => Some(a.cmp(b)),
        (Float(a), Float(b)) => a.partial_cmp(b),
        (Int(a), Big(b)) => Some(IBig::from(*a).cmp(b)),
        (Big(a), Int(b)) => Some((*a).cmp(&IBig::from(*b))),
        (Big(a), Big(b)) => Some(a.cmp(b)),
        (Int(a), Float(b)) => with_float(&IBig::from(*a), *b),
        (Big(a), Float(b)) => with_float(a, *b),
        (Float(a), Int(b)) => with_float(&IBig::from(*b), *a).map(Ordering::reverse),
        (Float(a), Big(b)) => with_float(b, *a).map(Ordering::reverse),
    }
}

fn with_float(a: &IBig, b: f64) -> Option<Ordering> {
    match IBig::try_from(b.trunc()) {
        Ok(whole) => Some(a.cmp(&whole).then(0.0.partial_cmp(&b.fract())?)),
        Err(_) if b.is_nan() => None,
        Err(_) => Some(if b > 0.0 { Ordering::Less } else { Ordering::Greater }),
    }
}
