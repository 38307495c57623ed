//! What is wrong with a name.

use crate::bytecode::Code;
use crate::object::{Raise, Value};

/// A local that has no value yet, or no longer.
#[cold]
pub(crate) fn unbound_local(code: &Code, slot: u32) -> Raise {
    Raise::unbound_local_error(format!(
        "cannot access local variable '{}' where it is not associated with a value",
        code.locals[slot as usize]
    ))
}

/// A global that is not there, and no built-in either.
#[cold]
pub(crate) fn undefined(name: &str) -> Raise {
    Raise::name_error(format!("name '{name}' is not defined"))
}

/// A value that is called and cannot be.
#[cold]
pub(crate) fn not_callable(kind: &str) -> Raise {
    Raise::type_error(format!("'{kind}' object is not callable"))
}

/// An attribute that is not there.
#[cold]
pub(crate) fn no_attribute(owner: &Value, name: &str) -> Raise {
    if in_python(owner).split_whitespace().any(|known| known == name) || name.starts_with("__") {
        let kind = owner.type_name();
        return Raise::outside_subset(format!("`{name}` of {kind} is outside the subset; use a loop"));
    }
    Raise::attribute_error(match owner {
        Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
        Value::Type(class) => format!("type object '{}' has no attribute '{name}'", class.name),
        _ => format!("'{}' object has no attribute '{name}'", owner.type_name()),
    })
}

/// The attributes that Python's own classes have, so that using one is told apart from a slip of the pen.
fn in_python(owner: &Value) -> &'static str {
    match owner.type_name() {
        "str" => {
            "capitalize casefold center count encode endswith expandtabs find format format_map index \
             isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace \
             istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace \
             rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title \
             translate upper zfill"
        }
        "list" => "append clear copy count extend index insert pop remove reverse sort",
        "tuple" => "count index",
        "range" => "count index start stop step",
        "int" | "bool" => {
            "as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer \
             numerator real to_bytes"
        }
        "float" => "as_integer_ratio conjugate fromhex hex imag is_integer real",
        "Thread" => "getName ident isDaemon is_alive native_id run setDaemon setName",
        "Process" => "authkey close daemon ident is_alive kill pid run sentinel terminate",
        "Pool" => "apply apply_async imap imap_unordered map_async starmap starmap_async",
        "type" => "mro",
        _ => "",
    }
}
