//! Bytes with each of them, or some parts, replaced.

use std::borrow::Cow;

use crate::builtins::arguments::{check_size, limit};
use crate::builtins::bytes::find::place_of;
use crate::builtins::bytes::{bytes_argument, receiver};
use crate::object::{Args, Context, NativeFunction, Outcome, Raise, Result, Value};

/// Whether each word begins with an upper letter and goes on with lower ones, and there is one (`stringlib_istitle`).
pub(super) fn is_title(bytes: &[u8]) -> bool {
    let (mut in_word, mut cased) = (false, false);
    for byte in bytes {
        match (byte.is_ascii_uppercase(), byte.is_ascii_lowercase()) {
            (true, _) if in_word => return false,
            (_, true) if !in_word => return false,
            (true, _) | (_, true) => (in_word, cased) = (true, true),
            _ => in_word = false,
        }
    }
    cased
}

/// `replace(old, new, count=-1)`
pub(super) fn replace(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [old, new, count] = rest.between("bytes", 2)?;
    let (old, new) = (bytes_argument(old)?, bytes_argument(new)?);
    let (old, new) = (&*old, &*new);
    let mut left = limit(count)?.unwrap_or(usize::MAX);
    let (mut replaced, mut rest) = (Vec::new(), bytes);
    if old.is_empty() {
        // The empty part is found before each byte, and at the end.
        while left > 0 {
            replaced.extend_from_slice(new);
            left -= 1;
            let Some((first, others)) = rest.split_first() else { break };
            replaced.push(*first);
            rest = others;
            check_size(replaced.len())?;
        }
    } else {
        while left > 0
            && let Some(at) = place_of(old, rest, false)
        {
            replaced.extend_from_slice(&rest[..at]);
            replaced.extend_from_slice(new);
            rest = &rest[at + old.len()..];
            left -= 1;
            check_size(replaced.len())?;
        }
    }
    replaced.extend_from_slice(rest);
    Ok(Outcome::Value(Value::bytes(replaced)))
}

/// `translate(table, delete=b"")`
pub(super) fn translate(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [table, delete] = rest.named(["", "delete"])?;
    let delete = if delete.is_null() { Cow::Borrowed(&[][..]) } else { bytes_argument(delete)? };
    let kept = bytes.iter().filter(|byte| !delete.contains(byte));
    let translated: Vec<u8> = match table {
        Value::None => kept.copied().collect(),
        _ => {
            let table = bytes_argument(table)?;
            if table.len() != 256 {
                return Err(Raise::value_error("translation table must be 256 characters long"));
            }
            kept.map(|byte| table[usize::from(*byte)]).collect()
        }
    };
    Ok(Outcome::Value(Value::bytes(translated)))
}

pub(super) static MAKETRANS: NativeFunction = NativeFunction::new("maketrans", |_, args| {
    let [from, to] = args.between("bytes", 2)?;
    let (from, to) = (bytes_argument(from)?, bytes_argument(to)?);
    if from.len() != to.len() {
        return Err(Raise::value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.iter().zip(to.iter()) {
        table[usize::from(*from)] = *to;
    }
    Ok(Outcome::Value(Value::bytes(table)))
});

/// `swapcase`
pub(super) fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swapped = |byte: &u8| if byte.is_ascii_alphabetic() { byte ^ 0x20 } else { *byte };
    bytes.iter().map(swapped).collect()
}

/// `capitalize`
pub(super) fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut capital = bytes.to_ascii_lowercase();
    if let Some(first) = capital.first_mut() {
        first.make_ascii_uppercase();
    }
    capital
}

/// `title`
pub(super) fn title(bytes: &[u8]) -> Vec<u8> {
    let mut inside = false;
    let titled = bytes.iter().map(|byte| {
        let here = if inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        inside = byte.is_ascii_alphabetic();
        here
    });
    titled.collect()
}
