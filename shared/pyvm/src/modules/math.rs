//! `math` (CPython's `Modules/mathmodule.c`).

use dashu_int::IBig;
use dashu_int::ops::BitTest;

use crate::number::float_to_int;
use crate::object::{Args, Kind, NativeFunction, NativeModule, Outcome, Raise, Result, Value};

pub(crate) static MATH: NativeModule = NativeModule {
    name: "math",
    members: &[
        ("sqrt", Value::Native(&SQRT)),
        ("floor", Value::Native(&FLOOR)),
        ("ceil", Value::Native(&CEIL)),
        ("sin", Value::Native(&SIN)),
        ("cos", Value::Native(&COS)),
        ("exp", Value::Native(&EXP)),
        ("log", Value::Native(&LOG)),
        ("fabs", Value::Native(&FABS)),
        ("pi", Value::float(std::f64::consts::PI)),
        ("e", Value::float(std::f64::consts::E)),
        ("tau", Value::float(std::f64::consts::TAU)),
        ("inf", Value::float(f64::INFINITY)),
        ("nan", Value::float(f64::NAN)),
    ],
    of_interpreter: |_, _| None,
};

static SQRT: NativeFunction = NativeFunction::new("sqrt", |_, args| {
    let x = number(args)?;
    if x < 0.0 {
        return Err(domain_error());
    }
    Ok(x.sqrt().into())
})
.with_shortcut(|x| match x {
    Value::Int(i) if *i >= 0 => Value::float((*i as f64).sqrt()),
    Value::Float(f) if f.get() >= 0.0 => Value::float(f.get().sqrt()),
    _ => Value::Null,
});

static FLOOR: NativeFunction = NativeFunction::new("floor", |_, args| to_int(args, f64::floor));
static CEIL: NativeFunction = NativeFunction::new("ceil", |_, args| to_int(args, f64::ceil));
static SIN: NativeFunction = NativeFunction::new("sin", |_, args| finite(args, f64::sin));
static COS: NativeFunction = NativeFunction::new("cos", |_, args| finite(args, f64::cos));
static FABS: NativeFunction = NativeFunction::new("fabs", |_, args| Ok(number(args)?.abs().into()));

static EXP: NativeFunction = NativeFunction::new("exp", |_, args| {
    let x = number(args)?;
    let result = x.exp();
    if result.is_infinite() && x.is_finite() {
        return Err(Raise::overflow_error("math range error"));
    }
    Ok(result.into())
});

static LOG: NativeFunction = NativeFunction::new("log", |_, args| {
    args.no_keywords()?;
    let [x, base] = args.named(["x", "base"])?;
    if x.is_null() {
        return Err(Raise::type_error("log expected at least 1 argument, got 0"));
    }
    let log = logarithm(x)?;
    Ok((if base.is_null() { log } else { log / logarithm(base)? }).into())
});

fn logarithm(x: &Value) -> Result<f64> {
    match (x.to_float(), x.kind()) {
        (Ok(x), _) if x > 0.0 || x.is_nan() => Ok(x.ln()),
        // An integer beyond every float is scaled down to below 1 first (`loghelper`).
        (Err(_), Some(Kind::BigInt(big))) if *big > IBig::ZERO => {
            let bits = big.bit_len();
            let scaled = (big >> (bits - 64)).to_f64().value() / 2.0_f64.powi(64);
            Ok(scaled.ln() + std::f64::consts::LN_2 * bits as f64)
        }
        (Err(other), None) => Err(other),
        _ => Err(domain_error()),
    }
}

fn domain_error() -> Raise {
    Raise::value_error("math domain error")
}

fn number(args: Args<'_>) -> Result<f64> {
    let [x] = args.exactly()?;
    x.to_float()
}

/// A function that has no value at infinity.
fn finite(args: Args<'_>, f: fn(f64) -> f64) -> Result<Outcome> {
    let x = number(args)?;
    if x.is_infinite() {
        return Err(domain_error());
    }
    Ok(f(x).into())
}

fn to_int(args: Args<'_>, f: fn(f64) -> f64) -> Result<Outcome> {
    let [x] = args.exactly()?;
    if matches!(x, Value::Int(_)) || matches!(x.kind(), Some(Kind::BigInt(_))) {
        return Ok(Outcome::Value(x.clone()));
    }
    float_to_int(f(x.to_float()?)).map(Outcome::Value)
}
