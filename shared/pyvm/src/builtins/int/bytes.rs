//! `to_bytes` and `from_bytes`.

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};

use crate::builtins::arguments::check_size;
use crate::builtins::bytes::{like_bytes, of_numbers};
use crate::builtins::int::receiver;
use crate::builtins::str::kind_name;
use crate::object::{Args, Context, Kind, NativeFunction, Outcome, Raise, Result, Value};

/// Whether `byteorder` says that the last byte is the greatest.
fn is_little(value: &Value, function: &str) -> Result<bool> {
    match (value.is_null(), value.as_str()) {
        (true, _) | (_, Some("big")) => Ok(false),
        (_, Some("little")) => Ok(true),
        (_, Some(_)) => Err(Raise::value_error("byteorder must be either 'little' or 'big'")),
        (_, None) => {
            let kind = kind_name(value);
            Err(Raise::type_error(format!("{function}() argument 'byteorder' must be str, not {kind}")))
        }
    }
}

/// `to_bytes(length=1, byteorder="big", *, signed=False)`
pub(super) fn to_bytes(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (number, rest) = receiver(args)?;
    let [length, order, signed] = rest.named(["length", "byteorder", "signed"])?;
    let length = if length.is_null() { 1 } else { length.to_index()? };
    let little = is_little(order, "to_bytes")?;
    let Ok(length) = usize::try_from(length) else {
        return Err(Raise::value_error("length argument must be non-negative"));
    };
    check_size(length)?;
    let negative = number < IBig::ZERO;
    if negative && !signed.is_true() {
        return Err(Raise::overflow_error("can't convert negative int to unsigned"));
    }
    let bits = length * 8;
    // Of a negative number, the bits of its complement count: -128 fits a byte.
    let needed = if negative { (-&number - IBig::ONE).bit_len() } else { number.bit_len() };
    if needed + usize::from(signed.is_true() && bits > 0) > bits {
        return Err(Raise::overflow_error("int too big to convert"));
    }
    let all = if negative { number + (IBig::ONE << bits) } else { number };
    let magnitude = UBig::try_from(all).map_err(|_| Raise::overflow_error("int too big to convert"))?;
    let mut bytes = magnitude.to_le_bytes().to_vec();
    bytes.resize(length, 0);
    if !little {
        bytes.reverse();
    }
    Ok(Outcome::Value(Value::bytes(bytes)))
}

/// `int.from_bytes(bytes, byteorder="big", *, signed=False)`
pub(super) static FROM_BYTES: NativeFunction = NativeFunction::new("from_bytes", |_, args| {
    let [bytes, order, signed] = args.named(["bytes", "byteorder", "signed"])?;
    if bytes.is_null() {
        return Err(Raise::type_error("from_bytes() missing required argument 'bytes' (pos 1)"));
    }
    let little = is_little(order, "from_bytes")?;
    let mut bytes = match bytes.kind() {
        Some(Kind::Bytes(bytes)) => bytes.to_vec(),
        Some(Kind::List(_) | Kind::Tuple(_) | Kind::Range(_) | Kind::Instance(_) | Kind::Generator(_)) => {
            of_numbers(bytes)?
        }
        _ if let Some(bytes) = like_bytes(bytes)? => bytes.into_owned(),
        _ => {
            let kind = bytes.type_name();
            return Err(Raise::type_error(format!("cannot convert '{kind}' object to bytes")));
        }
    };
    if !little {
        bytes.reverse();
    }
    let magnitude = IBig::from(UBig::from_le_bytes(&bytes));
    let negative = signed.is_true() && bytes.last().is_some_and(|last| last & 0x80 != 0);
    Ok(Outcome::Value(Value::int(if negative {
        magnitude - (IBig::ONE << (8 * bytes.len()))
    } else {
        magnitude
    })))
});
