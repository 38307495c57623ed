//! `complex`.

use crate::number::complex::{any, complex, value};
use crate::object::{Args, Context, NativeFunction, Outcome, Raise, Result, Type, Value, own_special};

pub(crate) static COMPLEX: Type = Type::new("complex", NativeFunction::new("complex", make))
    .with_methods(&[
        NativeFunction::new("conjugate", |_, args| {
            let [number] = args.exactly()?;
            let (real, imag) = complex(number).unwrap_or_default();
            Ok(Outcome::Value(value((real, -imag))))
        }),
        NativeFunction::new("__complex__", |_, args| {
            let [number] = args.exactly()?;
            Ok(Outcome::Value(number.clone()))
        }),
    ])
    .with_attributes(|number, name| match (complex(number)?, name) {
        ((real, _), "real") => Some(Value::float(real)),
        ((_, imag), "imag") => Some(Value::float(imag)),
        _ => None,
    });

fn make(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let [real, imag] = args.named(["real", "imag"])?;
    if let Some(text) = real.as_str() {
        if !imag.is_null() {
            return Err(Raise::type_error("complex() can't take second arg if first is a string"));
        }
        return parse(text).map(|number| Outcome::Value(value(number)));
    }
    if let Some(own) = own_special(real, "__complex__") {
        return Ok(Outcome::call(own, vec![real.clone()]));
    }
    let of = |number: &Value, which: &str| {
        any(number)?.ok_or_else(|| {
            let name = number.type_name();
            Raise::type_error(match which {
                "first" => format!("complex() first argument must be a string or a number, not '{name}'"),
                _ => format!("complex() second argument must be a number, not '{name}'"),
            })
        })
    };
    let x = if real.is_null() { (0.0, 0.0) } else { of(real, "first")? };
    let y = if imag.is_null() { (0.0, 0.0) } else { of(imag, "second")? };
    // A real part keeps the sign of zero that the second argument has.
    let imag = if complex(real).is_some() { x.1 + y.0 } else { y.0 };
    Ok(Outcome::Value(value((x.0 - y.1, imag))))
}

/// `complex("1+2j")`
fn parse(text: &str) -> Result<(f64, f64)> {
    let malformed = || Raise::value_error("complex() arg is a malformed string");
    let inner = text.trim();
    let inner = inner.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(inner).trim();
    let number = |text: &str| match text {
        "" | "+" => Ok(1.0),
        "-" => Ok(-1.0),
        text => text.parse::<f64>().map_err(|_| malformed()),
    };
    let Some(body) = inner.strip_suffix(['j', 'J']) else {
        return Ok((inner.parse().map_err(|_| malformed())?, 0.0));
    };
    // The sign between the parts is the last one that belongs to no exponent.
    let split = body
        .char_indices()
        .rev()
        .find(|(at, c)| matches!(c, '+' | '-') && *at > 0 && !matches!(body.as_bytes()[at - 1], b'e' | b'E'));
    match split {
        Some((at, _)) => Ok((body[..at].parse().map_err(|_| malformed())?, number(&body[at..])?)),
        None => Ok((0.0, number(body)?)),
    }
}
