//! The length of a vector (`vector_norm`, CPython's `Modules/mathmodule.c`): scaled by a power of two, the squares are summed
//! with what each rounding has lost, and the root is corrected by what is left over.

/// A number in two parts, the second of which is what the first one lacks.
type Double = (f64, f64);

/// The exact sum of two numbers, the first of which is the larger one (`dl_fast_sum`).
fn sum(a: f64, b: f64) -> Double {
    let whole = a + b;
    (whole, (a - whole) + b)
}

/// The exact product (`dl_mul`).
fn product(x: f64, y: f64) -> Double {
    let whole = x * y;
    (whole, x.mul_add(y, -whole))
}

/// The square root of the sum of the squares. The coordinates serve as room for what comes between.
pub(super) fn norm(coordinates: &mut [f64]) -> f64 {
    let mut most = 0.0_f64;
    let mut undefined = false;
    for x in coordinates.iter_mut() {
        *x = x.abs();
        undefined |= x.is_nan();
        most = most.max(*x);
    }
    if most.is_infinite() {
        return most;
    }
    if undefined {
        return f64::NAN;
    }
    if most == 0.0 || coordinates.len() <= 1 {
        return most;
    }
    let (_, exponent) = libm::frexp(most);
    if exponent < -1023 {
        // The scale would be too large: subnormal numbers are made normal ones first.
        coordinates.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(coordinates);
    }
    let scale = libm::ldexp(1.0, -exponent);
    let (mut total, mut lost_by_squares, mut lost_by_sums) = (1.0, 0.0, 0.0);
    let mut add = |(square, rest): Double| {
        let (sum, lost) = sum(total, square);
        total = sum;
        lost_by_squares += rest;
        lost_by_sums += lost;
        total - 1.0 + (lost_by_squares + lost_by_sums)
    };
    let mut squared = 0.0;
    for x in coordinates.iter() {
        let x = x * scale;
        squared = add(product(x, x));
    }
    let root = squared.sqrt();
    let over = add(product(-root, root));
    (root + over / (2.0 * root)) / scale
}
