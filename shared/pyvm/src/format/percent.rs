//! `text % values` (CPython's `PyUnicode_Format`, `Objects/unicodeobject.c`).

use dashu_int::IBig;
use dashu_int::ops::Abs;

use crate::builtins::check_size;
use crate::builtins::int::integer;
use crate::format::number::float_digits;
use crate::machine::sequence;
use crate::number::{Number, float_to_int};
use crate::object::{Kind, Raise, Result, Value, try_ascii, try_repr, try_str};

/// One `%` with all that belongs to it.
#[derive(Default)]
struct Directive {
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    letter: char,
}

/// The values, and how many of them are used.
struct Values<'a> {
    all: &'a [Value],
    used: usize,
}

impl<'a> Values<'a> {
    fn next(&mut self) -> Result<&'a Value> {
        let value = self.all.get(self.used);
        self.used += 1;
        value.ok_or_else(|| Raise::type_error("not enough arguments for format string"))
    }
}

/// `text % values`: a tuple, or one value, or a dict for `%(name)s`.
///
/// # Errors
/// `TypeError` and `ValueError` where they do not fit the text.
pub(crate) fn percent(text: &str, values: &Value) -> Result<String> {
    let mut given = match values.kind() {
        Some(Kind::Tuple(items)) => Values { all: items, used: 0 },
        _ => Values { all: std::slice::from_ref(values), used: 0 },
    };
    // Whatever can be subscripted may also remain unused.
    let mapping = match values.kind() {
        Some(Kind::Tuple(_) | Kind::Str(_)) => false,
        Some(Kind::Dict(_) | Kind::List(_) | Kind::Bytes(_) | Kind::Range(_)) => true,
        Some(Kind::Instance(_)) => {
            crate::object::find(&crate::object::class_of(values), "__getitem__").is_some()
        }
        _ => false,
    };
    let mut named = None;
    let mut out = String::with_capacity(text.len());
    let mut rest = Reader { chars: text.chars().collect(), at: 0 };
    while let Some(c) = rest.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        if rest.peek() == Some('%') {
            out.push(rest.next().unwrap_or('%'));
            continue;
        }
        if rest.peek() == Some('(') {
            if !mapping {
                return Err(Raise::type_error("format requires a mapping"));
            }
            named = Some(sequence::item(values, &Value::str(rest.key()?))?);
            // From here on it is the only value, until the next name.
            given = Values { all: &[], used: 0 };
        }
        let directive = rest.directive(&mut given)?;
        let value = match named.take() {
            Some(value) => value,
            None => given.next()?.clone(),
        };
        out.push_str(&directive.format(&value, rest.at - 1)?);
        check_size(out.len())?;
    }
    if given.used < given.all.len() && !mapping {
        return Err(Raise::type_error("not all arguments converted during string formatting"));
    }
    Ok(out)
}

/// The text being read.
struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        self.at += 1;
        self.chars.get(self.at - 1).copied()
    }

    /// The name in `%(name)s`. Parentheses inside it must match.
    fn key(&mut self) -> Result<String> {
        let mut depth = 0;
        let mut key = String::new();
        while let Some(c) = self.next() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if depth == 0 {
                key.remove(0);
                return Ok(key);
            }
            key.push(c);
        }
        Err(Raise::value_error("incomplete format key"))
    }

    /// A number, or `*` for the next value.
    fn number(&mut self, values: &mut Values<'_>, too_big: &str) -> Result<Option<i64>> {
        if self.peek() == Some('*') {
            self.at += 1;
            return match values.next()? {
                value @ (Value::Int(_) | Value::True | Value::False) => value.to_index().map(Some),
                _ => Err(Raise::type_error("* wants int")),
            };
        }
        let mut number = None;
        while let Some(digit) = self.peek().filter(char::is_ascii_digit).and_then(|c| c.to_digit(10)) {
            self.at += 1;
            let next = number.unwrap_or(0_i64).checked_mul(10).and_then(|n| n.checked_add(i64::from(digit)));
            number = Some(next.ok_or_else(|| Raise::value_error(too_big))?);
        }
        Ok(number)
    }

    /// What follows `%`, or `%(name)`.
    fn directive(&mut self, values: &mut Values<'_>) -> Result<Directive> {
        let mut directive = Directive::default();
        while let Some(flag) = self.peek() {
            match flag {
                '-' => directive.left = true,
                '+' => directive.plus = true,
                ' ' => directive.space = true,
                '#' => directive.alternate = true,
                '0' => directive.zero = true,
                _ => break,
            }
            self.at += 1;
        }
        let width = self.number(values, "width too big")?.unwrap_or(0);
        directive.left |= width < 0;
        directive.width = size(width.saturating_abs())?;
        if self.peek() == Some('.') {
            self.at += 1;
            directive.precision = Some(size(self.number(values, "precision too big")?.unwrap_or(0).max(0))?);
        }
        if matches!(self.peek(), Some('h' | 'l' | 'L')) {
            self.at += 1;
        }
        directive.letter = self.next().ok_or_else(|| Raise::value_error("incomplete format"))?;
        Ok(directive)
    }
}

fn size(number: i64) -> Result<usize> {
    let size = usize::try_from(number).unwrap_or(usize::MAX);
    check_size(size)?;
    Ok(size)
}

impl Directive {
    /// The value as the directive says, padded; `at` is the letter's place, for the message.
    fn format(&self, value: &Value, at: usize) -> Result<String> {
        let cut = |text: String| match self.precision {
            Some(most) => text.chars().take(most).collect(),
            None => text,
        };
        match self.letter {
            's' => Ok(self.pad("", &cut(try_str(value)?), false)),
            'r' => Ok(self.pad("", &cut(try_repr(value)?), false)),
            'a' => Ok(self.pad("", &cut(try_ascii(value)?), false)),
            'c' => Ok(self.pad("", &character(value)?, false)),
            'd' | 'i' | 'u' => self.integer(&whole(value, self.letter)?),
            'x' | 'X' | 'o' => match integer(value) {
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
                let code = u32::from(letter);
                Err(Raise::value_error(format!(
                    "unsupported format character '{shown}' (0x{code:x}) at index {at}"
                )))
            }
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
        let zeros = "0".repeat(self.precision.unwrap_or(0).saturating_sub(digits.len()));
        let sign = self.sign(*number < IBig::ZERO);
        let prefix = if self.alternate { prefix } else { "" };
        Ok(self.pad(&format!("{sign}{prefix}"), &(zeros + &digits), true))
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

/// The integer of `%d`: a float loses its fraction.
fn whole(value: &Value, letter: char) -> Result<IBig> {
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
