//! Floats in hexadecimal, which is exact (`float_hex_impl`, `float_fromhex_impl`).

use dashu_int::IBig;
use dashu_int::ops::BitTest;

use crate::object::{NativeFunction, Raise};

/// `float.hex()`: sign, one digit, thirteen more, and the power of two.
pub(super) fn hex(float: f64) -> String {
    if !float.is_finite() {
        return crate::object::float_repr(float);
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    if float == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = float.abs().to_bits();
    let (raw, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let (whole, exponent) = if raw == 0 { (0, -1022) } else { (1, raw - 1023) };
    format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}")
}

pub(super) static FROMHEX: NativeFunction = NativeFunction::new("fromhex", |_, args| {
    let value = args.one("float")?;
    let Some(text) = value.as_str() else {
        return Err(Raise::type_error("bad argument type for built-in operation"));
    };
    match parse(text) {
        Some(float) if float.is_infinite() && !text.to_ascii_lowercase().contains("inf") => {
            Err(Raise::overflow_error("hexadecimal value too large to represent as a float"))
        }
        Some(float) => Ok(float.into()),
        None => Err(Raise::value_error("invalid hexadecimal floating-point string")),
    }
});

/// The float, infinite where it is too large; `None` for what is no number.
fn parse(text: &str) -> Option<f64> {
    let text = text.trim().to_ascii_lowercase();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let magnitude = match text {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let digits = text.strip_prefix("0x").unwrap_or(text);
            let (digits, exponent) = match digits.split_once('p') {
                Some((digits, exponent)) => (digits, exponent.parse::<i64>().ok()?),
                None => (digits, 0),
            };
            let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
            let all = [whole, fraction].concat();
            if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            nearest(&IBig::from_str_radix(&all, 16).ok()?, exponent.saturating_sub(4 * fraction.len() as i64))
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// The float nearest to `number * 2 ** exponent`, ties to even.
pub(crate) fn nearest(number: &IBig, exponent: i64) -> f64 {
    if *number < IBig::ZERO {
        return -nearest(&-number, exponent);
    }
    let mantissa = number;
    if mantissa.is_zero() {
        return 0.0;
    }
    let bits = mantissa.bit_len() as i64;
    let top = bits.saturating_add(exponent);
    if top > 1024 {
        return f64::INFINITY;
    }
    // The last bit that a float of this size has: 53 of them, but none below 2 ** -1074.
    let last = (top - 53).max(-1074);
    let cut = last.saturating_sub(exponent);
    if cut > bits + 1 {
        return 0.0;
    }
    let whole = match usize::try_from(cut) {
        Ok(0) => mantissa.clone(),
        Ok(cut) => {
            let half = IBig::ONE << (cut - 1);
            let kept: IBig = mantissa >> cut;
            let rest = mantissa - (&kept << cut);
            if rest > half || rest == half && kept.bit(0) { kept + IBig::ONE } else { kept }
        }
        Err(_) => mantissa << cut.unsigned_abs() as usize,
    };
    // At most 2 ** 53 now, so exact; the scale is applied in two exact steps.
    let scale = |exponent: i64| 2.0_f64.powi(i32::try_from(exponent).unwrap_or(0));
    whole.to_f64().value() * scale(last / 2) * scale(last - last / 2)
}
