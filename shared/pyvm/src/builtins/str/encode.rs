//! Text to bytes.

use std::fmt::Write as _;

use crate::builtins::exceptions::{LOOKUP_ERROR, UNICODE_ENCODE_ERROR};
use crate::builtins::str::{kind_name, receiver, windows};
use crate::object::{Args, Context, Outcome, Raise, Result, Value};

/// How text is written as bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codec {
    Utf8,
    /// UTF-8 after a mark that says so.
    Utf8Marked,
    Ascii,
    Latin1,
    /// ISO 8859-1 with other characters from 0x80 to 0x9f.
    Windows1252,
    /// Units of two or four bytes.
    Wide(Wide),
}

/// How text is written in units of several bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wide {
    /// How many bytes a unit has: two or four.
    pub(super) unit: usize,
    pub(super) big: bool,
    /// Whether a mark comes first that says in which order the bytes of a unit are.
    pub(super) marked: bool,
}

/// The mark of [`Codec::Utf8Marked`].
pub(super) const MARK: &str = "\u{feff}";

impl Codec {
    /// The codec of this name, in any of its spellings (`Lib/encodings/aliases.py`).
    ///
    /// # Errors
    /// `LookupError` for a name that Python does not know either.
    pub(crate) fn named(name: &str) -> Result<Self> {
        let plain: String = name.chars().map(|c| if c == '-' || c == ' ' { '_' } else { c }).collect();
        match plain.to_lowercase().as_str() {
            "utf_8" | "utf8" | "u8" | "utf" | "cp65001" => Ok(Self::Utf8),
            "utf_8_sig" => Ok(Self::Utf8Marked),
            "ascii" | "us_ascii" | "646" => Ok(Self::Ascii),
            "cp1252" | "windows_1252" | "1252" => Ok(Self::Windows1252),
            "utf_16" | "utf16" | "u16" => Ok(Self::Wide(Wide { unit: 2, big: false, marked: true })),
            "utf_16_le" | "utf_16le" => Ok(Self::Wide(Wide { unit: 2, big: false, marked: false })),
            "utf_16_be" | "utf_16be" => Ok(Self::Wide(Wide { unit: 2, big: true, marked: false })),
            "utf_32" | "utf32" | "u32" => Ok(Self::Wide(Wide { unit: 4, big: false, marked: true })),
            "utf_32_le" | "utf_32le" => Ok(Self::Wide(Wide { unit: 4, big: false, marked: false })),
            "utf_32_be" | "utf_32be" => Ok(Self::Wide(Wide { unit: 4, big: true, marked: false })),
            "latin_1" | "latin1" | "latin" | "l1" | "iso_8859_1" | "iso8859_1" | "8859" => Ok(Self::Latin1),
            other
                if ["utf_", "cp", "iso", "mac", "koi8", "gb", "big5", "shift", "euc"]
                    .iter()
                    .any(|family| other.starts_with(family)) =>
            {
                let message =
                    format!("the encoding {name} is outside the subset; use utf-8, ascii or latin-1");
                Err(Raise::outside_subset(message))
            }
            _ => Err(Raise::new(&LOOKUP_ERROR, format!("unknown encoding: {name}"))),
        }
    }

    /// Its name in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Marked => "utf-8",
            Self::Ascii => "ascii",
            Self::Latin1 => "latin-1",
            Self::Windows1252 => "charmap",
            Self::Wide(wide) => wide.name(),
        }
    }
}

/// The arguments `encoding` and `errors` of a function, with their default values.
///
/// # Errors
/// `TypeError` for one that is no string.
pub(crate) fn options<'a>(function: &str, [encoding, errors]: [&'a Value; 2]) -> Result<[&'a str; 2]> {
    let option = |value: &'a Value, name: &str, by_default| match value {
        Value::Null => Ok(by_default),
        _ => value.as_str().ok_or_else(|| {
            let kind = kind_name(value);
            Raise::type_error(format!("{function}() argument '{name}' must be str, not {kind}"))
        }),
    };
    Ok([option(encoding, "encoding", "utf-8")?, option(errors, "errors", "strict")?])
}

/// `str.encode(encoding="utf-8", errors="strict")`
pub(super) fn encode_method(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let [encoding, errors] = options("encode", rest.named(["encoding", "errors"])?)?;
    Ok(Outcome::Value(Value::bytes(encode(text, encoding, errors)?)))
}

/// The bytes of a text.
///
/// # Errors
/// `UnicodeEncodeError` for what the encoding cannot say, `LookupError` for an unknown name.
pub(crate) fn encode(text: &str, encoding: &str, errors: &str) -> Result<Vec<u8>> {
    let codec = Codec::named(encoding)?;
    let most = match codec {
        Codec::Utf8 => return Ok(text.as_bytes().to_vec()),
        Codec::Utf8Marked => return Ok([MARK.as_bytes(), text.as_bytes()].concat()),
        Codec::Ascii => 0x7f,
        Codec::Latin1 => 0xff,
        Codec::Windows1252 => return windows::encode(text, errors),
        Codec::Wide(wide) => return Ok(wide.encode(text)),
    };
    let fits = |c: char| u32::from(c) <= most;
    let mut bytes = Vec::with_capacity(text.len());
    for (at, c) in text.chars().enumerate() {
        match u8::try_from(u32::from(c)) {
            Ok(byte) if fits(c) => bytes.push(byte),
            _ => match errors {
                "ignore" => {}
                "replace" => bytes.push(b'?'),
                "backslashreplace" => bytes.extend(escaped(c).bytes()),
                "xmlcharrefreplace" => bytes.extend(format!("&#{};", u32::from(c)).bytes()),
                "strict" => return Err(refused(codec, text, at, fits)),
                _ => return Err(unknown_handler(errors)),
            },
        }
    }
    Ok(bytes)
}

/// Says which characters, one after the other from `at` on, the codec cannot write.
fn refused(codec: Codec, text: &str, at: usize, fits: impl Fn(char) -> bool) -> Raise {
    let bad: Vec<char> = text.chars().skip(at).take_while(|c| !fits(*c)).collect();
    let mut message = format!("'{}' codec can't encode ", codec.name());
    let _ = match bad[..] {
        [c] => write!(message, "character '{}' in position {at}", escaped(c)),
        _ => write!(message, "characters in position {at}-{}", at + bad.len() - 1),
    };
    let range = if codec == Codec::Ascii { 128 } else { 256 };
    Raise::new(&UNICODE_ENCODE_ERROR, format!("{message}: ordinal not in range({range})"))
}

pub(super) fn escaped(c: char) -> String {
    match u32::from(c) {
        code @ ..0x100 => format!("\\x{code:02x}"),
        code @ ..0x1_0000 => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// What `errors` may say, but not here.
pub(super) fn unknown_handler(errors: &str) -> Raise {
    if matches!(errors, "surrogateescape" | "surrogatepass" | "namereplace" | "xmlcharrefreplace") {
        let message = format!("errors={errors:?} is outside the subset; use \"replace\" or \"ignore\"");
        return Raise::outside_subset(message);
    }
    Raise::new(&LOOKUP_ERROR, format!("unknown error handler name '{errors}'"))
}
