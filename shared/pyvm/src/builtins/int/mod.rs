//! `int` (CPython's `Objects/longobject.c`).

mod bytes;
pub(crate) mod parse;

use dashu_int::IBig;
use dashu_int::ops::{Abs, BitTest};

use crate::builtins::iterators::in_python;
use crate::builtins::{quick, quick_values};
use crate::machine::truth_call;
use crate::number::{Number, float_to_int};
use crate::object::{
    Args, Context, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, own_special, repr,
};

pub use parse::parse_integer;
pub(crate) use parse::plain_digits;
use parse::{check_digits, parse};

pub(crate) static INT: Type = Type::new("int", NativeFunction::new("int", make).quick_one(quick::int))
    .with_methods(&[
        NativeFunction::new("bit_length", |_, args| {
            let number = alone(args)?;
            Ok((number.abs().bit_len() as i64).into())
        })
        .quick_one(quick_values::bit_length),
        NativeFunction::new("bit_count", |_, args| {
            let number = alone(args)?;
            let ones = number.abs().as_sign_words().1.iter().map(|word| word.count_ones()).sum::<u32>();
            Ok(i64::from(ones).into())
        })
        .quick_one(quick_values::bit_count),
        NativeFunction::new("to_bytes", bytes::to_bytes).quick_three(quick_values::to_bytes),
        NativeFunction::new("as_integer_ratio", |_, args| {
            let number = Value::int(alone(args)?);
            Ok(Outcome::Value(Value::tuple(vec![number, Value::Int(1)])))
        }),
        NativeFunction::new("conjugate", |_, args| Ok(Outcome::Value(Value::int(alone(args)?)))),
        NativeFunction::new("is_integer", |_, args| alone(args).map(|_| true.into())),
    ])
    .with_statics(&[("from_bytes", Value::Native(&bytes::FROM_BYTES))])
    .with_attributes(|value, name| match name {
        "real" | "numerator" => integer(value).map(Value::int),
        "imag" => Some(Value::Int(0)),
        "denominator" => Some(Value::Int(1)),
        _ => None,
    });

pub(crate) static BOOL: Type = Type::new(
    "bool",
    NativeFunction::new("bool", |_, args| {
        let [value] = args.between("", 0)?;
        Ok(match truth_call(value, false) {
            Some(calling) => Outcome::Call(Box::new(calling)),
            None => value.is_true().into(),
        })
    })
    .quick_none_or_one(quick_values::bool),
)
.with_base(&INT);

/// The integer in a value; `None` where it is none.
pub(crate) fn integer(value: &Value) -> Option<IBig> {
    match Number::of(value)? {
        Number::Int(i) => Some(IBig::from(i)),
        Number::Big(big) => Some(big.clone()),
        Number::Float(_) => None,
    }
}

/// An argument that must be an integer, of any size.
///
/// # Errors
/// `TypeError` for anything else.
pub(crate) fn index(value: &Value) -> Result<IBig> {
    if integer(value).is_none() && own_special(value, "__index__").is_some() {
        return index(&crate::object::ask("_index", &[value])?);
    }
    integer(value).ok_or_else(|| {
        Raise::type_error(format!("'{}' object cannot be interpreted as an integer", value.type_name()))
    })
}

/// The integer that a method was called on, and the other arguments.
fn receiver<'a>(args: Args<'a>) -> Result<(IBig, Args<'a>)> {
    let (this, rest) = args.of_method("int")?;
    match integer(this) {
        Some(number) => Ok((number, rest)),
        None => Err(Raise::type_error(format!(
            "descriptor '{}' for 'int' objects doesn't apply to a '{}' object",
            rest.function,
            this.type_name()
        ))),
    }
}

/// The integer that a method without arguments was called on.
fn alone(args: Args<'_>) -> Result<IBig> {
    let (number, rest) = receiver(args)?;
    rest.none("int")?;
    Ok(number)
}

/// `int(number)`, `int(text, base=10)`
fn make(context: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let given = args.positional().len();
    if given > 2 {
        return Err(Raise::type_error(format!("int expected at most 2 arguments, got {given}")));
    }
    let [value, base] = args.named(["", "base"])?;
    if base.is_null() {
        return of_one(context, value);
    }
    let base = base.to_index()?;
    let Ok(base) = u32::try_from(base).map_err(|_| ()).and_then(|base| match base {
        0 | 2..=36 => Ok(base),
        _ => Err(()),
    }) else {
        return Err(Raise::value_error("int() base must be >= 2 and <= 36, or 0"));
    };
    match value.kind() {
        Some(Kind::Str(text)) => of_text(value, text, base).map(Outcome::Value),
        Some(Kind::Bytes(bytes)) => of_text(value, &latin(bytes), base).map(Outcome::Value),
        None if value.is_null() => Err(Raise::type_error("int() missing string argument")),
        _ => Err(Raise::type_error("int() can't convert non-string with explicit base")),
    }
}

fn of_one(context: &Context<'_>, value: &Value) -> Result<Outcome> {
    // A program's class says it itself; one derived from a number's has that `__int__` before any other method.
    let names =
        if Number::of(value).is_some() { &["__int__"][..] } else { &["__int__", "__index__", "__trunc__"] };
    for &name in names {
        if let Some(method) = own_special(value, name) {
            return in_python(context, "int_by", vec![value.clone(), method, Value::str(name)]);
        }
    }
    let number = match (Number::of(value), value.kind()) {
        (Some(Number::Int(i)), _) => Value::Int(i),
        (Some(Number::Big(_)), _) => value.clone(),
        (Some(Number::Float(f)), _) => float_to_int(f)?,
        (None, Some(Kind::Str(text))) => of_text(value, text, 10)?,
        (None, Some(Kind::Bytes(bytes))) => of_text(value, &latin(bytes), 10)?,
        _ if value.is_null() => Value::Int(0),
        _ => {
            return Err(Raise::type_error(format!(
                "int() argument must be a string, a bytes-like object or a {}number, not '{}'",
                if crate::rules::running() < (3, 10) { "" } else { "real " },
                value.type_name()
            )));
        }
    };
    Ok(Outcome::Value(number))
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// The integer that a text says; `value` is the text as the program gave it.
fn of_text(value: &Value, text: &str, base: u32) -> Result<Value> {
    if let Ok(small) = text.parse::<i64>()
        && base == 10
        && text.len() < 18
    {
        return Ok(Value::Int(small));
    }
    check_digits(text, base)?;
    parse(text, base).ok_or_else(|| {
        let shown: String = repr(value).chars().take(200).collect();
        Raise::value_error(format!("invalid literal for int() with base {base}: {shown}"))
    })
}
