//! The built-in functions between numbers, characters and texts (`Python/bltinmodule.c`).

use dashu_int::IBig;
use dashu_int::ops::Abs;

use crate::builtins::int::index;
use crate::builtins::quick;
use crate::builtins::str::kind_name;
use crate::format;
use crate::object::{Args, Kind, NativeFunction, Outcome, Raise, Result, Str, Value, try_ascii};

/// The argument of a function that takes one, and no names.
fn only<'a>(args: Args<'a>) -> Result<&'a Value> {
    let [value] = args.exactly()?;
    Ok(value)
}

pub(crate) static CHR: NativeFunction = NativeFunction::new("chr", |_, args| {
    let value = only(args)?;
    let out_of_range = || Raise::value_error("chr() arg not in range(0x110000)");
    if let Some(Kind::BigInt(_)) = value.kind() {
        return Err(out_of_range());
    }
    let code = u32::try_from(value.to_index()?).map_err(|_| out_of_range())?;
    match char::from_u32(code) {
        Some(c) => Ok(Outcome::Value(Value::str(&*c.encode_utf8(&mut [0; 4])))),
        None if code < 0x11_0000 => {
            Err(Raise::outside_subset("a surrogate is outside the subset; use the character itself"))
        }
        None => Err(out_of_range()),
    }
})
.quick_character(quick::chr);

pub(crate) static ORD: NativeFunction = NativeFunction::new("ord", |_, args| {
    let value = only(args)?;
    let (code, len) = match value.kind() {
        Some(Kind::Str(text)) => (text.chars().next().map(u32::from), text.chars_len()),
        Some(Kind::Bytes(bytes)) => (bytes.first().map(|byte| u32::from(*byte)), bytes.len()),
        _ => {
            let kind = value.type_name();
            let message = format!("ord() expected string of length 1, but {kind} found");
            return Err(Raise::type_error(message));
        }
    };
    match code {
        Some(code) if len == 1 => Ok(i64::from(code).into()),
        _ => Err(Raise::type_error(format!("ord() expected a character, but string of length {len} found"))),
    }
})
.quick_one(quick::ord);

pub(crate) static HEX: NativeFunction = NativeFunction::new("hex", |_, args| in_base(args, "0x", 16))
    .quick_one(|number| number_in_base(number, |number| format!("0x{number:x}")));
pub(crate) static OCT: NativeFunction = NativeFunction::new("oct", |_, args| in_base(args, "0o", 8));
pub(crate) static BIN: NativeFunction = NativeFunction::new("bin", |_, args| in_base(args, "0b", 2))
    .quick_one(|number| number_in_base(number, |number| format!("0b{number:b}")));

/// A number in place that is not negative.
fn number_in_base(number: &Value, spell: fn(i64) -> String) -> Value {
    match number {
        Value::Int(number @ 0..) => Value::object(Kind::Str(Str::ascii(spell(*number)))),
        _ => Value::Null,
    }
}

fn in_base(args: Args<'_>, prefix: &str, base: u8) -> Result<Outcome> {
    let number = index(only(args)?)?;
    let sign = if number < IBig::ZERO { "-" } else { "" };
    Ok(Outcome::Value(Value::str(format!("{sign}{prefix}{}", number.abs().in_radix(base)))))
}

pub(crate) static ASCII: NativeFunction =
    NativeFunction::new("ascii", |_, args| Ok(Outcome::Value(Value::str(try_ascii(only(args)?)?))));

pub(crate) static FORMAT: NativeFunction = NativeFunction::new("format", |_, args| {
    let [value, spec] = args.between("", 1)?;
    match spec.as_str() {
        None if !spec.is_null() => {
            let message = format!("format() argument 2 must be str, not {}", kind_name(spec));
            Err(Raise::type_error(message))
        }
        spec => format::format(value, spec.unwrap_or_default()).map(Outcome::Value),
    }
});
