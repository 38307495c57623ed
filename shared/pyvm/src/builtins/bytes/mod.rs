//! `bytes` (CPython's `Objects/bytesobject.c`).

mod find;
mod hex;
mod make;
mod map;
mod pad;
mod split;

use std::borrow::Cow;

use crate::builtins::str::{codec_options, decode, is_utf8};
use crate::object::{
    Args, Context, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, ask, own_special,
};
pub(crate) use make::of_numbers;

pub(crate) static BYTES: Type = Type::new("bytes", NativeFunction::new("bytes", make::make))
    .with_methods(&[
        NativeFunction::new("decode", decode_method).quick_one_or_two(decode_quickly),
        NativeFunction::new("hex", hex::hex),
        NativeFunction::new("join", split::join),
        NativeFunction::new("split", |_, args| split::split(args, false)),
        NativeFunction::new("rsplit", |_, args| split::split(args, true)),
        NativeFunction::new("splitlines", split::splitlines),
        NativeFunction::new("partition", |_, args| split::partition(args, false)),
        NativeFunction::new("rpartition", |_, args| split::partition(args, true)),
        NativeFunction::new("strip", |_, args| split::strip(args, [true, true])),
        NativeFunction::new("lstrip", |_, args| split::strip(args, [true, false])),
        NativeFunction::new("rstrip", |_, args| split::strip(args, [false, true])),
        NativeFunction::new("removeprefix", |_, args| split::remove(args, <[u8]>::strip_prefix)),
        NativeFunction::new("removesuffix", |_, args| split::remove(args, <[u8]>::strip_suffix)),
        NativeFunction::new("startswith", |_, args| find::affix(args, <[u8]>::starts_with)),
        NativeFunction::new("endswith", |_, args| find::affix(args, <[u8]>::ends_with)),
        NativeFunction::new("count", find::count),
        NativeFunction::new("find", |_, args| find::find(args, false).map(found_or_minus_one)),
        NativeFunction::new("rfind", |_, args| find::find(args, true).map(found_or_minus_one)),
        NativeFunction::new("index", |_, args| find::find(args, false).and_then(found_or_error)),
        NativeFunction::new("rindex", |_, args| find::find(args, true).and_then(found_or_error)),
        NativeFunction::new("replace", map::replace),
        NativeFunction::new("translate", map::translate),
        NativeFunction::new("upper", |_, args| mapped(args, <[u8]>::to_ascii_uppercase)),
        NativeFunction::new("lower", |_, args| mapped(args, <[u8]>::to_ascii_lowercase)),
        NativeFunction::new("swapcase", |_, args| mapped(args, map::swapcase)),
        NativeFunction::new("title", |_, args| mapped(args, map::title)),
        NativeFunction::new("capitalize", |_, args| mapped(args, map::capitalize)),
        NativeFunction::new("center", |_, args| pad::pad(args, [true, true])),
        NativeFunction::new("ljust", |_, args| pad::pad(args, [false, true])),
        NativeFunction::new("rjust", |_, args| pad::pad(args, [true, false])),
        NativeFunction::new("zfill", pad::zfill),
        NativeFunction::new("expandtabs", pad::expandtabs),
        NativeFunction::new("isalnum", |_, args| asked(args, |bytes| all(bytes, u8::is_ascii_alphanumeric))),
        NativeFunction::new("isalpha", |_, args| asked(args, |bytes| all(bytes, u8::is_ascii_alphabetic))),
        NativeFunction::new("isascii", |_, args| asked(args, <[u8]>::is_ascii)),
        NativeFunction::new("isdigit", |_, args| asked(args, |bytes| all(bytes, u8::is_ascii_digit))),
        NativeFunction::new("isspace", |_, args| {
            asked(args, |bytes| bytes.iter().all(is_space) && !bytes.is_empty())
        }),
        NativeFunction::new("istitle", |_, args| asked(args, map::is_title)),
        NativeFunction::new("islower", |_, args| {
            asked(args, |b| b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase))
        }),
        NativeFunction::new("isupper", |_, args| {
            asked(args, |b| b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase))
        }),
    ])
    .with_statics(&[
        ("fromhex", Value::Native(&hex::FROMHEX)),
        ("maketrans", Value::Native(&map::MAKETRANS)),
    ]);

