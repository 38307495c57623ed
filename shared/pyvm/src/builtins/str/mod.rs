//! `str` (CPython's `Objects/unicodeobject.c`).

mod case;
mod classify;
mod decode;
mod encode;
mod fields;
mod find;
mod join;
mod pad;
mod quick;
mod replace;
mod split;
mod strip;
mod title;
mod translate;
mod wide;
mod windows;

use compact_str::ToCompactString;

use crate::format;
use crate::object::{
    Args, Context, Kind, Letters, NativeFunction, Outcome, Raise, Result, Str, Type, Value, try_str,
};

pub(crate) use classify::decimal_value;
pub(crate) use decode::decode;
pub(crate) use encode::{encode, options as codec_options};
pub(crate) use join::not_iterable;
pub(in crate::builtins) use quick::is_utf8;

pub(crate) static STR: Type =
    Type::new("str", NativeFunction::new("str", make).quick_one(crate::builtins::quick::str))
        .with_methods(&[
            NativeFunction::new("join", join::join).quick_two(quick::join).gathering(),
            NativeFunction::new("format", format::str_format),
            NativeFunction::new("split", |_, args| split::split(args, false)).quick_to_three(quick::split),
            NativeFunction::new("strip", |_, args| strip::strip(args, [true, true]))
                .quick_one_or_two(quick::strip),
            NativeFunction::new("startswith", |_, args| find::affix(args, false))
                .quick_two(quick::starts_with),
            NativeFunction::new("endswith", |_, args| find::affix(args, true)).quick_two(quick::ends_with),
            NativeFunction::new("replace", replace::replace).quick_three(quick::replace),
            NativeFunction::new("encode", encode::encode_method).quick_one_or_two(quick::encode),
            NativeFunction::new("upper", |_, args| mapped(args, case::upper)).quick_one(quick::upper),
            NativeFunction::new("lower", |_, args| mapped(args, case::lower)).quick_one(quick::lower),
            NativeFunction::new("capitalize", |_, args| mapped(args, title::capitalize))
                .quick_one(quick::capitalize),
            NativeFunction::new("casefold", |_, args| mapped(args, case::casefold)),
            NativeFunction::new("swapcase", |_, args| mapped(args, case::swapcase))
                .quick_one(quick::swapcase),
            NativeFunction::new("title", |_, args| mapped(args, title::title)).quick_one(quick::title),
            NativeFunction::new("center", |_, args| pad::pad(args, pad::Side::Both))
                .quick_three(fields::center),
            NativeFunction::new("ljust", |_, args| pad::pad(args, pad::Side::Right))
                .quick_three(fields::left),
            NativeFunction::new("rjust", |_, args| pad::pad(args, pad::Side::Left))
                .quick_three(fields::right),
            NativeFunction::new("zfill", pad::zfill).quick_two(fields::zeros),
            NativeFunction::new("expandtabs", pad::expandtabs),
            NativeFunction::new("count", find::count).quick_two(quick::count),
            NativeFunction::new("find", |_, args| find::find(args, false).map(found_or_minus_one))
                .quick_three(quick::find),
            NativeFunction::new("rfind", |_, args| find::find(args, true).map(found_or_minus_one))
                .quick_two(quick::rfind),
            NativeFunction::new("index", |_, args| find::find(args, false).and_then(found_or_error))
                .quick_two(quick::index),
            NativeFunction::new("rindex", |_, args| find::find(args, true).and_then(found_or_error)),
            NativeFunction::new("format_map", format::str_format_map),
            NativeFunction::new("isalnum", |_, args| asked(args, classify::is_alnum))
                .quick_one(quick::is_alnum),
            NativeFunction::new("isalpha", |_, args| asked(args, classify::is_alpha))
                .quick_one(quick::is_alpha),
            NativeFunction::new("isascii", |_, args| asked(args, str::is_ascii)),
            NativeFunction::new("isdecimal", |_, args| asked(args, classify::is_decimal))
                .quick_one(quick::is_digit),
            NativeFunction::new("isdigit", |_, args| asked(args, classify::is_digit))
                .quick_one(quick::is_digit),
            NativeFunction::new("isidentifier", |_, args| asked(args, classify::is_identifier)),
            NativeFunction::new("islower", |_, args| asked(args, classify::is_lower))
                .quick_one(quick::is_lower),
            NativeFunction::new("isnumeric", |_, args| asked(args, classify::is_numeric))
                .quick_one(quick::is_digit),
            NativeFunction::new("isprintable", |_, args| asked(args, classify::is_printable)),
            NativeFunction::new("isspace", |_, args| asked(args, classify::is_space))
                .quick_one(quick::is_white),
            NativeFunction::new("istitle", |_, args| asked(args, title::is_title)),
            NativeFunction::new("isupper", |_, args| asked(args, classify::is_upper))
                .quick_one(quick::is_upper),
            NativeFunction::new("lstrip", |_, args| strip::strip(args, [true, false]))
                .quick_one_or_two(quick::lstrip),
            NativeFunction::new("rstrip", |_, args| strip::strip(args, [false, true]))
                .quick_one_or_two(quick::rstrip),
            NativeFunction::new("partition", |_, args| split::partition(args, false))
                .quick_two(fields::partition),
            NativeFunction::new("rpartition", |_, args| split::partition(args, true)),
            NativeFunction::new("removeprefix", |_, args| {
                strip::remove(args, |text, affix| text.strip_prefix(affix))
            }),
            NativeFunction::new("removesuffix", |_, args| {
                strip::remove(args, |text, affix| text.strip_suffix(affix))
            }),
            NativeFunction::new("rsplit", |_, args| split::split(args, true)),
            NativeFunction::new("splitlines", split::splitlines).quick_one(fields::lines),
            NativeFunction::new("translate", translate::translate),
        ])
        .with_statics(&[("maketrans", Value::Native(&translate::MAKETRANS))]);

