//! Bytes of a certain width.

use crate::builtins::arguments::{check_size, width};
use crate::builtins::bytes::receiver;
use crate::object::{Args, Context, Kind, Outcome, Raise, Result, Value};

/// `center`, `ljust`, `rjust`: at which sides the padding goes.
pub(super) fn pad(args: Args<'_>, [left, right]: [bool; 2]) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let function = rest.function;
    let [size, fill] = rest.between("bytes", 1)?;
    let size = width(size)?;
    let fill = match fill.kind() {
        None if fill.is_null() => b' ',
        Some(Kind::Bytes(fill)) if fill.len() == 1 => fill[0],
        _ => {
            return Err(Raise::type_error(format!(
                "{function}() argument 2 must be a byte string of length 1, not {}",
                fill.type_name()
            )));
        }
    };
    let room = size.saturating_sub(bytes.len());
    // Where both are odd, the left gets the odd one, as in text.
    let before = if left && right { room / 2 + (room & size & 1) } else { room * usize::from(left) };
    let padded = [&vec![fill; before][..], bytes, &vec![fill; room - before]].concat();
    Ok(Outcome::Value(Value::bytes(padded)))
}

/// `zfill`: zeros after the sign.
pub(super) fn zfill(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let zeros = vec![b'0'; width(rest.one("bytes")?)?.saturating_sub(bytes.len())];
    let (sign, digits) = bytes.split_at(usize::from(matches!(bytes.first(), Some(b'+' | b'-'))));
    Ok(Outcome::Value(Value::bytes([sign, &zeros, digits].concat())))
}

/// `expandtabs`: spaces to the next multiple of the tab size, counted from the start of the line.
pub(super) fn expandtabs(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [size] = rest.named(["tabsize"])?;
    let size = if size.is_null() { 8 } else { width(size)? };
    let tabs = bytes.iter().filter(|byte| **byte == b'\t').count();
    check_size(bytes.len().saturating_add(tabs.saturating_mul(size)))?;
    let (mut expanded, mut column) = (Vec::with_capacity(bytes.len()), 0);
    for byte in bytes {
        match byte {
            b'\t' => {
                let spaces = if size == 0 { 0 } else { size - column % size };
                expanded.resize(expanded.len() + spaces, b' ');
                column += spaces;
            }
            _ => {
                expanded.push(*byte);
                column = if matches!(byte, b'\n' | b'\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(Outcome::Value(Value::bytes(expanded)))
}
