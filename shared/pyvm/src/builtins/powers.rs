//! `divmod` and `pow`.

use dashu_int::IBig;
use dashu_int::ops::{BitTest, DivRem};

use crate::builtins::int::integer;
use crate::bytecode::BinaryOperator as Op;
use crate::number::{Number, binary, equal};
use crate::object::{NativeFunction, Outcome, Raise, Result, Value, own_special};

pub(crate) static DIVMOD: NativeFunction = NativeFunction::new("divmod", |context, args| {
    let [a, b] = args.between("", 2)?;
    if own_special(a, "__divmod__").is_some() || own_special(b, "__rdivmod__").is_some() {
        let function = context.interpreter.library_function("divide");
        return Ok(Outcome::call(function, vec![a.clone(), b.clone()]));
    }
    match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => {
            let float = matches!(x, Number::Float(_)) || matches!(y, Number::Float(_));
            if float && equal(b, &Value::Int(0))? {
                return Err(Raise::zero_division_error("float divmod()"));
            }
        }
        _ => {
            return Err(Raise::type_error(format!(
                "unsupported operand type(s) for divmod(): '{}' and '{}'",
                a.type_name(),
                b.type_name()
            )));
        }
    }
    let quotient = binary(Op::FloorDivide, false, a, b)?;
    Ok(Outcome::Value(Value::tuple(vec![quotient, binary(Op::Remainder, false, a, b)?])))
})
.quick_two(divided);

/// `divmod(a, b)` of numbers in place.
fn divided(a: &Value, b: &Value) -> Value {
    let (Value::Int(a), Value::Int(b)) = (a, b) else { return Value::Null };
    let Some(quotient) = a.checked_div_euclid(*b) else { return Value::Null };
    let rest = a.rem_euclid(*b);
    // Euclid's remainder is not negative; Python's has the sign of the divisor.
    let (quotient, rest) = if *b < 0 && rest > 0 { (quotient - 1, rest + b) } else { (quotient, rest) };
    Value::tuple(vec![Value::Int(quotient), Value::Int(rest)])
}

pub(crate) static POW: NativeFunction = NativeFunction::new("pow", |_, args| {
    let [base, exponent, modulus] = args.named(["base", "exp", "mod"])?;
    for (value, name, place) in [(base, "base", 1), (exponent, "exp", 2)] {
        if value.is_null() {
            let message = format!("pow() missing required argument '{name}' (pos {place})");
            return Err(Raise::type_error(message));
        }
    }
    if matches!(modulus, Value::Null | Value::None) {
        return binary(Op::Power, false, base, exponent).map(Outcome::Value);
    }
    if let (Some(b), Some(e), Some(m)) = (integer(base), integer(exponent), integer(modulus)) {
        return modular(b, e, &m).map(|power| Outcome::Value(Value::int(power)));
    }
    if let Some(own) = own_special(base, "__pow__") {
        return Ok(Outcome::call(own, vec![base.clone(), exponent.clone(), modulus.clone()]));
    }
    if [base, exponent, modulus].into_iter().all(|value| Number::of(value).is_some()) {
        return Err(Raise::type_error("pow() 3rd argument not allowed unless all arguments are integers"));
    }
    Err(Raise::type_error(format!(
        "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
        base.type_name(),
        exponent.type_name(),
        modulus.type_name()
    )))
});

/// `base ** exponent % modulus` without the huge power; the result has the sign of the modulus.
fn modular(mut base: IBig, mut exponent: IBig, modulus: &IBig) -> Result<IBig> {
    if modulus.is_zero() {
        return Err(Raise::value_error("pow() 3rd argument cannot be 0"));
    }
    let positive = if *modulus < IBig::ZERO { -modulus } else { modulus.clone() };
    if exponent < IBig::ZERO {
        base = inverse(&base, &positive)
            .ok_or_else(|| Raise::value_error("base is not invertible for the given modulus"))?;
        exponent = -exponent;
    }
    let mut power = least(&IBig::ONE, &positive);
    let mut square = least(&base, &positive);
    let bits = exponent.bit_len();
    for at in 0..bits {
        if exponent.bit(at) {
            power = least(&(power * &square), &positive);
        }
        if at + 1 < bits {
            square = least(&(&square * &square), &positive);
        }
    }
    Ok(if *modulus < IBig::ZERO && !power.is_zero() { power + modulus } else { power })
}

/// The remainder that is not negative.
fn least(number: &IBig, modulus: &IBig) -> IBig {
    let rest = number % modulus;
    if rest < IBig::ZERO { rest + modulus } else { rest }
}

/// The number whose product with `number` leaves 1: Euclid's algorithm, extended.
fn inverse(number: &IBig, modulus: &IBig) -> Option<IBig> {
    let (mut a, mut b) = (least(number, modulus), modulus.clone());
    let (mut x, mut y) = (IBig::ONE, IBig::ZERO);
    while !b.is_zero() {
        let (quotient, rest) = (&a).div_rem(&b);
        let next = &x - quotient * &y;
        (a, b) = (b, rest);
        (x, y) = (y, next);
    }
    a.is_one().then(|| least(&x, modulus))
}
