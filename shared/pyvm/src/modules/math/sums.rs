//! Sums, products and distances.

use dashu_int::IBig;

use crate::builtins::float::{nearest, parts};
use crate::bytecode::BinaryOperator as Op;
use crate::modules::math::norm::norm;
use crate::modules::math::{partials, quick};
use crate::number::binary;
use crate::object::{Kind, NativeFunction, Outcome, Raise, Result, Value, collect, drain};

/// A sum of floats without rounding: a multiple of `2 ** -2148`, which every product of two floats is.
#[derive(Default)]
struct Exact(IBig);

impl Exact {
    const EXPONENT: i32 = -2148;

    /// Adds `x * y`; both must be finite.
    fn add_product(&mut self, x: f64, y: f64) {
        let ((a, i), (b, j)) = (parts(x), parts(y));
        let shift = usize::try_from(i + j - Self::EXPONENT).unwrap_or(0);
        let product = IBig::from(u128::from(a) * u128::from(b)) << shift;
        if x.is_sign_negative() == y.is_sign_negative() { self.0 += product } else { self.0 -= product }
    }

    /// The nearest float.
    fn rounded(&self) -> f64 {
        nearest(&self.0, i64::from(Self::EXPONENT))
    }
}

fn floats(values: &[Value]) -> Result<Vec<f64>> {
    values.iter().map(Value::to_float).collect()
}

/// `fsum(numbers)`: the exact sum, rounded once.
pub(super) static FSUM: NativeFunction = NativeFunction::new("fsum", |_, args| {
    let numbers = floats(&drain(args.one("math")?)?)?;
    let special = |kind: fn(f64) -> bool| numbers.iter().copied().any(kind);
    let (up, down) = (special(|x| x == f64::INFINITY), special(|x| x == f64::NEG_INFINITY));
    if up && down {
        return Err(Raise::value_error("-inf + inf in fsum"));
    }
    if numbers.iter().any(|x| !x.is_finite()) {
        return Ok(numbers.iter().filter(|x| !x.is_finite()).sum::<f64>().into());
    }
    match partials::sum(&numbers) {
        Some(sum) => Ok(sum.into()),
        None => Err(Raise::overflow_error("intermediate overflow in fsum")),
    }
});

/// `sumprod(p, q)`: the sum of the products, exact as long as the numbers are.
pub(super) static SUMPROD: NativeFunction = NativeFunction::new("sumprod", |_, args| {
    let [p, q] = args.between("math", 2)?;
    let (p, q) = (collect(p.clone())?, collect(q.clone())?);
    if p.len() != q.len() {
        return Err(Raise::value_error("Inputs are not the same length"));
    }
    let any_float = p.iter().chain(&q).any(|value| matches!(value, Value::Float(_)));
    if any_float && let (Ok(xs), Ok(ys)) = (floats(&p), floats(&q)) {
        let mut total = Exact::default();
        if xs.iter().chain(&ys).all(|x| x.is_finite()) {
            for (x, y) in xs.iter().zip(&ys) {
                total.add_product(*x, *y);
            }
            let sum = total.rounded();
            if sum.is_finite() && xs.iter().zip(&ys).all(|(x, y)| (x * y).is_finite()) {
                return Ok(sum.into());
            }
        }
        return Ok(xs.iter().zip(&ys).fold(0.0, |sum, (x, y)| sum + x * y).into());
    }
    let mut total = Value::Int(0);
    for (x, y) in p.iter().zip(&q) {
        total = binary(Op::Add, false, &total, &binary(Op::Multiply, false, x, y)?)?;
    }
    Ok(Outcome::Value(total))
});

/// `prod(iterable, *, start=1)`
pub(super) static PROD: NativeFunction = NativeFunction::new("prod", |_, args| {
    let given = args.positional().len();
    if given != 1 {
        let message = format!("prod() takes exactly 1 positional argument ({given} given)");
        return Err(Raise::type_error(message));
    }
    let [items, start] = args.named(["", "start"])?;
    let mut total = if start.is_null() { Value::Int(1) } else { start.clone() };
    for item in drain(items)? {
        total = binary(Op::Multiply, false, &total, &item)?;
    }
    Ok(Outcome::Value(total))
})
.quick_one(quick::prod);

/// `hypot(*coordinates)`: the distance from the origin.
pub(super) static HYPOT: NativeFunction = NativeFunction::new("hypot", |_, args| {
    args.no_keywords()?;
    Ok(norm(&mut floats(args.positional())?).into())
})
.quick_several(|coordinates| match coordinates {
    [x, y] => match (quick::float(x), quick::float(y)) {
        (Some(x), Some(y)) => Value::float(norm(&mut [x, y])),
        _ => Value::Null,
    },
    _ => Value::Null,
});

/// `dist(p, q)`: the distance between two points.
pub(super) static DIST: NativeFunction = NativeFunction::new("dist", |_, args| {
    let [p, q] = args.between("math", 2)?;
    let (p, q) = (floats(&collect(p.clone())?)?, floats(&collect(q.clone())?)?);
    if p.len() != q.len() {
        return Err(Raise::value_error("both points must have the same number of dimensions"));
    }
    let mut apart: Vec<f64> = p.iter().zip(&q).map(|(x, y)| x - y).collect();
    Ok(norm(&mut apart).into())
})
.quick_two(|p, q| match (p.plain_kind(), q.plain_kind()) {
    (Some(Kind::Tuple(p)), Some(Kind::Tuple(q))) => match (&p[..], &q[..]) {
        ([a, b], [c, d]) => quick_distance([a, b], [c, d]),
        _ => Value::Null,
    },
    _ => Value::Null,
});

/// The distance between two points of the plane.
fn quick_distance(p: [&Value; 2], q: [&Value; 2]) -> Value {
    let ([Some(a), Some(b)], [Some(c), Some(d)]) = (p.map(quick::float), q.map(quick::float)) else {
        return Value::Null;
    };
    Value::float(norm(&mut [a - c, b - d]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_rounded_once() {
        let mut total = Exact::default();
        (0..10).for_each(|_| total.add_product(0.1, 1.0));
        assert_eq!(total.rounded(), 1.0);
        assert_eq!(norm(&mut [3.0, 4.0]), 5.0);
        assert_eq!(norm(&mut [1e-200, 1e-200]), 1.414213562373095e-200);
        assert_eq!(norm(&mut []), 0.0);
    }
}
