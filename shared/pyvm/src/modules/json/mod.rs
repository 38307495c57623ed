//! `_json`: the quick part of the library's `json` (CPython's `Modules/_json.c`).

mod encode;
mod parse;

use self::encode::{Encoder, quoted};
use self::parse::Parser;
use crate::object::{NativeFunction, NativeModule, Outcome, Raise, Value};

pub(crate) static JSON: NativeModule = NativeModule {
    name: "_json",
    members: &[
        ("parse", Value::Native(&PARSE)),
        ("encode", Value::Native(&ENCODE)),
        ("quote", Value::Native(&QUOTE)),
    ],
    of_interpreter: |_, _| None,
};

/// `parse(text, raw)`: true, the value and 0; or false, what is wrong and where, in characters. With `raw` an
/// object comes as a tuple of pairs and a number as its text in `bytes`, neither of which a value can hold
/// otherwise, so that Python code makes of them what the program wants.
static PARSE: NativeFunction = NativeFunction::new("parse", |_, args| {
    let [text, raw] = args.exactly()?;
    let text = text.as_str().ok_or_else(|| Raise::type_error("the JSON object must be str"))?;
    let answer = match Parser::new(text, raw.is_true()).document()? {
        Ok(value) => vec![Value::True, value, Value::Int(0)],
        Err(problem) => {
            let before = text[..problem.at].chars().count();
            let at = Value::Int(i64::try_from(before).unwrap_or(i64::MAX));
            vec![Value::False, Value::str(problem.message), at]
        }
    };
    Ok(Outcome::Value(Value::tuple(answer)))
});

/// `encode(value, indent, between_items, after_key, ascii, nan, sort)`: the text, or `None` where something is
/// in it that needs Python code: an object, a key that is no string, a circle.
static ENCODE: NativeFunction = NativeFunction::new("encode", |_, args| {
    let [value, indent, between_items, after_key, ascii, nan, sort] = args.exactly()?;
    let mut encoder = Encoder {
        indent: indent.as_str(),
        between_items: between_items.as_str().unwrap_or(", "),
        after_key: after_key.as_str().unwrap_or(": "),
        ascii: ascii.is_true(),
        nan: nan.is_true(),
        sort: sort.is_true(),
        out: String::new(),
    };
    let done = encoder.value(value, 0);
    Ok(Outcome::Value(if done.is_some() { Value::str(encoder.out) } else { Value::None }))
});

/// `quote(text, ascii)`: a string as JSON.
static QUOTE: NativeFunction = NativeFunction::new("quote", |_, args| {
    let [text, ascii] = args.exactly()?;
    let text = text.as_str().ok_or_else(|| {
        Raise::type_error(format!("first argument must be a string, not {}", text.type_name()))
    })?;
    let mut out = String::with_capacity(text.len() + 2);
    quoted(text, ascii.is_true(), &mut out);
    Ok(Outcome::Value(Value::str(out)))
});
