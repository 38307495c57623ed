//! Functions that come to be: `MAKE_FUNCTION` and `SET_FUNCTION_ATTRIBUTE` (`Python/bytecodes.c`).

use std::sync::Arc;

use crate::bytecode::FunctionPart;
use crate::object::{Function, Kind, Namespace, Object, Ref, Value, lock};

/// `MAKE_FUNCTION`
pub(crate) fn make(code: &Value, globals: &Arc<Namespace>) -> Value {
    match code.kind() {
        Some(Kind::Code(code)) => {
            Value::object(Kind::Function(Box::new(Function::new(code.clone(), globals.clone()))))
        }
        _ => Value::None,
    }
}

/// `SET_FUNCTION_ATTRIBUTE`: nobody else refers to the function yet.
pub(crate) fn complete(function: &mut Value, part: FunctionPart, value: Value) {
    let Value::Object(object) = function else { return };
    if let Some(object) = Ref::get_mut(object) {
        set_part(&mut object.kind, part, value);
        return;
    }
    // Somebody notes new objects, weakly: what it is moves to another object, which is noted too.
    let Value::Object(noted) = std::mem::take(function) else { return };
    if let Some(mut noted) = Ref::into_inner(noted) {
        let mut kind = std::mem::replace(&mut noted.kind, Kind::Tuple(Vec::new()));
        set_part(&mut kind, part, value);
        *function = Value::object(kind);
    }
}

fn set_part(function: &mut Kind, part: FunctionPart, value: Value) {
    let Kind::Function(function) = function else { return };
    match (part, value.kind()) {
        (FunctionPart::Defaults, Some(Kind::Tuple(_))) => function.defaults = items_of(value),
        (FunctionPart::Closure, Some(Kind::Tuple(_))) => function.closure = items_of(value),
        (FunctionPart::KeywordDefaults, Some(Kind::Dict(defaults))) => {
            let entries = lock(defaults);
            let named =
                entries.iter().filter_map(|(name, value)| Some((name.as_str()?.into(), value.clone())));
            function.keyword_defaults = named.collect();
        }
        _ => {}
    }
}

/// The items of a tuple, which are moved if nobody else has it.
fn items_of(tuple: Value) -> Vec<Value> {
    let Value::Object(mut object) = tuple else { return Vec::new() };
    match Ref::get_mut(&mut object) {
        Some(Object { kind: Kind::Tuple(items) }) => std::mem::take(items),
        _ => match &object.kind {
            Kind::Tuple(items) => items.clone(),
            _ => Vec::new(),
        },
    }
}
