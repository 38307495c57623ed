//! `bytes(…)`: of a count, of numbers, of text.

use crate::builtins::arguments::check_size;
use crate::builtins::bytes::like_bytes;
use crate::builtins::str::{codec_options, encode};
use crate::object::{Args, Context, Kind, Outcome, Raise, Result, Value, drain};

pub(super) fn make(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let [source, encoding, errors] = args.named(["source", "encoding", "errors"])?;
    let coded = !encoding.is_null() || !errors.is_null();
    let bytes = match (source, source.kind()) {
        (_, Some(Kind::Str(_))) if encoding.is_null() => {
            return Err(Raise::type_error("string argument without an encoding"));
        }
        (_, Some(Kind::Str(text))) => {
            let [encoding, errors] = codec_options("bytes", [encoding, errors])?;
            encode(text, encoding, errors)?
        }
        _ if coded => {
            let name = if encoding.is_null() { "errors" } else { "encoding" };
            return Err(Raise::type_error(format!("{name} without a string argument")));
        }
        (Value::Null, _) => Vec::new(),
        (_, Some(Kind::Bytes(_))) => return Ok(Outcome::Value(source.clone())),
        (Value::Int(_) | Value::True | Value::False, _) => zeros(source.to_index()?)?,
        (_, Some(Kind::BigInt(_))) => {
            return Err(Raise::overflow_error("cannot fit 'int' into an index-sized integer"));
        }
        _ if let Some(bytes) = like_bytes(source)? => bytes.into_owned(),
        _ => of_numbers(source)?,
    };
    Ok(Outcome::Value(Value::bytes(bytes)))
}

fn zeros(count: i64) -> Result<Vec<u8>> {
    let count = usize::try_from(count).map_err(|_| Raise::value_error("negative count"))?;
    check_size(count)?;
    Ok(vec![0; count])
}

/// The bytes of these numbers.
///
/// # Errors
/// `TypeError` for what is not iterable or holds something else, `ValueError` for a number that is no byte.
pub(crate) fn of_numbers(source: &Value) -> Result<Vec<u8>> {
    let items = drain(source).map_err(|raise| {
        let plain = !raise.is_question() && raise.message().ends_with("object is not iterable");
        let message = || format!("cannot convert '{}' object to bytes", source.type_name());
        if plain { Raise::type_error(message()) } else { raise }
    })?;
    let byte = |item: &Value| match item.kind() {
        Some(Kind::BigInt(_)) => Err(Raise::value_error("bytes must be in range(0, 256)")),
        _ => u8::try_from(item.to_index()?).map_err(|_| Raise::value_error("bytes must be in range(0, 256)")),
    };
    items.iter().map(byte).collect()
}
