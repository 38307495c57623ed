//! Bytes taken apart and put together.

use crate::builtins::arguments::{check_size, limit};
use crate::builtins::bytes::find::place_of;
use crate::builtins::bytes::{bytes_argument, is_space, like_bytes, receiver};
use crate::builtins::str::not_iterable;
use crate::object::{Args, Context, Outcome, Raise, Result, Value, drain};

fn list(parts: Vec<&[u8]>) -> Result<Outcome> {
    Ok(Outcome::Value(Value::list(parts.into_iter().map(Value::bytes).collect())))
}

/// `split` and, with the limit counted from the right, `rsplit`.
pub(super) fn split(args: Args<'_>, from_right: bool) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [separator, most] = rest.named(["sep", "maxsplit"])?;
    let most = limit(most)?.unwrap_or(usize::MAX);
    if matches!(separator, Value::Null | Value::None) {
        return list(words(bytes, most, from_right));
    }
    let separator = bytes_argument(separator)?;
    let separator = not_empty(&separator)?;
    let (mut parts, mut rest) = (Vec::new(), bytes);
    while parts.len() < most
        && let Some(at) = place_of(separator, rest, from_right)
    {
        let (before, after) = (&rest[..at], &rest[at + separator.len()..]);
        parts.push(if from_right { after } else { before });
        rest = if from_right { before } else { after };
    }
    parts.push(rest);
    if from_right {
        parts.reverse();
    }
    list(parts)
}

fn not_empty(separator: &[u8]) -> Result<&[u8]> {
    if separator.is_empty() { Err(Raise::value_error("empty separator")) } else { Ok(separator) }
}

/// What stands between runs of space; with a limit, the last part is what remains.
fn words(bytes: &[u8], most: usize, from_right: bool) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), bytes);
    loop {
        rest = trimmed(rest, [!from_right, from_right], is_space);
        if rest.is_empty() {
            break;
        }
        if parts.len() == most {
            parts.push(rest);
            break;
        }
        let (word, others) = if from_right {
            let at = rest.iter().rposition(is_space).map_or(0, |at| at + 1);
            (&rest[at..], &rest[..at])
        } else {
            rest.split_at(rest.iter().position(is_space).unwrap_or(rest.len()))
        };
        parts.push(word);
        rest = others;
    }
    if from_right {
        parts.reverse();
    }
    parts
}

fn trimmed(mut bytes: &[u8], [left, right]: [bool; 2], goes: impl Fn(&u8) -> bool) -> &[u8] {
    if left {
        bytes = &bytes[bytes.iter().position(|byte| !goes(byte)).unwrap_or(bytes.len())..];
    }
    if right {
        bytes = &bytes[..bytes.iter().rposition(|byte| !goes(byte)).map_or(0, |at| at + 1)];
    }
    bytes
}

/// `strip`, `lstrip`, `rstrip`: at which ends.
pub(super) fn strip(args: Args<'_>, ends: [bool; 2]) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [chars] = rest.between("bytes", 0)?;
    let stripped = match chars {
        Value::Null | Value::None => trimmed(bytes, ends, is_space),
        _ => {
            let chars = bytes_argument(chars)?;
            trimmed(bytes, ends, |byte| chars.contains(byte))
        }
    };
    Ok(Outcome::Value(Value::bytes(stripped)))
}

/// `removeprefix` and `removesuffix`
pub(super) fn remove(
    args: Args<'_>,
    stripped: for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>,
) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let affix = bytes_argument(rest.one("bytes")?)?;
    Ok(Outcome::Value(Value::bytes(stripped(bytes, &affix).unwrap_or(bytes))))
}

/// `partition` and, at the last separator, `rpartition`.
pub(super) fn partition(args: Args<'_>, from_right: bool) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let separator = bytes_argument(rest.one("bytes")?)?;
    let separator = not_empty(&separator)?;
    let parts = match place_of(separator, bytes, from_right) {
        Some(at) => [&bytes[..at], separator, &bytes[at + separator.len()..]],
        None if from_right => [&[], &[], bytes],
        None => [bytes, &[], &[]],
    };
    Ok(Outcome::Value(Value::tuple(parts.into_iter().map(Value::bytes).collect())))
}

/// `splitlines(keepends=False)`: unlike in text, only `\n`, `\r` and `\r\n` end a line.
pub(super) fn splitlines(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [keep] = rest.named(["keepends"])?;
    let (mut lines, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let at = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let after = if rest[at..].starts_with(b"\r\n") { at + 2 } else { rest.len().min(at + 1) };
        lines.push(&rest[..if keep.is_true() { after } else { at }]);
        rest = &rest[after..];
    }
    list(lines)
}

/// `join`
pub(super) fn join(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (separator, rest) = receiver(args)?;
    let items = drain(rest.one("bytes")?).map_err(not_iterable)?;
    let mut joined = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(bytes) = like_bytes(item)? else {
            return Err(Raise::type_error(format!(
                "sequence item {at}: expected a bytes-like object, {} found",
                item.type_name()
            )));
        };
        if at > 0 {
            joined.extend_from_slice(separator);
        }
        joined.extend_from_slice(&bytes);
        check_size(joined.len())?;
    }
    Ok(Outcome::Value(Value::bytes(joined)))
}
