//! `print`.

use crate::effect::Effect;
use crate::object::{NativeFunction, Outcome, Raise, Value, try_str};

/// The longest text that one `print` writes.
const MOST_BYTES: usize = 1 << 28;

pub(crate) static PRINT: NativeFunction = NativeFunction::new("print", |_, args| {
    let (mut separator, mut end) = (" ".to_owned(), "\n".to_owned());
    let (values, options) = args.values.split_at(args.values.len() - args.keywords.len());
    for (name, value) in args.keywords.iter().zip(options) {
        match (name.as_str().unwrap_or_default(), value) {
            ("sep" | "end" | "flush" | "file", Value::None) => {}
            ("sep", value) => separator = text(value, "sep")?,
            ("end", value) => end = text(value, "end")?,
            ("flush", _) => {}
            ("file", _) => {
                return Err(Raise::outside_subset(
                    "`file=` of print is outside the subset; print to standard output",
                ));
            }
            (name, _) => {
                return Err(Raise::type_error(format!(
                    "print() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    let mut line = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            line.push_str(&separator);
        }
        line.push_str(&try_str(value)?);
        if line.len() > MOST_BYTES {
            return Err(Raise::memory_error("the printed text is larger than this machine's limit"));
        }
    }
    Ok(Outcome::Effect(Effect::Write(line + &end)))
});

fn text(value: &Value, name: &str) -> crate::object::Result<String> {
    value.as_str().map(str::to_owned).ok_or_else(|| {
        Raise::type_error(format!("{name} must be None or a string, not {}", value.type_name()))
    })
}
