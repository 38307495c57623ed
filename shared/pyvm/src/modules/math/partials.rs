//! Sums of floats without rounding (`math_fsum`, CPython's `Modules/mathmodule.c`, after Shewchuk): parts that do not overlap,
//! from the smallest to the largest.

/// The exact sum of two numbers, the larger one first: the nearest float, and what that lacks.
#[inline(always)]
fn sum_of_two(a: f64, b: f64) -> (f64, f64) {
    let (large, small) = if a.abs() < b.abs() { (b, a) } else { (a, b) };
    let sum = large + small;
    (sum, small - (sum - large))
}

/// The sum of finite numbers, rounded once; `None` where it becomes too large on the way.
pub(super) fn sum(numbers: &[f64]) -> Option<f64> {
    let mut parts: Vec<f64> = Vec::with_capacity(32);
    for number in numbers {
        let (mut rest, mut kept) = (*number, 0);
        for at in 0..parts.len() {
            let (sum, lost) = sum_of_two(rest, parts[at]);
            if lost != 0.0 {
                parts[kept] = lost;
                kept += 1;
            }
            rest = sum;
        }
        parts.truncate(kept);
        if rest != 0.0 {
            if !rest.is_finite() {
                return None;
            }
            parts.push(rest);
        }
    }
    Some(rounded(&mut parts))
}

/// The nearest float of the sum of all parts; ties go to the even one.
fn rounded(parts: &mut Vec<f64>) -> f64 {
    let Some(mut high) = parts.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(part) = parts.pop() {
        let before = high;
        high = before + part;
        low = part - (high - before);
        if low != 0.0 {
            break;
        }
    }
    // Half a unit and a little more in the same direction: the next float is nearer.
    if let Some(next) = parts.last()
        && (low < 0.0 && *next < 0.0 || low > 0.0 && *next > 0.0)
    {
        let twice = low * 2.0;
        let beyond = high + twice;
        if twice == beyond - high {
            high = beyond;
        }
    }
    high
}