/// `str(object)`, or `str(bytes, encoding, errors)`.
fn make(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    if args.keywords.is_empty() && args.values.len() > 3 {
        let given = args.values.len();
        return Err(Raise::type_error(format!("str expected at most 3 arguments, got {given}")));
    }
    let [value, encoding, errors] = args.named(["object", "encoding", "errors"])?;
    if encoding.is_null() && errors.is_null() {
        return Ok(Outcome::Value(match value {
            Value::Null => Value::str(""),
            // A string is itself: no copy. An object of a derived class is another thing.
            Value::Object(object) if matches!(object.kind, Kind::Str(_)) => value.clone(),
            Value::Int(number) => Value::str(number.to_compact_string()),
            _ => Value::str(try_str(value)?),
        }));
    }
    match value.kind() {
        None if value.is_null() => Ok(Outcome::Value(Value::str(""))),
        Some(Kind::Bytes(bytes)) => {
            let [encoding, errors] = encode::options("str", [encoding, errors])?;
            let text = decode(bytes, encoding, errors)?;
            Ok(Outcome::Value(Value::str(text)))
        }
        Some(Kind::Str(_)) => Err(Raise::type_error("decoding str is not supported")),
        _ if let Some(bytes) = crate::builtins::bytes::like_bytes(value)? => {
            let [encoding, errors] = encode::options("str", [encoding, errors])?;
            Ok(Outcome::Value(Value::str(decode(&bytes, encoding, errors)?)))
        }
        _ => Err(Raise::type_error(format!(
            "decoding to str: need a bytes-like object, {} found",
            value.type_name()
        ))),
    }
}

/// The text of the string that a method was called on, and the other arguments.
fn receiver<'a>(args: Args<'a>) -> Result<(&'a Str, Args<'a>)> {
    let (this, rest) = args.of_method("str")?;
    match this.as_text() {
        Some(text) => Ok((text, rest)),
        None => Err(Raise::type_error(format!(
            "descriptor '{}' for 'str' objects doesn't apply to a '{}' object",
            rest.function,
            this.type_name()
        ))),
    }
}

/// The object of which a method is called, where that leaves it as it is and it is a plain `str`: CPython gives the same
/// object then (`unicode_result_unchanged`, `Objects/unicodeobject.c`).
fn itself(this: Option<Value>, is_whole: bool) -> Option<Value> {
    this.filter(|this| is_whole && matches!(this, Value::Object(text) if matches!(text.kind, Kind::Str(_))))
}

/// The one character of a text that has no more: Rust's search for one is faster than that for a text.
fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// A method without arguments that makes another text of this one.
fn mapped<T: Into<Letters>>(args: Args<'_>, map: fn(&str) -> T) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    rest.none("str")?;
    Ok(Outcome::Value(Value::str(map(text))))
}

/// A method without arguments that says yes or no.
fn asked(args: Args<'_>, holds: fn(&str) -> bool) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    rest.none("str")?;
    Ok(holds(text).into())
}

fn found_or_minus_one(found: Option<usize>) -> Outcome {
    found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1).into()
}

fn found_or_error(found: Option<usize>) -> Result<Outcome> {
    match found {
        Some(_) => Ok(found_or_minus_one(found)),
        None => Err(Raise::value_error("substring not found")),
    }
}

/// A string argument of a method.
fn text_argument(value: &Value, message: impl FnOnce() -> String) -> Result<&Str> {
    value.as_text().ok_or_else(|| Raise::type_error(format!("{}, not {}", message(), kind_name(value))))
}

/// How CPython's messages about arguments name a value's class: `None` by itself.
pub(crate) fn kind_name(value: &Value) -> String {
    if matches!(value, Value::None) { "None".to_owned() } else { value.type_name().into_owned() }
}
