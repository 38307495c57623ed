//! What a call touches.

use crate::object::{Kind, NativeFunction, Value};
use crate::states::touch::operands::is_lock;
use crate::states::touch::values::{attribute_of, change, look, look_deep, step, subscript};
use crate::states::touch::{COUNT, GIVING, Place, TAKING, Touch, Visit, touch};

pub(super) fn call(callable: &Value, arguments: &[&Value], visit: Visit<'_>) {
    match callable {
        Value::Native(function) => native(function, arguments, visit),
        Value::Type(_) => arguments.iter().for_each(|argument| {
            step(argument, visit);
            look_deep(argument, visit);
        }),
        _ => {
            if let Some(Kind::Method(method)) = callable.kind() {
                let all: Vec<&Value> =
                    std::iter::once(&method.receiver).chain(arguments.iter().copied()).collect();
                call(&method.function, &all, visit);
            }
        }
    }
}

/// Methods that change the container they belong to.
pub(super) const CHANGING: [&str; 31] = [
    "append",
    "extend",
    "insert",
    "pop",
    "popitem",
    "remove",
    "clear",
    "sort",
    "reverse",
    "update",
    "setdefault",
    "add",
    "discard",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
    "__setitem__",
    "__delitem__",
    "__iadd__",
    "__imul__",
    "__ior__",
    "__iand__",
    "__isub__",
    "__ixor__",
    "__init__",
    "move_to_end",
    "__setstate__",
    "appendleft",
    "extendleft",
    "popleft",
    "rotate",
];

/// A native function is called.
pub(super) fn native(function: &NativeFunction, arguments: &[&Value], visit: Visit<'_>) {
    let [first, others @ ..] = arguments else {
        if function.name == "print" {
            visit(Touch { place: Place::OUTPUT, object: None, writes: true });
        }
        return;
    };
    if is_lock(first) {
        let waits = others.is_empty() || function.name != "acquire";
        return lock_step(first, if waits { function.name } else { "try" }, visit);
    }
    match function.name {
        "print" => {
            visit(Touch { place: Place::OUTPUT, object: None, writes: true });
            look_deep(first, visit);
        }
        "setattr" | "delattr" | "__setattr__" | "__delattr__" => {
            if let Some(name) = others.first().and_then(|name| name.as_str()) {
                attribute_of(first, name, true, visit);
            }
        }
        "getattr" | "hasattr" | "__getattribute__" => {
            if let Some(name) = others.first().and_then(|name| name.as_str()) {
                attribute_of(first, name, false, visit);
            }
        }
        "next" | "__next__" | "send" | "throw" | "close" => step(first, visit),
        "getrefcount" => {
            if let Value::Object(object) = first {
                touch(object, COUNT, false, visit);
            }
        }
        "isinstance" | "issubclass" | "type" | "id" | "callable" => return,
        "get" | "__getitem__" if matches!(first.kind(), Some(Kind::Dict(_) | Kind::List(_))) => {
            if let Some(key) = others.first() {
                subscript(first, key, false, visit);
            }
        }
        name if CHANGING.contains(&name) => {
            change(first, visit);
            look(first, visit);
        }
        _ => {
            step(first, visit);
            look_deep(first, visit);
        }
    }
    others.iter().for_each(|other| {
        step(other, visit);
        look_deep(other, visit);
    });
}

/// A lock is taken, given back, or asked about. Whoever may have to wait only has to know who is first; whoever does
/// not wait also sees when it is given back.
pub(super) fn lock_step(value: &Value, method: &str, visit: Visit<'_>) {
    let Value::Object(object) = value else { return };
    match method {
        "release" | "__exit__" | "_release_save" => touch(object, GIVING, true, visit),
        "acquire" | "__enter__" | "_acquire_restore" => {
            touch(object, TAKING, true, visit);
        }
        _ => {
            touch(object, TAKING, method == "try", visit);
            touch(object, GIVING, false, visit);
        }
    }
}