/// `bytes.decode(encoding="utf-8", errors="strict")`
fn decode_method(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [encoding, errors] = codec_options("decode", rest.named(["encoding", "errors"])?)?;
    Ok(Outcome::Value(Value::str(decode(bytes, encoding, errors)?)))
}

/// The same for UTF-8 without mistakes.
fn decode_quickly(this: &Value, encoding: &Value) -> Value {
    let (Value::Object(this), true) = (this, is_utf8(encoding)) else { return Value::Null };
    let Kind::Bytes(bytes) = &this.kind else { return Value::Null };
    std::str::from_utf8(bytes).map_or(Value::Null, Value::str)
}

/// The bytes that a method was called on, and the other arguments.
fn receiver<'a>(args: Args<'a>) -> Result<(&'a [u8], Args<'a>)> {
    let (this, rest) = args.of_method("bytes")?;
    match this.kind() {
        Some(Kind::Bytes(bytes)) => Ok((bytes, rest)),
        _ => Err(Raise::type_error(format!(
            "descriptor '{}' for 'bytes' objects doesn't apply to a '{}' object",
            rest.function,
            this.type_name()
        ))),
    }
}

/// An argument that must be bytes.
pub(crate) fn bytes_argument(value: &Value) -> Result<Cow<'_, [u8]>> {
    match value.kind() {
        // The text of Python 2 is bytes.
        Some(Kind::Str(text)) if crate::rules::running().0 < 3 => {
            Ok(Cow::Owned(text.to_string().into_bytes()))
        }
        _ => like_bytes(value)?.ok_or_else(|| not_like_bytes(value)),
    }
}

fn not_like_bytes(value: &Value) -> Raise {
    Raise::type_error(format!("a bytes-like object is required, not '{}'", value.type_name()))
}

/// The bytes of an object that has any, as `bytearray` and `memoryview` do (`PyObject_GetBuffer`).
///
/// # Errors
/// The question for them.
pub(crate) fn like_bytes(value: &Value) -> Result<Option<Cow<'_, [u8]>>> {
    if let Some(Kind::Bytes(bytes)) = value.kind() {
        return Ok(Some(Cow::Borrowed(bytes)));
    }
    if own_special(value, "__buffer__").is_none() {
        return Ok(None);
    }
    match ask("_bytes", &[value])?.kind() {
        Some(Kind::Bytes(bytes)) => Ok(Some(Cow::Owned(bytes.to_vec()))),
        _ => Ok(None),
    }
}

/// The same as a value.
///
/// # Errors
/// `TypeError` for what has no bytes.
pub(crate) fn bytes_value(value: &Value) -> Result<Value> {
    match value.kind() {
        Some(Kind::Bytes(_)) => Ok(value.clone()),
        _ if own_special(value, "__buffer__").is_some() => ask("_bytes", &[value]),
        _ => Err(not_like_bytes(value)),
    }
}

/// A method without arguments that makes other bytes of these.
fn mapped(args: Args<'_>, map: fn(&[u8]) -> Vec<u8>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    rest.none("bytes")?;
    Ok(Outcome::Value(Value::bytes(map(bytes))))
}

/// A method without arguments that says yes or no.
fn asked(args: Args<'_>, holds: fn(&[u8]) -> bool) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    rest.none("bytes")?;
    Ok(holds(bytes).into())
}

fn all(bytes: &[u8], holds: fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(holds)
}

/// Space, as `bytes` knows it: the vertical tab too, which Rust leaves out.
fn is_space(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || *byte == b'\x0b'
}

fn found_or_minus_one(found: Option<usize>) -> Outcome {
    found.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1).into()
}

fn found_or_error(found: Option<usize>) -> Result<Outcome> {
    match found {
        Some(_) => Ok(found_or_minus_one(found)),
        None => Err(Raise::value_error("subsection not found")),
    }
}
