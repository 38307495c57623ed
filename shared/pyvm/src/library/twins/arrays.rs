//! `array.array` of numbers (`Modules/arraymodule.c`).

use std::sync::OnceLock;

use super::field::Field;
use super::rows;
use crate::bytecode::Name;
use crate::object::{Function, Kind, Value};

static CODE: Field = Field::new("typecode");

/// The size of a number of this type, and the least and the greatest one; `None` of floats and characters.
fn range_of(code: &str) -> Option<(i64, i64, i64)> {
    let signed = |size: i64| (size, i64::MIN >> (64 - 8 * size), i64::MAX >> (64 - 8 * size));
    let unsigned = |size: i64| (size, 0, (1_i64 << (8 * size)) - 1);
    Some(match code {
        "b" => signed(1),
        "B" => unsigned(1),
        "h" => signed(2),
        "H" => unsigned(2),
        "i" => signed(4),
        "I" => unsigned(4),
        "l" | "q" => signed(8),
        "L" | "Q" => (8, 0, i64::MAX),
        _ => return None,
    })
}

/// Whether a number may be an item as it is.
fn fits(code: &str, number: &Value) -> bool {
    match number {
        Value::Int(number) => range_of(code).is_some_and(|(_, least, most)| (least..=most).contains(number)),
        Value::Float(_) => code == "d",
        _ => false,
    }
}

/// Whether it may be one of this array.
fn fits_into(this: &Value, number: &Value) -> bool {
    CODE.of(this).is_some_and(|code| code.as_str().is_some_and(|code| fits(code, number)))
}

/// `array(typecode)`, or with numbers.
pub(super) fn begun(_: &Function, arguments: &[Value]) -> Value {
    let (this, code, from) = match arguments {
        [this, code] => (this, code, None),
        [this, code, from] => (this, code, Some(from)),
        _ => return Value::Null,
    };
    made(this, code, from).map_or(Value::Null, |()| Value::None)
}

fn made(this: &Value, code: &Value, from: Option<&Value>) -> Option<()> {
    static NAMES: OnceLock<[Name; 2]> = OnceLock::new();
    let text = &**code.plain_text()?;
    let size = range_of(text).map(|(size, ..)| size).or((text == "d").then_some(8))?;
    let items = match from {
        Some(from) => rows::numbers(from, |number| fits(text, number))?,
        None => Vec::new(),
    };
    let Value::Object(object) = this else { return None };
    let instance = object.kind.instance()?;
    let [code_name, size_name] = NAMES.get_or_init(|| ["typecode".into(), "itemsize".into()]);
    rows::fill(instance, code_name.clone(), code.clone());
    rows::fill(instance, size_name.clone(), Value::Int(size));
    rows::begin(this, items).then_some(())
}

/// `array.__getitem__`
pub(super) fn get(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this, Value::Int(index)] => rows::get(this, *index).unwrap_or_default(),
        _ => Value::Null,
    }
}

/// `array.__setitem__`
pub(super) fn set(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [this, Value::Int(index), number] if fits_into(this, number) => {
            rows::set(this, *index, number.clone()).unwrap_or_default()
        }
        _ => Value::Null,
    }
}

/// `array.append`
pub(super) fn append(_: &Function, arguments: &[Value]) -> Value {
    let added = match arguments {
        [this, number] if fits_into(this, number) => rows::with_items(this, |items| {
            items.push(number.clone());
            Some(Value::None)
        }),
        _ => None,
    };
    added.unwrap_or_default()
}

/// `array.extend` by the numbers in a list, tuple or range.
pub(super) fn extend(_: &Function, arguments: &[Value]) -> Value {
    let [this, from] = arguments else { return Value::Null };
    if !matches!(from.plain_kind(), Some(Kind::List(_) | Kind::Tuple(_) | Kind::Range(_))) {
        return Value::Null;
    }
    let Some(more) = rows::numbers(from, |number| fits_into(this, number)) else { return Value::Null };
    let added = rows::with_items(this, |items| {
        items.extend(more);
        Some(Value::None)
    });
    added.unwrap_or_default()
}
