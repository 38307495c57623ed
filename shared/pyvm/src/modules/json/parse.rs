//! JSON to values. What is wrong, and where, is said as CPython says it (`Modules/_json.c`).

use dashu_int::IBig;

use crate::object::{Dict, Letters, MOST_DIGITS, Raise, Result, Value};

/// The deepest nesting: each level takes some of this thread's stack.
const MOST_DEPTH: usize = 1000;

/// What is wrong, and at which byte.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) message: &'static str,
    pub(super) at: usize,
}

/// Why a value could not be read: the text is no JSON, or Python raises something else.
enum Failure {
    Problem(Problem),
    Raise(Raise),
}

type Parsed<T> = std::result::Result<T, Failure>;

fn wrong<T>(message: &'static str, at: usize) -> Parsed<T> {
    Err(Failure::Problem(Problem { message, at }))
}

/// Reads one document.
pub(super) struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    raw: bool,
    depth: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a str, raw: bool) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, raw, depth: 0 }
    }

    /// The value of the whole text.
    ///
    /// # Errors
    /// `RecursionError` for a text nested too deep, `ValueError` for a number with too many digits.
    pub(super) fn document(mut self) -> Result<std::result::Result<Value, Problem>> {
        self.skip_space();
        let parsed = self.value().and_then(|value| {
            self.skip_space();
            if self.at < self.bytes.len() { wrong("Extra data", self.at) } else { Ok(value) }
        });
        match parsed {
            Ok(value) => Ok(Ok(value)),
            Err(Failure::Problem(problem)) => Ok(Err(problem)),
            Err(Failure::Raise(raise)) => Err(raise),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Parsed<Value> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::str),
            Some(open @ (b'{' | b'[')) => {
                self.depth += 1;
                if self.depth > MOST_DEPTH {
                    let what = if open == b'{' { "object" } else { "array" };
                    return Err(Failure::Raise(Raise::recursion_error(format!(
                        "maximum recursion depth exceeded while decoding a JSON {what} from a unicode string"
                    ))));
                }
                let value = if open == b'{' { self.object() } else { self.array() };
                self.depth -= 1;
                value
            }
            _ => self.word(),
        }
    }

    /// `null` and its kin, or a number.
    fn word(&mut self) -> Parsed<Value> {
        let words = [
            ("null", Value::None),
            ("true", Value::True),
            ("false", Value::False),
            ("NaN", Value::float(f64::NAN)),
            ("Infinity", Value::float(f64::INFINITY)),
            ("-Infinity", Value::float(f64::NEG_INFINITY)),
        ];
        let is_word = self.peek().is_some_and(|byte| !byte.is_ascii_digit());
        for (word, value) in words.into_iter().filter(|_| is_word) {
            if self.text[self.at..].starts_with(word) {
                self.at += word.len();
                let number = matches!(value, Value::Float(_));
                return Ok(if self.raw && number { Value::bytes(word.as_bytes()) } else { value });
            }
        }
        self.number()
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self) -> Parsed<Value> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => {
                self.digits();
            }
            _ => return wrong("Expecting value", start),
        }
        let whole = self.at;
        if self.peek() == Some(b'.') {
            self.at += 1;
            if !self.digits() {
                self.at = whole;
            }
        }
        let before_exponent = self.at;
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !self.digits() {
                self.at = before_exponent;
            }
        }
        let text = &self.text[start..self.at];
        if self.raw {
            return Ok(Value::bytes(text.as_bytes()));
        }
        if self.at > whole {
            return Ok(Value::float(text.parse().expect("Rust reads every number of JSON")));
        }
        if let Ok(small) = text.parse() {
            return Ok(Value::Int(small));
        }
        let digits = text.trim_start_matches('-').len();
        match IBig::from_str_radix(text, 10) {
            Ok(number) if digits <= MOST_DIGITS => Ok(Value::int(number)),
            _ => Err(Failure::Raise(Raise::value_error(format!(
                "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {digits} \
                 digits; use sys.set_int_max_str_digits() to increase the limit"
            )))),
        }
    }

    fn array(&mut self) -> Parsed<Value> {
        self.at += 1;
        let mut items = Vec::new();
        self.skip_space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::list(items));
        }
        loop {
            items.push(self.value()?);
            if self.ends(b']', "Illegal trailing comma before end of array")? {
                return Ok(Value::list(items));
            }
        }
    }

    fn object(&mut self) -> Parsed<Value> {
        self.at += 1;
        let mut pairs = Vec::new();
        self.skip_space();
        let mut ended = self.peek() == Some(b'}');
        self.at += usize::from(ended);
        while !ended {
            if self.peek() != Some(b'"') {
                return wrong("Expecting property name enclosed in double quotes", self.at);
            }
            let key = Value::str(self.string()?);
            self.skip_space();
            if self.peek() != Some(b':') {
                return wrong("Expecting ':' delimiter", self.at);
            }
            self.at += 1;
            self.skip_space();
            pairs.push((key, self.value()?));
            ended = self.ends(b'}', "Illegal trailing comma before end of object")?;
        }
        if self.raw {
            return Ok(Value::tuple(
                pairs.into_iter().map(|(key, value)| Value::tuple(vec![key, value])).collect(),
            ));
        }
        let mut dict = Dict::default();
        for (key, value) in pairs {
            dict.insert(key, value).map_err(Failure::Raise)?;
        }
        Ok(Value::dict(dict))
    }

    /// After an item: whether the container ends, or else goes on behind a comma.
    fn ends(&mut self, close: u8, trailing: &'static str) -> Parsed<bool> {
        self.skip_space();
        let here = self.at;
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                return Ok(true);
            }
            Some(b',') => self.at += 1,
            _ => return wrong("Expecting ',' delimiter", here),
        }
        self.skip_space();
        if self.peek() == Some(close) { wrong(trailing, here) } else { Ok(false) }
    }

    fn string(&mut self) -> Parsed<Letters> {
        let start = self.at;
        self.at += 1;
        let mut out = Letters::default();
        loop {
            let rest = &self.text[self.at..];
            let plain =
                rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(rest.len());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    out.push_str(&rest[..plain]);
                    return Ok(out);
                }
                Some(b'\\') => {
                    out.push_str(&rest[..plain]);
                    out.push(self.escape(start)?);
                }
                Some(_) => return wrong("Invalid control character at", self.at),
                None => return wrong("Unterminated string starting at", start),
            }
        }
    }

    fn escape(&mut self, start: usize) -> Parsed<char> {
        let backslash = self.at;
        self.at += 2;
        let Some(letter) = self.bytes.get(backslash + 1) else {
            return wrong("Unterminated string starting at", start);
        };
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(*letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(backslash),
            _ => return wrong("Invalid \\escape", backslash),
        })
    }

    fn unicode(&mut self, backslash: usize) -> Parsed<char> {
        let first = self.hexadecimal(backslash)?;
        let mut units = vec![first];
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let second = self.at;
            self.at += 2;
            units.push(self.hexadecimal(second)?);
        }
        match char::decode_utf16(units).next() {
            Some(Ok(c)) => Ok(c),
            _ => Err(Failure::Raise(Raise::outside_subset(
                "half of a surrogate pair is outside the subset: strings here are UTF-8",
            ))),
        }
    }

    /// The four digits behind `\u`.
    fn hexadecimal(&mut self, backslash: usize) -> Parsed<u16> {
        let digits = self.bytes.get(self.at..self.at + 4).unwrap_or_default();
        // CPython wants one character more, which the closing quote would be.
        if self.at + 4 >= self.bytes.len() {
            return wrong("Invalid \\uXXXX escape", backslash + 1);
        }
        let mut unit = 0;
        for digit in digits {
            let Some(value) = char::from(*digit).to_digit(16) else {
                return wrong("Invalid \\uXXXX escape", backslash + 1);
            };
            unit = unit * 16 + value;
        }
        self.at += 4;
        Ok(u16::try_from(unit).unwrap_or(0))
    }
}
