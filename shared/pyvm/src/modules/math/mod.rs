//! `math` (CPython's `Modules/mathmodule.c`).

mod arguments;
mod floats;
mod integers;
mod logarithms;
mod norm;
mod partials;
mod parts;
mod quick;
mod sums;

use crate::object::{NativeModule, Value};

pub(crate) static MATH: NativeModule = NativeModule {
    name: "math",
    members: &[
        ("sqrt", Value::Native(&floats::SQRT)),
        ("floor", Value::Native(&parts::FLOOR)),
        ("ceil", Value::Native(&parts::CEIL)),
        ("sin", Value::Native(&floats::SIN)),
        ("cos", Value::Native(&floats::COS)),
        ("exp", Value::Native(&floats::EXP)),
        ("log", Value::Native(&logarithms::LOG)),
        ("pow", Value::Native(&floats::POW)),
        ("factorial", Value::Native(&integers::FACTORIAL)),
        ("gcd", Value::Native(&integers::GCD)),
        ("isqrt", Value::Native(&integers::ISQRT)),
        ("fabs", Value::Native(&floats::FABS)),
        ("pi", Value::float(std::f64::consts::PI)),
        ("e", Value::float(std::f64::consts::E)),
        ("tau", Value::float(std::f64::consts::TAU)),
        ("inf", Value::float(f64::INFINITY)),
        ("nan", Value::float(f64::NAN)),
        ("acos", Value::Native(&floats::ACOS)),
        ("acosh", Value::Native(&floats::ACOSH)),
        ("asin", Value::Native(&floats::ASIN)),
        ("asinh", Value::Native(&floats::ASINH)),
        ("atan", Value::Native(&floats::ATAN)),
        ("atan2", Value::Native(&floats::ATAN2)),
        ("atanh", Value::Native(&floats::ATANH)),
        ("cbrt", Value::Native(&floats::CBRT)),
        ("comb", Value::Native(&integers::COMB)),
        ("copysign", Value::Native(&floats::COPYSIGN)),
        ("cosh", Value::Native(&floats::COSH)),
        ("degrees", Value::Native(&floats::DEGREES)),
        ("dist", Value::Native(&sums::DIST)),
        ("erf", Value::Native(&floats::ERF)),
        ("erfc", Value::Native(&floats::ERFC)),
        ("exp2", Value::Native(&floats::EXP2)),
        ("expm1", Value::Native(&floats::EXPM1)),
        ("fma", Value::Native(&floats::FMA)),
        ("fmod", Value::Native(&floats::FMOD)),
        ("frexp", Value::Native(&parts::FREXP)),
        ("fsum", Value::Native(&sums::FSUM)),
        ("gamma", Value::Native(&floats::GAMMA)),
        ("hypot", Value::Native(&sums::HYPOT)),
        ("isclose", Value::Native(&parts::ISCLOSE)),
        ("isfinite", Value::Native(&parts::ISFINITE)),
        ("isinf", Value::Native(&parts::ISINF)),
        ("isnan", Value::Native(&parts::ISNAN)),
        ("lcm", Value::Native(&integers::LCM)),
        ("ldexp", Value::Native(&parts::LDEXP)),
        ("lgamma", Value::Native(&floats::LGAMMA)),
        ("log10", Value::Native(&logarithms::LOG10)),
        ("log1p", Value::Native(&floats::LOG1P)),
        ("log2", Value::Native(&logarithms::LOG2)),
        ("modf", Value::Native(&parts::MODF)),
        ("nextafter", Value::Native(&parts::NEXTAFTER)),
        ("perm", Value::Native(&integers::PERM)),
        ("prod", Value::Native(&sums::PROD)),
        ("radians", Value::Native(&floats::RADIANS)),
        ("remainder", Value::Native(&floats::REMAINDER)),
        ("sinh", Value::Native(&floats::SINH)),
        ("sumprod", Value::Native(&sums::SUMPROD)),
        ("tan", Value::Native(&floats::TAN)),
        ("tanh", Value::Native(&floats::TANH)),
        ("trunc", Value::Native(&parts::TRUNC)),
        ("ulp", Value::Native(&parts::ULP)),
    ],
    of_interpreter: |_, _| None,
};
