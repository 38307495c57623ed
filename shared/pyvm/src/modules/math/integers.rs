//! Functions of integers of any size.

use dashu_int::ops::{Abs, Gcd, SquareRoot};
use dashu_int::{IBig, UBig};

use crate::builtins::int::index;
use crate::modules::math::quick;
use crate::object::{Args, NativeFunction, Outcome, Raise, Result, Value};

/// The largest result: 1 Gbit, as that of a power.
const MOST_BITS: u64 = 1 << 30;

fn outcome(number: impl Into<IBig>) -> Result<Outcome> {
    Ok(Outcome::Value(Value::int(number.into())))
}

/// A magnitude without its sign.
fn unsigned(number: &IBig) -> UBig {
    UBig::try_from(number.abs()).unwrap_or_default()
}

/// An argument that must not be negative; `None` beyond 64 bits.
fn count(value: &Value, negative: &str) -> Result<Option<u64>> {
    let number = index(value)?;
    if number < IBig::ZERO {
        return Err(Raise::value_error(negative));
    }
    Ok(u64::try_from(&number).ok())
}

/// The product of `from..=to`, halves first, so that the factors stay of a size.
fn product(from: u64, to: u64) -> UBig {
    match to.saturating_sub(from) {
        _ if from > to => UBig::ONE,
        0..16 => (from..=to).fold(UBig::ONE, |product, factor| product * UBig::from(factor)),
        width => product(from, from + width / 2) * product(from + width / 2 + 1, to),
    }
}

/// Refuses a product that would be larger than the machine's limit.
fn check(factors: u64, largest: u64) -> Result<()> {
    let bits = factors.saturating_mul(u64::from(64 - largest.leading_zeros()));
    if bits > MOST_BITS {
        return Err(Raise::memory_error("the result would be larger than this machine's limit of 1 Gbit"));
    }
    Ok(())
}

pub(super) static FACTORIAL: NativeFunction =
    NativeFunction::new("factorial", |_, args| factorial(args.one("math")?)).quick_one(quick::factorial);

fn factorial(value: &Value) -> Result<Outcome> {
    let count = count(value, "factorial() not defined for negative values")?;
    let Some(count) = count.filter(|count| i64::try_from(*count).is_ok()) else {
        let message = format!("factorial() argument should not exceed {}", i64::MAX);
        return Err(Raise::overflow_error(message));
    };
    check(count, count)?;
    outcome(product(2, count))
}

/// `comb(n, k)`: how many ways there are to choose.
pub(super) static COMB: NativeFunction = NativeFunction::new("comb", |_, args| {
    let [n, k] = args.between("math", 2)?;
    let (whole, chosen) = two(n, k)?;
    let Some((n, k)) = whole.zip(chosen) else { return beyond(n, k) };
    if k > n {
        return outcome(0);
    }
    let k = k.min(n - k);
    check(k, n)?;
    outcome(product(n - k + 1, n) / product(2, k))
})
.quick_two(quick::comb);

/// `perm(n, k=None)`: how many ways there are to choose in an order.
pub(super) static PERM: NativeFunction = NativeFunction::new("perm", |_, args| {
    let [n, k] = args.between("math", 1)?;
    if matches!(k, Value::Null | Value::None) {
        return factorial(n);
    }
    let (whole, chosen) = two(n, k)?;
    let Some((n, k)) = whole.zip(chosen) else { return beyond(n, k) };
    if k > n {
        return outcome(0);
    }
    check(k, n)?;
    outcome(product(n - k + 1, n))
});

fn two(n: &Value, k: &Value) -> Result<(Option<u64>, Option<u64>)> {
    index(k)?;
    Ok((count(n, "n must be a non-negative integer")?, count(k, "k must be a non-negative integer")?))
}

/// More than 64 bits of elements: nothing, where more are chosen than there are; otherwise refused.
fn beyond(n: &Value, k: &Value) -> Result<Outcome> {
    if index(k)? > index(n)? {
        return outcome(0);
    }
    Err(Raise::memory_error("the result would be larger than this machine's limit of 1 Gbit"))
}

pub(super) static GCD: NativeFunction = NativeFunction::new("gcd", |_, args| {
    fold(&args, UBig::ZERO, |a, b| if a.is_zero() || b.is_zero() { a + b } else { a.gcd(b) })
})
.quick_several(quick::gcd);

pub(super) static LCM: NativeFunction = NativeFunction::new("lcm", |_, args| {
    fold(&args, UBig::ONE, |a, b| {
        if a.is_zero() || b.is_zero() {
            return UBig::ZERO;
        }
        let common = (&a).gcd(&b);
        a / common * b
    })
})
.quick_several(quick::lcm);

fn fold(args: &Args<'_>, start: UBig, join: fn(UBig, UBig) -> UBig) -> Result<Outcome> {
    args.no_keywords()?;
    let mut all = start;
    for value in args.positional() {
        all = join(all, unsigned(&index(value)?));
    }
    outcome(all)
}

/// The whole part of the square root.
pub(super) static ISQRT: NativeFunction = NativeFunction::new("isqrt", |_, args| {
    let number = index(args.one("math")?)?;
    if number < IBig::ZERO {
        return Err(Raise::value_error("isqrt() argument must be nonnegative"));
    }
    outcome(unsigned(&number).sqrt())
})
.quick_one(quick::isqrt);
