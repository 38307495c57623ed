//! Logarithms, also of integers beyond every float.

use dashu_int::IBig;
use dashu_int::ops::BitTest;

use crate::modules::math::arguments::domain_error;
use crate::modules::math::quick;
use crate::object::{Kind, NativeFunction, Raise, Result, Value};

/// `log(x, base=e)`
pub(super) static LOG: NativeFunction = NativeFunction::new("log", |_, args| {
    let [x, base] = args.between("math", 1)?;
    let log = logarithm(x, f64::ln)?;
    if base.is_null() {
        return Ok(log.into());
    }
    match logarithm(base, f64::ln)? {
        0.0 => Err(Raise::zero_division_error("float division by zero")),
        base => Ok((log / base).into()),
    }
})
.quick_one_or_two(|x, base| if base.is_null() { quick::logarithm(x, f64::ln) } else { Value::Null });

pub(super) static LOG2: NativeFunction =
    NativeFunction::new("log2", |_, args| Ok(logarithm(args.one("math")?, f64::log2)?.into()))
        .quick_one(|x| quick::logarithm(x, f64::log2));

pub(super) static LOG10: NativeFunction =
    NativeFunction::new("log10", |_, args| Ok(logarithm(args.one("math")?, f64::log10)?.into()))
        .quick_one(|x| quick::logarithm(x, f64::log10));

fn logarithm(x: &Value, log: fn(f64) -> f64) -> Result<f64> {
    match (x.to_float(), x.kind()) {
        (Ok(x), _) if x > 0.0 || x.is_nan() => Ok(log(x)),
        // An integer beyond every float is scaled down to below 1 first (`loghelper`).
        (Err(_), Some(Kind::BigInt(big))) if *big > IBig::ZERO => {
            let bits = big.bit_len();
            let scaled = (big >> (bits - 64)).to_f64().value() / 2.0_f64.powi(64);
            Ok(log(scaled) + log(2.0) * bits as f64)
        }
        (Ok(_), _) | (Err(_), Some(Kind::BigInt(_))) => Err(domain_error()),
        (Err(other), _) => Err(other),
    }
}
