//! `io.StringIO` and `io.BytesIO` (`Modules/_io/stringio.c`): writing at the end.

use super::field::{Field, Own};
use crate::object::{Function, Kind, Value, lock};

static AT: Field = Field::new("_at");
static CLOSED: Field = Field::new("_closed");
static PARTS: Field = Field::new("_parts");
static CHECK: Own = Own::new("_check");
static WRITE: Own = Own::new("write");

pub(super) fn write(_: &Function, arguments: &[Value]) -> Value {
    let [this, data] = arguments else { return Value::Null };
    appended(this, data).unwrap_or_default()
}

/// `print_to`: what `print` does with a file of the program's.
pub(super) fn print(_: &Function, arguments: &[Value]) -> Value {
    match arguments {
        [file, line, Value::False] if WRITE.is_of(file) => match appended(file, line) {
            Some(_) => Value::None,
            None => Value::Null,
        },
        _ => Value::Null,
    }
}

/// Adds a text or bytes at the end, where that is where the next ones go. Gives its length.
fn appended(this: &Value, data: &Value) -> Option<Value> {
    let at_end = matches!(AT.of(this)?, Value::None);
    if !at_end || !matches!(CLOSED.of(this)?, Value::False) || !CHECK.is_of(this) {
        return None;
    }
    let Value::Object(written) = data else { return None };
    let parts = PARTS.object(this)?;
    let Kind::List(parts) = &parts.kind else { return None };
    let mut parts = lock(parts);
    let Some(Value::Object(first)) = parts.first() else { return None };
    let length = match (&first.kind, &written.kind) {
        (Kind::Str(_), Kind::Str(text)) => text.chars_len(),
        (Kind::Bytes(_), Kind::Bytes(bytes)) => bytes.len(),
        _ => return None,
    };
    parts.push(data.clone());
    i64::try_from(length).ok().map(Value::Int)
}
