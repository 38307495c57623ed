//! Functions from floats to floats.

use crate::modules::math::arguments::{checked, domain_error, number, two_numbers};
use crate::modules::math::quick;
use crate::object::{NativeFunction, Raise, Value};

/// Functions of one number. One that `grows` is too large somewhere; another one has no value where it would
/// be infinite.
macro_rules! functions {
    ($($constant:ident $name:literal $function:expr, $grows:literal;)*) => {
        $(
            pub(super) static $constant: NativeFunction = NativeFunction::new($name, |_, args| {
                let x = number(args)?;
                let function: fn(f64) -> f64 = $function;
                Ok(checked(function(x), &[x], $grows)?.into())
            })
            .quick_one(|x| quickly(x, $function));
        )*
    };
}

functions! {
    ACOS "acos" f64::acos, false;
    ACOSH "acosh" acosh, false;
    ASIN "asin" f64::asin, false;
    ASINH "asinh" asinh, false;
    ATAN "atan" f64::atan, false;
    ATANH "atanh" atanh, false;
    CBRT "cbrt" f64::cbrt, false;
    COS "cos" f64::cos, false;
    COSH "cosh" f64::cosh, true;
    DEGREES "degrees" |x| x * (180.0 / std::f64::consts::PI), true;
    ERF "erf" libm::erf, false;
    ERFC "erfc" libm::erfc, false;
    EXP "exp" f64::exp, true;
    EXP2 "exp2" f64::exp2, true;
    EXPM1 "expm1" f64::exp_m1, true;
    FABS "fabs" f64::abs, false;
    LOG1P "log1p" f64::ln_1p, false;
    RADIANS "radians" |x| x * (std::f64::consts::PI / 180.0), false;
    SIN "sin" f64::sin, false;
    SINH "sinh" f64::sinh, true;
    TAN "tan" f64::tan, false;
    TANH "tanh" f64::tanh, false;
}

pub(super) static SQRT: NativeFunction = NativeFunction::new("sqrt", |_, args| {
    let x = number(args)?;
    Ok(checked(x.sqrt(), &[x], false)?.into())
})
.with_shortcut(quick_root)
.quick_one(quick_root);

fn quick_root(x: &Value) -> Value {
    match x {
        Value::Int(i) if *i >= 0 => Value::float((*i as f64).sqrt()),
        Value::Float(f) if f.get() >= 0.0 => Value::float(f.get().sqrt()),
        _ => Value::Null,
    }
}

/// What a function gives for a number, where neither is out of the ordinary.
#[inline]
fn quickly(x: &Value, function: fn(f64) -> f64) -> Value {
    let x = match x {
        Value::Float(x) => x.get(),
        Value::Int(x) => *x as f64,
        _ => return Value::Null,
    };
    let result = function(x);
    if x.is_finite() && result.is_finite() { Value::float(result) } else { Value::Null }
}

/// The factorial of the number before; it has no value at 0 and the negative integers.
pub(super) static GAMMA: NativeFunction = NativeFunction::new("gamma", |_, args| {
    let x = number(args)?;
    if x == 0.0 || x == f64::NEG_INFINITY || x < 0.0 && x.fract() == 0.0 {
        return Err(domain_error());
    }
    Ok(checked(libm::tgamma(x), &[x], true)?.into())
});

pub(super) static LGAMMA: NativeFunction = NativeFunction::new("lgamma", |_, args| {
    let x = number(args)?;
    if x.is_finite() && x <= 0.0 && x.fract() == 0.0 {
        return Err(domain_error());
    }
    let result = if x.is_infinite() { f64::INFINITY } else { libm::lgamma(x) };
    Ok(checked(result, &[x], true)?.into())
});

/// `pow(x, y)`: always of floats.
pub(super) static POW: NativeFunction = NativeFunction::new("pow", |_, args| {
    let [x, y] = two_numbers(args)?;
    let result = x.powf(y);
    // An infinite power of zero is an error only for a finite exponent.
    if x == 0.0 && y.is_finite() && y < 0.0 {
        return Err(domain_error());
    }
    Ok(checked(result, &[x, y], true)?.into())
})
.quick_two(|x, y| quick::of_two(x, y, |x, y| if x == 0.0 { f64::NAN } else { x.powf(y) }));

pub(super) static ATAN2: NativeFunction = NativeFunction::new("atan2", |_, args| {
    let [y, x] = two_numbers(args)?;
    Ok(y.atan2(x).into())
})
.quick_two(|y, x| quick::of_two(y, x, f64::atan2));

pub(super) static COPYSIGN: NativeFunction = NativeFunction::new("copysign", |_, args| {
    let [x, sign] = two_numbers(args)?;
    Ok(x.copysign(sign).into())
})
.quick_two(|x, sign| quick::of_two(x, sign, f64::copysign));

/// The rest of a division that rounds towards zero.
pub(super) static FMOD: NativeFunction = NativeFunction::new("fmod", |_, args| {
    let [x, y] = two_numbers(args)?;
    Ok(checked(x % y, &[x, y], false)?.into())
})
.quick_two(|x, y| quick::of_two(x, y, |x, y| x % y));

/// The rest of a division that rounds to the nearest integer, ties to even.
pub(super) static REMAINDER: NativeFunction = NativeFunction::new("remainder", |_, args| {
    let [x, y] = two_numbers(args)?;
    if x.is_finite() && y.is_infinite() {
        return Ok(x.into());
    }
    Ok(checked(libm::remainder(x, y), &[x, y], false)?.into())
});

/// `x * y + z`, rounded once.
pub(super) static FMA: NativeFunction = NativeFunction::new("fma", |_, args| {
    let [x, y, z] = args.between("math", 3)?;
    let of = [x.to_float()?, y.to_float()?, z.to_float()?];
    let result = of[0].mul_add(of[1], of[2]);
    match checked(result, &of, true) {
        Err(_) if result.is_nan() => Err(Raise::value_error("invalid operation in fma")),
        Err(_) => Err(Raise::overflow_error("overflow in fma")),
        Ok(result) => Ok(result.into()),
    }
});

/// Beyond this, a number and its square's root plus or minus 1 are the same float.
const LARGE: f64 = (1_u64 << 28) as f64;

/// By the logarithm, in the form that loses the least at this size (as the C library does).
fn asinh(x: f64) -> f64 {
    let a = x.abs();
    let root = (a * a + 1.0).sqrt();
    let result = match a {
        _ if a > LARGE => a.ln() + std::f64::consts::LN_2,
        _ if a > 2.0 => (2.0 * a + 1.0 / (root + a)).ln(),
        _ if a > 1.0 / LARGE => (a + a * a / (root + 1.0)).ln_1p(),
        _ => a,
    };
    result.copysign(x)
}

fn acosh(x: f64) -> f64 {
    match x - 1.0 {
        _ if x > LARGE => x.ln() + std::f64::consts::LN_2,
        _ if x > 2.0 => (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln(),
        over => (over + (2.0 * over + over * over).sqrt()).ln_1p(),
    }
}

fn atanh(x: f64) -> f64 {
    let a = x.abs();
    let twice = 2.0 * a;
    let result = match a {
        _ if a < 1.0 / LARGE => a,
        _ if a < 0.5 => 0.5 * (twice + twice * a / (1.0 - a)).ln_1p(),
        _ => 0.5 * (twice / (1.0 - a)).ln_1p(),
    };
    result.copysign(x)
}
