//! `text % values` (CPython's `PyUnicode_Format`, `Objects/unicodeobject.c`).

pub(crate) mod bytes;
mod directive;
mod reader;

use crate::builtins::check_size;
use crate::format::field;
use crate::object::{Kind, Raise, Result, Value, own_special};
use directive::Directive;
use reader::Reader;

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

/// Room for what takes the places of a few directives.
const ROOM: usize = 16;

/// `text % values`: a tuple, or one value, or a dict for `%(name)s`.
///
/// # Errors
/// `TypeError` and `ValueError` where they do not fit the text.
pub(crate) fn percent(text: &str, values: &Value) -> Result<String> {
    formatted(text, values, false)
}

/// The same for bytes, which are the characters of these numbers.
fn formatted(text: &str, values: &Value, of_bytes: bool) -> Result<String> {
    let mut given = match values.kind() {
        Some(Kind::Tuple(items)) => Values { all: items, used: 0 },
        _ => Values { all: std::slice::from_ref(values), used: 0 },
    };
    // Whatever can be subscripted may also remain unused.
    let mapping = match values.kind() {
        Some(Kind::Tuple(_) | Kind::Str(_)) => false,
        Some(Kind::Bytes(_)) if of_bytes => false,
        Some(Kind::Dict(_) | Kind::List(_) | Kind::Bytes(_) | Kind::Range(_)) => true,
        _ => own_special(values, "__getitem__").is_some(),
    };
    let mut named = None;
    let mut out = String::with_capacity(text.len() + ROOM);
    let mut rest = Reader::new(text);
    while let Some(before) = rest.until_percent() {
        out.push_str(before);
        if rest.peek() == Some('%') {
            out.push(rest.next().unwrap_or('%'));
            continue;
        }
        if rest.peek() == Some('(') {
            if !mapping {
                return Err(Raise::type_error("format requires a mapping"));
            }
            let key = rest.key()?;
            let key = if of_bytes { Value::bytes(bytes::of_text(&key)) } else { Value::str(key) };
            named = Some(field::item(values, &key)?);
            // From here on it is the only value, until the next name.
            given = Values { all: &[], used: 0 };
        }
        let directive = Directive { of_bytes, ..rest.directive(&mut given)? };
        match named.take() {
            Some(value) => directive.write(&value, &rest, &mut out)?,
            None => directive.write(given.next()?, &rest, &mut out)?,
        }
        check_size(out.len())?;
    }
    out.push_str(rest.rest());
    if given.used < given.all.len() && !mapping {
        return Err(Raise::type_error(match of_bytes {
            true => "not all arguments converted during bytes formatting",
            false => "not all arguments converted during string formatting",
        }));
    }
    Ok(out)
}
