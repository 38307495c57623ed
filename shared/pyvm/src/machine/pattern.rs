//! What `match` asks of its subject.

use std::sync::Arc;

use crate::machine::{After, Interpreter};
use crate::object::{Calling, Kind, Value, class_of, with_ancestors};

/// `MATCH_SEQUENCE`: text and bytes are none (`Py_TPFLAGS_SEQUENCE`, PEP 634).
pub(crate) fn is_sequence(subject: &Value) -> bool {
    match subject.kind() {
        Some(Kind::List(_) | Kind::Tuple(_) | Kind::Range(_) | Kind::Deque(_)) => true,
        Some(Kind::Instance(_)) => derives(subject, &["Sequence", "MutableSequence"]),
        _ => false,
    }
}

/// `MATCH_MAPPING` (`Py_TPFLAGS_MAPPING`).
pub(crate) fn is_mapping(subject: &Value) -> bool {
    match subject.kind() {
        Some(Kind::Dict(_)) => true,
        Some(Kind::Instance(_)) => derives(subject, &["Mapping", "MutableMapping", "ChainMap", "UserDict"]),
        _ => false,
    }
}

/// Whether one of the library's classes of these names is among a value's classes.
fn derives(value: &Value, names: &[&str]) -> bool {
    with_ancestors(&class_of(value)).iter().any(|class| match class.kind() {
        Some(Kind::Class(class)) => class.module.starts_with("collections") && names.contains(&&*class.name),
        _ => false,
    })
}

/// A call of the machine's own Python code, whose result is pushed.
pub(crate) fn calling(interpreter: &Arc<Interpreter>, function: &str, arguments: Vec<Value>) -> Calling {
    let callable = interpreter.library_function(function);
    Calling { callable, arguments, keywords: Value::Null, after: After::Push }
}
