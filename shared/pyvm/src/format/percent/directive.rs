//! One `%` of a text, and the value in its place.

use compact_str::ToCompactString;
use dashu_int::IBig;
use dashu_int::ops::Abs;

use crate::builtins::int::integer;
use crate::format::number::float_digits;
use crate::format::percent::bytes;
use crate::format::percent::reader::Reader;
use crate::number::{Number, float_to_int};
use crate::object::{Kind, Raise, Result, Value, ask, own_special, try_ascii, try_repr, try_str};

/// One `%` with all that belongs to it.
#[derive(Default)]
pub(super) struct Directive {
    pub(super) left: bool,
    pub(super) plus: bool,
    pub(super) space: bool,
    pub(super) alternate: bool,
    pub(super) zero: bool,
    pub(super) width: usize,
    pub(super) precision: Option<usize>,
    pub(super) letter: char,
    /// Whether this is a `%` of bytes, which stand in the text as the characters of these numbers.
    pub(super) of_bytes: bool,
}

impl Directive {
    /// Writes the value as the directive says, padded. The letter was read last.
    pub(super) fn write(&self, value: &Value, rest: &Reader<'_>, out: &mut String) -> Result<()> {
        let plain = self.width == 0 && self.precision.is_none() && !self.plus && !self.space;
        match (self.letter, value) {
            ('d' | 'i' | 'u' | 's' | 'r', Value::Int(number))
                if plain && (!self.of_bytes || self.letter != 's') =>
            {
                out.push_str(&number.to_compact_string());
            }
            ('s', Value::Object(object))
                if plain
                    && !self.of_bytes
                    && let Kind::Str(text) = &object.kind =>
            {
                out.push_str(text);
            }
            _ => out.push_str(&self.format(value, rest)?),
        }
        Ok(())
    }

    fn format(&self, value: &Value, rest: &Reader<'_>) -> Result<String> {
        if self.of_bytes {
            match self.letter {
                's' | 'b' => return Ok(self.pad("", &self.cut_text(bytes::text_of(value)?), false)),
                'r' | 'a' => return Ok(self.pad("", &self.cut_text(try_ascii(value)?), false)),
                'c' => return Ok(self.pad("", &bytes::character(value)?, false)),
                _ => {}
            }
        }
        let cut = |text: String| self.cut_text(text);
        match self.letter {
            's' => Ok(self.pad("", &cut(try_str(value)?), false)),
            'r' => Ok(self.pad("", &cut(try_repr(value)?), false)),
            'a' => Ok(self.pad("", &cut(try_ascii(value)?), false)),
            'c' => Ok(self.pad("", &character(value)?, false)),
            'd' | 'i' | 'u' if let Value::Int(number) = value => {
                let digits = number.unsigned_abs().to_compact_string();
                Ok(self.number(self.sign(*number < 0), &digits))
            }
            'd' | 'i' | 'u' => self.integer(&whole(value, self.letter)?),
            'x' | 'X' | 'o' => match integer(&as_integer(value, &["__index__"])?) {
                Some(number) => self.integer(&number),
                None => Err(Raise::type_error(format!(
                    "%{} format: an integer is required, not {}",
                    self.letter,
                    value.type_name()
                ))),
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => self.float(value.to_float()?),
            letter => {
                let shown = if (' '..='~').contains(&letter) { letter } else { '?' };
                let (code, at) = (u32::from(letter), rest.position());
                Err(Raise::value_error(format!(
                    "unsupported format character '{shown}' (0x{code:x}) at index {at}"
                )))
            }
        }
    }

    fn cut_text(&self, text: String) -> String {
        match self.precision {
            Some(most) => text.chars().take(most).collect(),
            None => text,
        }
    }

    fn integer(&self, number: &IBig) -> Result<String> {
        let magnitude = number.abs();
        let (prefix, digits) = match self.letter {
            'x' => ("0x", magnitude.in_radix(16).to_string()),
            'X' => ("0X", magnitude.in_radix(16).to_string().to_uppercase()),
            'o' => ("0o", magnitude.in_radix(8).to_string()),
            _ => ("", try_str(&Value::int(magnitude))?),
        };
        let sign = self.sign(*number < IBig::ZERO);
        let prefix = if self.alternate { prefix } else { "" };
        Ok(self.number(&format!("{sign}{prefix}"), &digits))
    }

    /// An integer, with at least so many digits as the precision says.
    fn number(&self, sign: &str, digits: &str) -> String {
        match self.precision.unwrap_or(0).saturating_sub(digits.len()) {
            0 => self.pad(sign, digits, true),
            zeros => self.pad(sign, &("0".repeat(zeros) + digits), true),
        }
    }

    fn float(&self, number: f64) -> Result<String> {
        if self.precision > Some(usize::from(u16::MAX)) {
            return Err(Raise::value_error("precision too big"));
        }
        let digits = float_digits(Some(self.letter), number.abs(), self.precision, self.alternate);
        Ok(self.pad(self.sign(number.is_sign_negative() && !number.is_nan()), &digits, true))
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus, self.space) {
            (true, ..) => "-",
            (_, true, _) => "+",
            (_, _, true) => " ",
            _ => "",
        }
    }

    /// Spaces at one side, or, for a number, zeros after its sign.
    fn pad(&self, sign: &str, digits: &str, number: bool) -> String {
        let room = self.width.saturating_sub(sign.len() + digits.chars().count());
        match (self.left, self.zero && number) {
            (true, _) => format!("{sign}{digits}{}", " ".repeat(room)),
            (false, true) => format!("{sign}{}{digits}", "0".repeat(room)),
            (false, false) => format!("{}{sign}{digits}", " ".repeat(room)),
        }
    }
}

/// What a program's class says its object is as an integer, by the first of these methods that it has; else the value.
fn as_integer(value: &Value, names: &[&'static str]) -> Result<Value> {
    let own = names.iter().find(|name| own_special(value, name).is_some());
    match (Number::of(value), own) {
        (None, Some(&"__int__")) => ask("_int", &[value]),
        (None, Some(_)) => ask("_index", &[value]),
        _ => Ok(value.clone()),
    }
}

/// The integer of `%d`: a float loses its fraction.
fn whole(value: &Value, letter: char) -> Result<IBig> {
    let value = &as_integer(value, &["__int__", "__index__"])?;
    let number = match Number::of(value) {
        Some(Number::Float(float)) => float_to_int(float)?,
        Some(_) => value.clone(),
        None => {
            let kind = value.type_name();
            return Err(Raise::type_error(format!(
                "%{letter} format: a real number is required, not {kind}"
            )));
        }
    };
    Ok(integer(&number).unwrap_or_default())
}

/// The text of `%c`.
fn character(value: &Value) -> Result<String> {
    let out_of_range = || Raise::overflow_error("%c arg not in range(0x110000)");
    match (value.as_text(), integer(value)) {
        (Some(text), _) if text.chars_len() == 1 => Ok(text.to_string()),
        (None, Some(code)) => {
            let c = u32::try_from(&code).ok().and_then(char::from_u32);
            c.map(|c| c.to_string()).ok_or_else(out_of_range)
        }
        _ => Err(Raise::type_error("%c requires int or char")),
    }
}
