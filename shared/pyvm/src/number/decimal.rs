//! Floats with so many digits behind the point, by whole numbers: exact, and quicker than digit by digit.

/// More digits are left to the general way.
const MOST_PLACES: usize = 9;
/// How many bits of a fraction may be cut off.
const MOST_CUT: u32 = 120;

/// A number that is not negative as so many times `1 / 10^places`, rounded correctly, half to even; and `10^places`. `None` where it is
/// too large or too small for that, or there are too many places.
#[inline]
pub(crate) fn scaled(value: f64, places: usize) -> Option<(u64, u64)> {
    if places > MOST_PLACES {
        return None;
    }
    let bits = value.to_bits();
    let exponent = (bits >> 52) as u32; // no sign
    if exponent == 0 && bits != 0 || exponent >= 0x7ff {
        return None;
    }
    let scale = 10_u64.pow(places as u32);
    if bits == 0 {
        return Some((0, scale));
    }
    // The value is a product of this number and a power of two.
    let fraction = bits & ((1 << 52) - 1) | 1 << 52;
    let product = u128::from(fraction) * u128::from(scale); // 83 bits at most
    let whole = match 1075_u32.checked_sub(exponent) {
        Some(0) => product,
        Some(cut @ ..=MOST_CUT) => {
            let (whole, rest, half) = (product >> cut, product & ((1 << cut) - 1), 1 << (cut - 1));
            whole + u128::from(rest > half || rest == half && whole & 1 == 1)
        }
        Some(_) => return None,
        None if exponent - 1075 > 40 => return None,
        None => product << (exponent - 1075),
    };
    u64::try_from(whole).ok().map(|whole| (whole, scale))
}

/// The digits of a number that is not negative, so many of them behind the point.
pub(crate) fn fixed(value: f64, places: usize) -> Option<String> {
    let (mut number, _) = scaled(value, places)?;
    let mut bytes = [b'0'; 32];
    let mut at = bytes.len();
    let mut written = 0;
    // At least one digit before the point.
    while number > 0 || written <= places {
        if written == places && places > 0 {
            at -= 1;
            bytes[at] = b'.';
        }
        at -= 1;
        bytes[at] = b'0' + (number % 10) as u8;
        number /= 10;
        written += 1;
    }
    std::str::from_utf8(&bytes[at..]).ok().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_of_the_general_way() {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 11
        };
        let mut values =
            vec![0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 1e15, 123.456, 1e-7, 0.05, 9.995, 999.9999999];
        for _ in 0..20_000 {
            values.push(next() as f64 / (1_u64 << (next() % 60)) as f64);
            values.push((next() % 100_000) as f64 / 8.0);
            values.push((next() % 1_000_000) as f64 / 1000.0);
        }
        let mut quick = 0;
        for value in values {
            for places in 0..=9 {
                if let Some(digits) = fixed(value, places) {
                    assert_eq!(digits, format!("{value:.places$}"), "{value} {places}");
                    quick += 1;
                }
            }
        }
        assert!(quick > 400_000, "{quick}");
    }
}
