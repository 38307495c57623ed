//! The parts of floats, and what kind of float one is.

use crate::modules::math::arguments::{number, range_error};
use crate::modules::math::quick;
use crate::number::{Number, float_to_int};
use crate::object::{Args, Kind, NativeFunction, Outcome, Raise, Result, Value, own_special};

pub(super) static FLOOR: NativeFunction =
    NativeFunction::new("floor", |_, args| to_int(args, "__floor__", f64::floor))
        .quick_one(|x| quick::to_int(x, f64::floor));
pub(super) static CEIL: NativeFunction =
    NativeFunction::new("ceil", |_, args| to_int(args, "__ceil__", f64::ceil))
        .quick_one(|x| quick::to_int(x, f64::ceil));

pub(super) static TRUNC: NativeFunction = NativeFunction::new("trunc", |_, args| {
    let values = args.positional().to_vec();
    match &values[..] {
        [value] if Number::of(value).is_none() && own_special(value, "__trunc__").is_none() => {
            Err(Raise::type_error(format!("type {} doesn't define __trunc__ method", value.type_name())))
        }
        _ => to_int(args, "__trunc__", f64::trunc),
    }
})
.quick_one(|x| quick::to_int(x, f64::trunc));

fn to_int(args: Args<'_>, method: &str, round: fn(f64) -> f64) -> Result<Outcome> {
    let x = args.one("math")?;
    match Number::of(x) {
        Some(Number::Int(i)) => Ok(i.into()),
        Some(Number::Big(_)) => Ok(Outcome::Value(x.clone())),
        _ => match own_special(x, method) {
            Some(method) => Ok(Outcome::call(method, vec![x.clone()])),
            None => float_to_int(round(x.to_float()?)).map(Outcome::Value),
        },
    }
}

pub(super) static ISNAN: NativeFunction =
    NativeFunction::new("isnan", |_, args| Ok(number(args)?.is_nan().into()))
        .quick_one(|x| quick::kind(x, f64::is_nan));
pub(super) static ISINF: NativeFunction =
    NativeFunction::new("isinf", |_, args| Ok(number(args)?.is_infinite().into()))
        .quick_one(|x| quick::kind(x, f64::is_infinite));
pub(super) static ISFINITE: NativeFunction =
    NativeFunction::new("isfinite", |_, args| Ok(number(args)?.is_finite().into()))
        .quick_one(|x| quick::kind(x, f64::is_finite));

fn pair(a: f64, b: impl Into<Value>) -> Outcome {
    Outcome::Value(Value::tuple(vec![Value::float(a), b.into()]))
}

/// Fraction and whole part, both with the number's sign.
pub(super) static MODF: NativeFunction = NativeFunction::new("modf", |_, args| {
    let x = number(args)?;
    let fraction = if x.is_infinite() { 0.0 } else { x.fract() };
    Ok(pair(fraction.copysign(x), x.trunc()))
});

/// A number from 0.5 to 1 and the power of two that make this one together.
pub(super) static FREXP: NativeFunction = NativeFunction::new("frexp", |_, args| {
    let (mantissa, exponent) = libm::frexp(number(args)?);
    Ok(pair(mantissa, i64::from(if mantissa.is_finite() { exponent } else { 0 })))
});

/// `x * 2 ** exponent`
pub(super) static LDEXP: NativeFunction = NativeFunction::new("ldexp", |_, args| {
    let [x, exponent] = args.between("math", 2)?;
    let x = x.to_float()?;
    // Beyond these, everything is infinite or nothing.
    let exponent = match (exponent.to_index(), exponent.kind()) {
        (Ok(exponent), _) => exponent.clamp(-5000, 5000),
        (_, Some(Kind::BigInt(big))) if *big > dashu_int::IBig::ZERO => 5000,
        (_, Some(Kind::BigInt(_))) => -5000,
        _ => return Err(Raise::type_error("Expected an int as second argument to ldexp.")),
    };
    let result = libm::ldexp(x, i32::try_from(exponent).unwrap_or(0));
    if result.is_infinite() && x.is_finite() { Err(range_error()) } else { Ok(result.into()) }
});

/// The distance to the next float.
pub(super) static ULP: NativeFunction = NativeFunction::new("ulp", |_, args| {
    let x = number(args)?.abs();
    let next = x.next_up();
    Ok((if !x.is_finite() {
        x
    } else if next.is_infinite() {
        x - x.next_down()
    } else {
        next - x
    })
    .into())
});

/// `nextafter(x, y, *, steps=1)`: the next float on the way from one to the other.
pub(super) static NEXTAFTER: NativeFunction = NativeFunction::new("nextafter", |_, args| {
    let [x, y, steps] = args.named(["", "", "steps"])?;
    let (mut x, y) = (x.to_float()?, y.to_float()?);
    let steps = match steps {
        Value::Null | Value::None => 1,
        steps => steps.to_index()?,
    };
    if steps < 0 {
        return Err(Raise::value_error("steps must be a non-negative integer"));
    }
    if x.is_nan() || y.is_nan() {
        return Ok(f64::NAN.into());
    }
    // The bits of floats of one sign are in the order of the floats; 0 lies between the signs.
    let place = |x: f64| {
        let magnitude = x.abs().to_bits() as i64;
        if x.is_sign_negative() { -magnitude } else { magnitude }
    };
    let (from, to) = (place(x), place(y));
    if x != y {
        let at =
            if from < to { from.saturating_add(steps).min(to) } else { from.saturating_sub(steps).max(to) };
        x = f64::from_bits(at.unsigned_abs());
        x = if at < 0 || at == 0 && from < 0 { -x } else { x };
    } else if steps > 0 {
        x = y;
    }
    Ok(x.into())
});

/// `isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)`
pub(super) static ISCLOSE: NativeFunction = NativeFunction::new("isclose", |_, args| {
    let given = args.positional().len();
    if given > 2 {
        let message = format!("isclose() takes exactly 2 positional arguments ({given} given)");
        return Err(Raise::type_error(message));
    }
    let [a, b, relative, absolute] = args.named(["a", "b", "rel_tol", "abs_tol"])?;
    for (value, name, place) in [(a, "a", 1), (b, "b", 2)] {
        if value.is_null() {
            let message = format!("isclose() missing required argument '{name}' (pos {place})");
            return Err(Raise::type_error(message));
        }
    }
    let or = |value: &Value, by_default| if value.is_null() { Ok(by_default) } else { value.to_float() };
    let (a, b, relative, absolute) = (a.to_float()?, b.to_float()?, or(relative, 1e-9)?, or(absolute, 0.0)?);
    if relative < 0.0 || absolute < 0.0 {
        return Err(Raise::value_error("tolerances must be non-negative"));
    }
    Ok(quick::are_close(a, b, relative, absolute).into())
})
.quick_two(quick::is_close);
