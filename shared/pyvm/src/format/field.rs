//! One replacement field of `str.format`: `{name.attribute[key]!r:spec}` (CPython's `parse_field` and
//! `FieldNameIterator_next`, `Objects/stringlib/unicode_format.h`).

use std::sync::Arc;

use crate::machine::attribute::{self, Attribute};
use crate::machine::{Interpreter, sequence};
use crate::object::{Kind, Raise, Result, Value, ask};

/// The parts of a field, as they stand in the text.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) conversion: Option<char>,
    pub(super) spec: &'a str,
}

/// Takes a field apart whose `{` was read already; gives what follows its `}` too.
///
/// # Errors
/// `ValueError` for a field that does not end well.
pub(super) fn parse(text: &str) -> Result<(Field<'_>, &str)> {
    let wrong = |message: &str| Err(Raise::value_error(message));
    let mut chars = text.char_indices();
    let mut in_brackets = false;
    let end = loop {
        match chars.next() {
            None => return wrong("expected '}' before end of string"),
            Some((_, ']')) => in_brackets = false,
            Some(_) if in_brackets => {}
            Some((_, '{')) => return wrong("unexpected '{' in field name"),
            Some((_, '[')) => in_brackets = true,
            Some((at, c @ ('}' | ':' | '!'))) => break (at, c),
            Some(_) => {}
        }
    };
    let name = &text[..end.0];
    let mut conversion = None;
    match end.1 {
        '}' => return Ok((Field { name, conversion, spec: "" }, chars.as_str())),
        '!' => {
            conversion = chars.next().map(|(_, c)| c);
            match (conversion, chars.next()) {
                (None, _) => return wrong("end of string while looking for conversion specifier"),
                (_, Some((_, '}'))) => return Ok((Field { name, conversion, spec: "" }, chars.as_str())),
                (_, Some((_, ':')) | None) => {}
                (_, Some(_)) => return wrong("expected ':' after conversion specifier"),
            }
        }
        _ => {}
    }
    let rest = chars.as_str();
    let mut depth = 1;
    for (at, c) in rest.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth == 0 {
            return Ok((Field { name, conversion, spec: &rest[..at] }, &rest[at + 1..]));
        }
    }
    wrong("unmatched '{' in format spec")
}

/// A number, where the text is nothing but digits.
///
/// # Errors
/// `ValueError` beyond 64 bits.
pub(super) fn number(text: &str) -> Result<Option<i64>> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    let number = text.parse().map_err(|_| Raise::value_error("Too many decimal digits in format string"))?;
    Ok(Some(number))
}

/// Follows the attributes and keys of a field's name, from the value that its first part names.
///
/// # Errors
/// Where an attribute or a key is not there.
pub(super) fn follow(mut value: Value, mut path: &str, interpreter: &Arc<Interpreter>) -> Result<Value> {
    while let Some(first) = path.chars().next() {
        path = &path[1..];
        let part;
        if first == '.' {
            (part, path) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        } else {
            let Some((key, rest)) = path.split_once(']') else {
                return Err(Raise::value_error("Missing ']' in format string"));
            };
            (part, path) = (key, rest);
        }
        if part.is_empty() {
            return Err(Raise::value_error("Empty attribute in format string"));
        }
        value = match (first, number(part)) {
            ('.', _) => attribute(&value, part, interpreter)?,
            (_, Ok(None)) => item(&value, &Value::str(part))?,
            (_, index) => item(&value, &Value::Int(index?.unwrap_or(0)))?,
        };
        if first == '[' && !(path.is_empty() || path.starts_with(['.', '['])) {
            return Err(Raise::value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}

/// An attribute: at once, unless a property or `__getattr__` computes it.
fn attribute(value: &Value, name: &str, interpreter: &Arc<Interpreter>) -> Result<Value> {
    match attribute::attribute(value, &name.into(), interpreter)? {
        Attribute::Value(found) => Ok(found),
        Attribute::Method(function) => Ok(attribute::method(function, value.clone())),
        Attribute::Call(..) => ask("_attribute", &[value, &Value::str(name)]),
    }
}

/// An item: at once where a built-in container holds it, otherwise as Python code finds it.
pub(super) fn item(value: &Value, key: &Value) -> Result<Value> {
    match value.kind() {
        Some(Kind::Instance(_)) => ask("_item", &[value, key]),
        _ => sequence::item(value, key),
    }
}
