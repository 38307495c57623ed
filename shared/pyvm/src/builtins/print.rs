//! `print` and `input`.

use compact_str::ToCompactString;

use crate::effect::{Effect, Stream};
use crate::object::{Kind, NativeFunction, Outcome, Raise, Value, try_str};

/// The longest text that one `print` writes.
const MOST_BYTES: usize = 1 << 28;

pub(crate) static PRINT: NativeFunction = NativeFunction::new("print", |context, args| {
    let (mut separator, mut end, mut file, mut flush) = (" ", "\n", &Value::None, false);
    for (name, value) in args.named_values() {
        match (name, value) {
            ("sep" | "end" | "flush", Value::None) => {}
            ("sep", value) => separator = text(value, "sep")?,
            ("end", value) => end = text(value, "end")?,
            ("flush", value) => flush = value.is_true(),
            ("file", value) => file = value,
            (name, _) => {
                return Err(Raise::type_error(format!(
                    "print() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    let mut line = String::new();
    for (at, value) in args.positional().iter().enumerate() {
        if at > 0 {
            line.push_str(separator);
        }
        match value {
            Value::Object(object) if let Kind::Str(text) = &object.kind => line.push_str(text),
            Value::Int(number) => line.push_str(&number.to_compact_string()),
            value => match try_str(value) {
                Ok(text) => line.push_str(&text),
                Err(raise) if line.is_empty() || !raise.is_question() => return Err(raise),
                Err(_) => {
                    let rest = Value::tuple(args.positional()[at..].to_vec());
                    let all = [
                        Value::str(line),
                        rest,
                        Value::str(separator),
                        Value::str(end),
                        file.clone(),
                        flush.into(),
                    ];
                    return Ok(Outcome::call(context.interpreter.library_function("print_on"), all.to_vec()));
                }
            },
        }
        if line.len() > MOST_BYTES {
            return Err(Raise::memory_error("the printed text is larger than this machine's limit"));
        }
    }
    line.push_str(end);
    match context.interpreter.output_for(file) {
        Some(stream) => Ok(Outcome::Effect(Effect::Write { stream, text: line })),
        None => {
            let file = match file {
                Value::None => context.interpreter.standard_output(),
                file => file.clone(),
            };
            let function = context.interpreter.library_function("print_to");
            Ok(Outcome::call(function, vec![file, Value::str(line), flush.into()]))
        }
    }
});

fn text<'v>(value: &'v Value, name: &str) -> crate::object::Result<&'v str> {
    value.as_str().ok_or_else(|| {
        Raise::type_error(format!("{name} must be None or a string, not {}", value.type_name()))
    })
}

pub(crate) static INPUT: NativeFunction = NativeFunction::new("input", |context, args| {
    let [prompt] = args.named([""])?;
    if prompt.is_null() {
        let function = context.interpreter.library_function("read_line");
        return Ok(Outcome::call(function, Vec::new()));
    }
    let function = context.interpreter.library_function("prompt_line");
    Ok(Outcome::call(function, vec![Value::str(try_str(prompt)?)]))
});

/// For the machine's own Python code: a line of standard input.
pub(crate) static READ_LINE: NativeFunction = NativeFunction::new("_read_line", |_, args| {
    let [] = args.exactly()?;
    Ok(Outcome::Effect(Effect::ReadLine))
});

/// For the machine's own Python code: text to standard output or standard error.
pub(crate) static WRITE: NativeFunction = NativeFunction::new("_write", |_, args| {
    let [text, error] = args.exactly()?;
    let Some(Kind::Str(written)) = text.kind() else {
        return Err(Raise::type_error(format!("write() argument must be str, not {}", text.type_name())));
    };
    let stream = if error.is_true() { Stream::Error } else { Stream::Output };
    Ok(Outcome::Effect(Effect::Write { stream, text: written.to_string() }))
});
