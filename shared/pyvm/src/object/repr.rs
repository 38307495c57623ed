//! `repr()` and `str()` of every kind of object.

use crate::object::number_repr::float_repr;
use crate::object::{Kind, Value, lock};

/// Python's `str(value)`.
pub fn str(value: &Value) -> String {
    match value.kind() {
        Some(Kind::Str(text)) => text.to_string(),
        Some(Kind::Exception(exception)) => exception.message.clone(),
        _ => repr(value),
    }
}

/// Python's `repr(value)`.
pub fn repr(value: &Value) -> String {
    match value {
        Value::Null => "<NULL>".to_owned(),
        Value::None => "None".to_owned(),
        Value::True => "True".to_owned(),
        Value::False => "False".to_owned(),
        Value::Int(i) => i.to_string(),
        Value::Float(f) => float_repr(f.get()),
        Value::Native(function) => format!("<built-in function {}>", function.name),
        Value::Type(class) => format!("<class '{}'>", class.name),
        Value::Module(module) => format!("<module '{}' (built-in)>", module.name),
        Value::Iter(iter) => format!("<{} object>", iter.type_name()),
        Value::Object(object) => repr_of_object(&object.kind, value),
    }
}

fn repr_of_object(kind: &Kind, value: &Value) -> String {
    match kind {
        Kind::Str(text) => quoted(text, false),
        Kind::BigInt(number) => number.to_string(),
        Kind::Tuple(items) => match &items[..] {
            [one] => format!("({},)", repr(one)),
            items => format!("({})", joined(items)),
        },
        // A snapshot, so that the list is not locked while its items are shown.
        Kind::List(items) => format!("[{}]", joined(&lock(items).clone())),
        Kind::Range(range) if range.step == 1 => format!("range({}, {})", range.start, range.stop),
        Kind::Range(range) => format!("range({}, {}, {})", range.start, range.stop, range.step),
        Kind::Exception(exception) => {
            format!("{}({})", exception.kind.name(), quoted(&exception.message, false))
        }
        Kind::Function(function) => format!("<function {}>", function.code.name),
        Kind::Code(code) => {
            format!("<code object {}, file \"{}\", line {}>", code.name, code.source.path, code.first_line)
        }
        Kind::BoundMethod(method) => format!("<built-in method {}>", method.function.name),
        Kind::Thread(thread) => thread.repr(),
        Kind::Process(process) => process.repr(),
        Kind::Pool(_) | Kind::Iterator(_) => format!("<{} object>", value.type_name()),
    }
}

fn joined(items: &[Value]) -> String {
    items.iter().map(repr).collect::<Vec<_>>().join(", ")
}

/// Python's `ascii(value)`: `repr` with everything beyond ASCII escaped.
pub fn ascii(value: &Value) -> String {
    match value.kind() {
        Some(Kind::Str(text)) => quoted(text, true),
        _ => repr(value),
    }
}

/// A string in quotes, escaped (CPython's `unicode_repr`, `Objects/unicodeobject.c`).
fn quoted(text: &str, ascii_only: bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            c if c == quote => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            c if u32::from(c) < 0x100 && (ascii_only || c.is_control() || c == '\u{a0}' || c == '\u{ad}') => {
                out.push_str(&format!("\\x{:02x}", u32::from(c)));
            }
            c if ascii_only && u32::from(c) < 0x1_0000 => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c if ascii_only => out.push_str(&format!("\\U{:08x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}
