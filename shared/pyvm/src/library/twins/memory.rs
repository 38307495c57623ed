//! `io.StringIO` and `io.BytesIO` (`Modules/_io/stringio.c`): writing at the end.

use super::{attribute, is_own, object};
use crate::object::{Function, Kind, Value, lock};

pub(super) fn write(_: &Function, arguments: &[Value]) -> Value {
    let [this, data] = arguments else { return Value::Null };
    appended(this, data).unwrap_or_default()
}

fn appended(this: &Value, data: &Value) -> Option<Value> {
    let at_end = matches!(attribute(this, "_at")?, Value::None);
    if !at_end || !matches!(attribute(this, "_closed")?, Value::False) || !is_own(this, "_check") {
        return None;
    }
    let Value::Object(written) = data else { return None };
    let parts = object(this, "_parts")?;
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
