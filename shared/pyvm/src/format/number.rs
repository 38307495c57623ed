//! Numbers in a format.

use compact_str::ToCompactString;
use dashu_int::IBig;
use dashu_int::ops::Abs;

use crate::format::spec::{Spec, group};
use crate::number::decimal;
use crate::object::{Kind, Raise, Result, Value, float_repr};

/// An integer.
pub(crate) fn int(spec: &Spec, value: &Value, kind: &str) -> Result<String> {
    if matches!(spec.letter, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) {
        return float(spec, value.to_float()?, kind);
    }
    check_int(spec, kind)?;
    if let (Value::Int(number), None | Some('d')) = (value, spec.letter) {
        let sign = sign(spec, *number < 0);
        let digits = number.unsigned_abs().to_compact_string();
        return Ok(match spec.grouping {
            None => spec.pad(sign, &digits, '>'),
            grouping => spec.pad(sign, &group(&digits, grouping, 3), '>'),
        });
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
            if i64::try_from(&magnitude).is_err() {
                return Err(Raise::overflow_error("Python int too large to convert to C long"));
            }
            let c = u32::try_from(&magnitude).ok().and_then(char::from_u32);
            return match c.filter(|_| sign.is_empty()) {
                Some(c) => Ok(spec.pad("", &c.to_string(), '>')),
                None => Err(Raise::overflow_error("%c arg not in range(0x110000)")),
            };
        }
        Some(_) => return Err(spec.unknown_code(kind)),
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(spec.pad(&format!("{sign}{prefix}"), &group(&digits, spec.grouping, size), '>'))
}

/// Refuses what makes no sense for an integer.
fn check_int(spec: &Spec, kind: &str) -> Result<()> {
    let refused = match spec {
        Spec { letter: Some(letter), .. } if !"bcdnoxX".contains(*letter) => {
            return Err(spec.unknown_code(kind));
        }
        Spec { precision: Some(_), .. } => "Precision not allowed in integer format specifier",
        Spec { positive_zero: true, .. } => {
            "Negative zero coercion (z) not allowed in integer format specifier"
        }
        Spec { letter: Some('c'), sign: Some(_), .. } => "Sign not allowed with integer format specifier 'c'",
        Spec { letter: Some('c'), alternate: true, .. } => {
            "Alternate form (#) not allowed with integer format specifier 'c'"
        }
        _ => return Ok(()),
    };
    Err(Raise::value_error(refused))
}

/// A float.
pub(crate) fn float(spec: &Spec, value: f64, kind: &str) -> Result<String> {
    if spec.letter.is_some_and(|letter| !"eEfFgGn%".contains(letter)) {
        return Err(spec.unknown_code(kind));
    }
    let (magnitude, end) = match spec.letter {
        Some('%') => (value.abs() * 100.0, "%"),
        _ => (value.abs(), ""),
    };
    let digits = float_digits(spec.letter, magnitude, spec.precision, spec.alternate) + end;
    let nothing = || !digits.contains(|c: char| c.is_ascii_digit() && c != '0') && value.is_finite();
    let negative = value.is_sign_negative() && !value.is_nan() && !(spec.positive_zero && nothing());
    let sign = sign(spec, negative);
    if spec.grouping.is_none() {
        return Ok(spec.pad(sign, &digits, '>'));
    }
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    let grouped = group(&digits[..end], spec.grouping, 3) + &digits[end..];
    Ok(spec.pad(sign, &grouped, '>'))
}

/// The digits of a number that is not negative, as a letter and a precision say.
pub(super) fn float_digits(
    letter: Option<char>,
    magnitude: f64,
    precision: Option<usize>,
    alternate: bool,
) -> String {
    let digits = match letter {
        _ if !magnitude.is_finite() => float_repr(magnitude),
        None if precision.is_none() => with_point(float_repr(magnitude), alternate),
        None => general(magnitude, precision.unwrap_or(6), alternate, true),
        Some('e' | 'E') => scientific(magnitude, precision.unwrap_or(6), alternate),
        Some('g' | 'G' | 'n') => general(magnitude, precision.unwrap_or(6), alternate, false),
        Some(_) => fixed(magnitude, precision.unwrap_or(6), alternate),
    };
    if matches!(letter, Some('E' | 'F' | 'G')) { digits.to_uppercase() } else { digits }
}

fn sign(spec: &Spec, negative: bool) -> &'static str {
    match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        (false, _) => "",
    }
}

fn fixed(value: f64, precision: usize, alternate: bool) -> String {
    let text = decimal::fixed(value, precision).unwrap_or_else(|| format!("{value:.precision$}"));
    if alternate && precision == 0 { text + "." } else { text }
}

/// The alternate form has a point even where no digit follows it.
fn with_point(digits: String, alternate: bool) -> String {
    match digits.split_once('e') {
        Some((digits, exponent)) if alternate && !digits.contains('.') => format!("{digits}.e{exponent}"),
        _ => digits,
    }
}

/// Python writes at least two digits of exponent, and its sign.
fn scientific(value: f64, precision: usize, alternate: bool) -> String {
    let text = format!("{value:.precision$e}");
    let (digits, exponent) = text.split_once('e').expect("`{:e}` writes an exponent");
    let exponent: i32 = exponent.parse().expect("`{:e}` writes a decimal exponent");
    let sign = if exponent < 0 { '-' } else { '+' };
    let point = if alternate && precision == 0 { "." } else { "" };
    format!("{digits}{point}e{sign}{:02}", exponent.abs())
}

/// `g`: scientific where the exponent is small or beyond the precision; without trailing zeros. With
/// no letter at all, at least one digit follows the point.
fn general(value: f64, precision: usize, alternate: bool, no_letter: bool) -> String {
    let precision = precision.max(1);
    let rounded = format!("{value:.*e}", precision - 1);
    let exponent: i64 = rounded.split_once('e').and_then(|(_, e)| e.parse().ok()).unwrap_or(0);
    if exponent < -4 || exponent >= precision as i64 - i64::from(no_letter) {
        let text = scientific(value, precision - 1, alternate);
        let (digits, exponent) = text.split_once('e').expect("scientific notation has an exponent");
        return format!("{}e{exponent}", trimmed(digits, alternate));
    }
    let places = usize::try_from(precision as i64 - 1 - exponent).unwrap_or(0);
    let text = trimmed(&fixed(value, places, alternate), alternate);
    if no_letter && !text.contains('.') { text + ".0" } else { text }
}

fn trimmed(digits: &str, keep: bool) -> String {
    if keep || !digits.contains('.') {
        return digits.to_owned();
    }
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}
