//! `repr(float)`: the shortest digits that read back as the same float.

/// Python's `repr` of a float (CPython's `PyOS_double_to_string` with format `r`, `Python/pystrtod.c`):
/// positional from 1e-4 to 1e16, scientific beyond.
pub(crate) fn float_repr(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let (scientific, places) = shortest(value);
    let (digits, exponent) = scientific.split_once('e').expect("`{:e}` writes an exponent");
    let exponent: i32 = exponent.parse().expect("`{:e}` writes a decimal exponent");
    if (-4..16).contains(&exponent) {
        let positional = match places {
            Some(places) => format!("{value:.*}", usize::try_from(places - exponent).unwrap_or(0)),
            None => value.to_string(),
        };
        return if positional.contains('.') { positional } else { positional + ".0" };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// The shortest digits in scientific notation, and their number after the point where Rust's own are not
/// Python's: of two that are equally near, Python takes the even one.
fn shortest(value: f64) -> (String, Option<i32>) {
    let scientific = format!("{value:e}");
    let digits = scientific.bytes().take_while(|byte| *byte != b'e').filter(u8::is_ascii_digit).count();
    // With fewer digits, the neighbour is another float.
    if digits >= 15 {
        let even = format!("{value:.*e}", digits - 1);
        if even != scientific && even.parse() == Ok(value) {
            return (even, i32::try_from(digits - 1).ok());
        }
    }
    (scientific, None)
}

#[cfg(test)]
mod tests {
    use super::float_repr;

    #[test]
    fn floats_print_as_in_python() {
        for (value, text) in [
            (0.1, "0.1"),
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (1e16, "1e+16"),
            (9_999_999_999_999_998.0, "9999999999999998.0"),
            (0.0001, "0.0001"),
            (0.000_01, "1e-05"),
            (1.5e300, "1.5e+300"),
            (2.0_f64.sqrt(), "1.4142135623730951"),
            (113_422_791_652_804.0 + 0.125, "113422791652804.12"),
            (2.0_f64.powi(-25), "2.9802322387695312e-08"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(float_repr(value), text);
        }
    }
}
