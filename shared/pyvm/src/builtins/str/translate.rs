//! `translate` and `maketrans`.

use crate::builtins::arguments::check_size;
use crate::builtins::str::{kind_name, receiver};
use crate::machine::sequence;
use crate::object::{Args, Context, Dict, Kind, NativeFunction, Outcome, Raise, Result, Value, lock};

/// `translate(table)`: each character is looked up by its number.
pub(super) fn translate(_: &Context<'_>, args: Args<'_>) -> Result<Outcome> {
    let (text, rest) = receiver(args)?;
    let table = rest.one("str")?;
    let mut translated = String::with_capacity(text.len());
    for c in text.chars() {
        let key = Value::Int(i64::from(u32::from(c)));
        let found = match table.kind() {
            // A plain dict is asked without raising and catching a `KeyError` for each character.
            Some(Kind::Dict(dict)) => lock(dict).get(&key)?.cloned(),
            _ => match sequence::item(table, &key) {
                Ok(found) => Some(found),
                Err(raise) if raise.is_a(&crate::builtins::exceptions::LOOKUP_ERROR) => None,
                Err(raise) => return Err(raise),
            },
        };
        match found {
            None => translated.push(c),
            Some(Value::None) => {}
            Some(found) => match found.as_str() {
                Some(text) => translated.push_str(text),
                None => translated.push(character(&found)?),
            },
        }
    }
    check_size(translated.len())?;
    Ok(Outcome::Value(Value::str(translated)))
}

fn character(number: &Value) -> Result<char> {
    let number = number
        .to_index()
        .map_err(|_| Raise::type_error("character mapping must return integer, None or str"))?;
    u32::try_from(number)
        .ok()
        .and_then(char::from_u32)
        .ok_or_else(|| Raise::value_error("character mapping must be in range(0x110000)"))
}

pub(super) static MAKETRANS: NativeFunction = NativeFunction::new("maketrans", |_, args| {
    let [x, y, z] = args.between("str", 1)?;
    let mut table = Dict::default();
    if y.is_null() {
        from_dict(x, &mut table)?;
    } else {
        from_texts([x, y, z], &mut table)?;
    }
    Ok(Outcome::Value(Value::dict(table)))
});

fn number_of(c: char) -> Value {
    Value::Int(i64::from(u32::from(c)))
}

/// Keys of one character become numbers.
fn from_dict(dict: &Value, table: &mut Dict) -> Result<()> {
    let Some(Kind::Dict(dict)) = dict.kind() else {
        return Err(Raise::type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let entries: Vec<_> = lock(dict).iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    for (key, value) in entries {
        let key = match (key.as_text(), &key) {
            (Some(text), _) if text.chars_len() == 1 => text.chars().next().map_or(Value::Null, number_of),
            (Some(_), _) => {
                return Err(Raise::value_error("string keys in translate table must be of length 1"));
            }
            (None, Value::Int(_) | Value::True | Value::False) => key,
            _ => return Err(Raise::type_error("keys in translate table must be strings or integers")),
        };
        table.insert(key, value)?;
    }
    Ok(())
}

/// The characters of the first text become those of the second; those of the third go.
fn from_texts([x, y, z]: [&Value; 3], table: &mut Dict) -> Result<()> {
    let wrong = |place: u8, value: &Value| {
        let kind = kind_name(value);
        Raise::type_error(format!("maketrans() argument {place} must be str, not {kind}"))
    };
    let y = y.as_text().ok_or_else(|| wrong(2, y))?;
    let x = x.as_text().ok_or_else(|| {
        Raise::type_error("first maketrans argument must be a string if there is a second argument")
    })?;
    if x.chars_len() != y.chars_len() {
        return Err(Raise::value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in x.chars().zip(y.chars()) {
        table.insert(number_of(from), number_of(to))?;
    }
    if !z.is_null() {
        for gone in z.as_text().ok_or_else(|| wrong(3, z))?.chars() {
            table.insert(number_of(gone), Value::None)?;
        }
    }
    Ok(())
}
