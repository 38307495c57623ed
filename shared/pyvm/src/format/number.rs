//! Numbers in a format.

use dashu_int::IBig;
use dashu_int::ops::Abs;

use crate::format::spec::{Spec, group};
use crate::object::{Kind, Raise, Result, Value, float_repr};

/// An integer.
pub(crate) fn int(spec: &Spec, value: &Value) -> Result<String> {
    if matches!(spec.letter, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) {
        return float(spec, value.to_float()?, "int");
    }
    if spec.precision.is_some() {
        return Err(Raise::value_error("Precision not allowed in integer format specifier"));
    }
    let big = match (value, value.kind()) {
        (_, Some(Kind::BigInt(big))) => big.clone(),
        _ => IBig::from(value.to_index()?),
    };
    let sign = sign(spec, big < IBig::ZERO);
    let magnitude = big.abs();
    let (prefix, digits, size) = match spec.letter {
        None | Some('d' | 'n') => ("", magnitude.to_string(), 3),
        Some('b') => ("0b", magnitude.in_radix(2).to_string(), 4),
        Some('o') => ("0o", magnitude.in_radix(8).to_string(), 4),
        Some('x') => ("0x", magnitude.in_radix(16).to_string(), 4),
        Some('X') => ("0X", magnitude.in_radix(16).to_string().to_uppercase(), 4),
        Some('c') => {
            let c = u32::try_from(&magnitude).ok().and_then(char::from_u32);
            return match c.filter(|_| sign.is_empty()) {
                Some(c) => Ok(spec.pad("", &c.to_string(), '<')),
                None => Err(Raise::overflow_error("%c arg not in range(0x110000)")),
            };
        }
        Some(_) => return Err(spec.unknown_code("int")),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(spec.pad(&format!("{sign}{prefix}"), &group(&digits, spec.grouping, size), '>'))
}

/// A float.
pub(crate) fn float(spec: &Spec, value: f64, kind: &str) -> Result<String> {
    let magnitude = value.abs();
    let precision = spec.precision;
    let digits = match spec.letter {
        _ if !value.is_finite() => float_repr(magnitude),
        None if precision.is_none() => float_repr(magnitude),
        None => general(magnitude, precision.unwrap_or(6), spec.alternate, true),
        Some('f' | 'F') => fixed(magnitude, precision.unwrap_or(6), spec.alternate),
        Some('e' | 'E') => scientific(magnitude, precision.unwrap_or(6)),
        Some('g' | 'G' | 'n') => general(magnitude, precision.unwrap_or(6), spec.alternate, false),
        Some('%') => fixed(magnitude * 100.0, precision.unwrap_or(6), spec.alternate) + "%",
        Some(_) => return Err(spec.unknown_code(kind)),
    };
    let digits = if matches!(spec.letter, Some('E' | 'F' | 'G')) { digits.to_uppercase() } else { digits };
    let sign = sign(spec, value.is_sign_negative() && !value.is_nan());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let grouped = group(&digits[..end], spec.grouping, 3) + &digits[end..];
    Ok(spec.pad(sign, &grouped, '>'))
}

fn sign(spec: &Spec, negative: bool) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, '+') => "+",
        (false, ' ') => " ",
        (false, _) => "",
    }
}

fn fixed(value: f64, precision: usize, alternate: bool) -> String {
    let text = format!("{value:.precision$}");
    if alternate && precision == 0 { text + "." } else { text }
}

/// Python writes at least two digits of exponent, and its sign.
fn scientific(value: f64, precision: usize) -> String {
    let text = format!("{value:.precision$e}");
    let (digits, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
    let exponent: i32 = exponent.parse().expect("`{:e}` writes a decimal exponent");
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{digits}e{sign}{:02}", exponent.abs())
}

/// `g`: scientific where the exponent is small or beyond the precision; without trailing zeros. With
/// no letter at all, at least one digit follows the point.
fn general(value: f64, precision: usize, alternate: bool, no_letter: bool) -> String {
    let precision = precision.max(1);
    let rounded = format!("{value:.*e}", precision - 1);
    let exponent: i64 = rounded.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    let limit = precision as i64 - i64::from(no_letter && value != 0.0);
    if value != 0.0 && (exponent < -4 || exponent >= limit.max(1)) {
        let text = scientific(value, precision - 1);
        let (digits, exponent) = text.split_once('e').expect("scientific notation has an exponent");
        return format!("{}e{exponent}", trimmed(digits, alternate));
    }
    let places = usize::try_from(precision as i64 - 1 - exponent).unwrap_or(0);
    let text = trimmed(&format!("{value:.places$}"), alternate);
    if no_letter && !text.contains('.') { text + ".0" } else { text }
}

fn trimmed(digits: &str, keep: bool) -> String {
    if keep || !digits.contains('.') {
        return digits.to_owned();
    }
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
