//! The parts of a format specification (CPython's `parse_internal_render_format_spec`,
//! `Python/formatter_unicode.c`).

use crate::object::{Raise, Result};

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    fill: char,
    align: Option<char>,
    pub(crate) sign: Option<char>,
    /// `z`: a zero is never negative.
    pub(crate) positive_zero: bool,
    pub(crate) alternate: bool,
    width: usize,
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    pub(crate) letter: Option<char>,
}

/// The widest field: enough for every table, too little to eat the memory.
const MOST: usize = 1_000_000;

/// The most digits of a number: what Rust's own formatting can count.
const MOST_DIGITS: usize = u16::MAX as usize;

impl Spec {
    pub(crate) fn parse(spec: &str, kind: &str, is_text: bool) -> Result<Self> {
        let invalid =
            || Raise::value_error(format!("Invalid format specifier '{spec}' for object of type '{kind}'"));
        let mut rest = Rest(spec);
        let is_align = |c: char| matches!(c, '<' | '>' | '=' | '^');
        let mut parsed = Self {
            fill: ' ',
            align: None,
            sign: None,
            positive_zero: false,
            alternate: false,
            width: 0,
            grouping: None,
            precision: None,
            letter: None,
        };
        let mut filled = false;
        if spec.chars().nth(1).is_some_and(is_align) {
            filled = true;
            parsed.fill = rest.next_if(|_| true).unwrap_or(' ');
        }
        parsed.align = rest.next_if(is_align);
        parsed.sign = rest.next_if(|c| matches!(c, '+' | '-' | ' '));
        parsed.positive_zero = rest.next_if(|c| c == 'z').is_some();
        parsed.alternate = rest.next_if(|c| c == '#').is_some();
        if !filled && rest.next_if(|c| c == '0').is_some() {
            parsed.fill = '0';
            parsed.align = parsed.align.or(Some(if is_text { '<' } else { '=' }));
        }
        parsed.width = rest.number()?.unwrap_or(0);
        parsed.grouping = rest.next_if(|c| matches!(c, ',' | '_'));
        if let (Some(first), Some(second @ (',' | '_'))) = (parsed.grouping, rest.0.chars().next()) {
            return Err(Raise::value_error(if first == second {
                format!("Cannot specify '{first}' with '{second}'.")
            } else {
                "Cannot specify both ',' and '_'.".to_owned()
            }));
        }
        if rest.next_if(|c| c == '.').is_some() {
            parsed.precision =
                Some(rest.number()?.ok_or_else(|| Raise::value_error("Format specifier missing precision"))?);
        }
        parsed.letter = rest.next_if(|_| true);
        if !rest.0.is_empty() {
            return Err(invalid());
        }
        parsed.check_grouping(is_text)?;
        if parsed.precision > Some(MOST_DIGITS) && !is_text {
            return Err(Raise::value_error("precision too big"));
        }
        if parsed.width > MOST {
            return Err(Raise::memory_error("the text would be larger than this machine's limit"));
        }
        Ok(parsed)
    }

    /// Digits are grouped in decimal numbers, and by `_` in the other bases too.
    fn check_grouping(&self, is_text: bool) -> Result<()> {
        let letter = self.letter.unwrap_or(if is_text { 's' } else { 'd' });
        match self.grouping {
            Some('_') if "boxX".contains(letter) => Ok(()),
            Some(separator) if !"deEfFgG%".contains(letter) => {
                Err(Raise::value_error(format!("Cannot specify '{separator}' with '{letter}'.")))
            }
            _ => Ok(()),
        }
    }

    /// A string: cut to the precision, padded to the width.
    pub(crate) fn string(&self, text: &str, kind: &str) -> Result<String> {
        if !matches!(self.letter, None | Some('s')) {
            return Err(self.unknown_code(kind));
        }
        let refused = match self {
            Self { sign: Some(' '), .. } => "Space",
            Self { sign: Some(_), .. } => "Sign",
            Self { positive_zero: true, .. } => "Negative zero coercion (z)",
            Self { alternate: true, .. } => "Alternate form (#)",
            Self { align: Some('='), .. } => "'=' alignment",
            _ => "",
        };
        if !refused.is_empty() {
            return Err(Raise::value_error(format!("{refused} not allowed in string format specifier")));
        }
        let end =
            self.precision.and_then(|most| text.char_indices().nth(most)).map_or(text.len(), |(at, _)| at);
        Ok(self.pad("", &text[..end], '<'))
    }

