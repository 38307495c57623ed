//! Parts of bytes: where they are, how many, whether the bytes begin or end with them.

use crate::builtins::arguments::position;
use crate::builtins::bytes::receiver;
use crate::object::{Args, Context, Kind, Outcome, Raise, Result, Value};

/// Where a part is first found, or last. The empty part is at the start, or at the end.
pub(super) fn place_of(part: &[u8], of: &[u8], from_right: bool) -> Option<usize> {
    if part.is_empty() {
        return Some(if from_right { of.len() } else { 0 });
    }
    let mut places = of.windows(part.len());
    if from_right { places.rposition(|place| place == part) } else { places.position(|place| place == part) }
}

/// A part to search for: bytes, or one byte as its number.
fn part(value: &Value) -> Result<Vec<u8>> {
    if let Some(bytes) = super::like_bytes(value)? {
        return Ok(bytes.into_owned());
    }
    match value.kind() {
        Some(Kind::BigInt(_)) => Err(Raise::value_error("byte must be in range(0, 256)")),
        _ => match value.to_index().map(u8::try_from) {
            Ok(Ok(byte)) => Ok(vec![byte]),
            Ok(Err(_)) => Err(Raise::value_error("byte must be in range(0, 256)")),
            Err(_) => Err(Raise::type_error(format!(
                "argument should be integer or bytes-like object, not '{}'",
                value.type_name()
            ))),
        },
    }
}

/// The part between two positions, and the first of them; `None` where the start is beyond the end.
fn window<'a>(bytes: &'a [u8], start: &Value, end: &Value) -> Result<Option<(&'a [u8], usize)>> {
    let len = bytes.len();
    let (from, to) = (position(start, len, 0)?, position(end, len, len)?.min(len));
    Ok(bytes.get(from..to).map(|part| (part, from)))
}

/// `find`, `index` and, from the right, `rfind` and `rindex`.
pub(super) fn find(args: Args<'_>, from_right: bool) -> Result<Option<usize>> {
    let (bytes, rest) = receiver(args)?;
    let [wanted, start, end] = rest.between("bytes", 1)?;
    let wanted = part(wanted)?;
    let Some((within, from)) = window(bytes, start, end)? else { return Ok(None) };
    Ok(place_of(&wanted, within, from_right).map(|at| from + at))
}

/// `count`: how often a part is found without overlap.
pub(super) fn count(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let [wanted, start, end] = rest.between("bytes", 1)?;
    let wanted = part(wanted)?;
    let Some((mut within, _)) = window(bytes, start, end)? else { return Ok(0_i64.into()) };
    if wanted.is_empty() {
        return Ok(i64::try_from(within.len() + 1).unwrap_or(i64::MAX).into());
    }
    let mut count = 0_i64;
    while let Some(at) = place_of(&wanted, within, false) {
        count += 1;
        within = &within[at + wanted.len()..];
    }
    Ok(count.into())
}

/// `startswith` and `endswith`: one, or a tuple of which one suffices.
pub(super) fn affix(args: Args<'_>, matches: fn(&[u8], &[u8]) -> bool) -> Result<Outcome> {
    let (bytes, rest) = receiver(args)?;
    let function = rest.function;
    let [affix, start, end] = rest.between("bytes", 1)?;
    let within = window(bytes, start, end)?;
    let matches = |affix: &[u8]| within.is_some_and(|(within, _)| matches(within, affix));
    match affix.kind() {
        Some(Kind::Bytes(affix)) => Ok(matches(affix).into()),
        Some(Kind::Tuple(affixes)) => {
            for affix in affixes {
                if matches(&super::bytes_argument(affix)?) {
                    return Ok(true.into());
                }
            }
            Ok(false.into())
        }
        _ => Err(Raise::type_error(format!(
            "{function} first arg must be bytes or a tuple of bytes, not {}",
            affix.type_name()
        ))),
    }
}
