//! Bytes of a certain width.

use crate::builtins::arguments::width;
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