    /// Refuses what is not for complex numbers.
    pub(crate) fn check_complex(&self, kind: &str) -> Result<()> {
        if self.letter.is_some_and(|letter| !"eEfFgGn".contains(letter)) {
            return Err(self.unknown_code(kind));
        }
        let refused = match self {
            Self { fill: '0', .. } => "Zero padding is",
            Self { align: Some('='), .. } => "'=' alignment flag is",
            _ => return Ok(()),
        };
        Err(Raise::value_error(format!("{refused} not allowed in complex format specifier")))
    }

    /// The same without a width, and with another sign.
    pub(crate) fn bare(&self, sign: Option<char>) -> Self {
        Self { fill: ' ', align: None, width: 0, sign, ..*self }
    }

    /// Pads a text on its left.
    pub(crate) fn right(&self, text: &str) -> Result<String> {
        Ok(self.pad("", text, '>'))
    }

    /// Pads a number, whose sign or prefix stays in front of the padding where the align is `=`.
    pub(crate) fn pad(&self, prefix: &str, digits: &str, default: char) -> String {
        let room = self.width.saturating_sub(characters(prefix) + characters(digits));
        let (before, inside, after) = match self.align.unwrap_or(default) {
            '<' => (0, 0, room),
            '^' => (room / 2, 0, room - room / 2),
            '=' if self.fill == '0'
                && self.grouping.is_some()
                && !digits.starts_with(['i', 'n', 'I', 'N']) =>
            {
                let wide = self.width.saturating_sub(characters(prefix));
                let size = if matches!(self.letter, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 };
                return format!("{prefix}{}", zero_padded_groups(digits, wide, self.grouping, size));
            }
            '=' => (0, room, 0),
            _ => (room, 0, 0),
        };
        let mut padded = String::with_capacity(prefix.len() + digits.len() + room * self.fill.len_utf8());
        let fill = |to: &mut String, count: usize| to.extend(std::iter::repeat_n(self.fill, count));
        fill(&mut padded, before);
        padded.push_str(prefix);
        fill(&mut padded, inside);
        padded.push_str(digits);
        fill(&mut padded, after);
        padded
    }

    pub(crate) fn unknown_code(&self, kind: &str) -> Raise {
        let shown = match self.letter.unwrap_or(' ') {
            letter @ '!'..='~' => letter.to_string(),
            other => format!("\\x{:x}", u32::from(other)),
        };
        Raise::value_error(format!("Unknown format code '{shown}' for object of type '{kind}'"))
    }
}

/// How many characters a text has.
fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Zeros in front of grouped digits are grouped too: `f"{1234:010,}"` is `00,001,234`.
fn zero_padded_groups(digits: &str, width: usize, separator: Option<char>, size: usize) -> String {
    let radix = if size == 4 { 16 } else { 10 };
    let in_whole = |c: char| Some(c) == separator || c.is_digit(radix);
    let (whole, rest) = digits.split_at(digits.find(|c: char| !in_whole(c)).unwrap_or(digits.len()));
    let plain: String = whole.chars().filter(|c| Some(*c) != separator).collect();
    let width = width.saturating_sub(rest.chars().count());
    let grouped = |digits: usize| digits + digits.saturating_sub(1) / size;
    let wanted = (plain.len()..).find(|digits| grouped(*digits) >= width).unwrap_or(plain.len());
    group(&format!("{}{plain}", "0".repeat(wanted - plain.len())), separator, size) + rest
}

/// Puts the separator between groups of `size` digits, from the right.
pub(crate) fn group(digits: &str, separator: Option<char>, size: usize) -> String {
    let Some(separator) = separator else { return digits.to_owned() };
    let mut grouped = String::with_capacity(digits.len() + digits.len() / size);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(size) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// What is left of a specification.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    /// Takes the next character, where it is such a one.
    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let mut chars = self.0.chars();
        let next = chars.next().filter(|c| wanted(*c))?;
        self.0 = chars.as_str();
        Some(next)
    }

    fn number(&mut self) -> Result<Option<usize>> {
        let mut number = None;
        while let Some(digit) = self.next_if(|c| c.is_ascii_digit()).and_then(|c| c.to_digit(10)) {
            let next = number.unwrap_or(0_usize).saturating_mul(10).saturating_add(digit as usize);
            if next > isize::MAX as usize {
                return Err(Raise::value_error("Too many decimal digits in format string"));
            }
            number = Some(next);
        }
        Ok(number)
    }
}
