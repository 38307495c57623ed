//! What is wrong with a name.

use crate::bytecode::Code;
use crate::object::{Kind, Raise, Value, lock};

/// A local that has no value yet, or no longer.
#[cold]
pub(crate) fn unbound_local(code: &Code, slot: u32) -> Raise {
    Raise::unbound_local_error(format!(
        "cannot access local variable '{}' where it is not associated with a value",
        code.locals[slot as usize]
    ))
}

/// A variable of an enclosing function that has no value.
#[cold]
pub(crate) fn unbound_free(code: &Code, slot: u32) -> Raise {
    Raise::name_error(format!(
        "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
        code.locals[slot as usize]
    ))
}

/// A shared variable that has no value, the function's own or an enclosing one's.
#[cold]
pub(crate) fn unbound_deref(code: &Code, slot: u32) -> Raise {
    if code.free.contains(&(slot as usize)) { unbound_free(code, slot) } else { unbound_local(code, slot) }
}

/// What `__iter__` has given is no iterator. `PyObject_GetIter` (`Objects/abstract.c`) says so; here it comes out when the
/// first item is wanted.
#[cold]
pub(crate) fn no_iterator_given(value: &Value) -> Raise {
    Raise::type_error(format!("iter() returned non-iterator of type '{}'", value.type_name()))
}

/// A global that is not there, and no built-in either.
#[cold]
pub(crate) fn undefined(name: &str) -> Raise {
    let raise = Raise::name_error(format!("name '{name}' is not defined"));
    drop(lock(&raise.exception().attributes).set("name".into(), Value::str(name)));
    raise
}

/// A value that is called and cannot be.
#[cold]
pub(crate) fn not_callable(kind: &str) -> Raise {
    Raise::type_error(format!("'{kind}' object is not callable"))
}

/// An attribute that is not there.
#[cold]
pub(crate) fn no_attribute(owner: &Value, name: &str) -> Raise {
    let of_program = matches!(owner, Value::Object(object)
        if matches!(object.kind, Kind::Instance(_) | Kind::Extended(_) | Kind::Class(_)));
    // CPython's objects of built-in classes have no module, only their classes do.
    let is_special = name.starts_with("__") && name.ends_with("__") && name != "__module__";
    if !of_program && is_special {
        let kind = owner.type_name();
        return Raise::outside_subset(format!("`{name}` of {kind} is outside the subset; do without it"));
    }
    let raise = match (owner, owner.kind()) {
        (Value::Module(module), _) => format!("module '{}' has no attribute '{name}'", module.name),
        (Value::Type(class), _) => format!("type object '{}' has no attribute '{name}'", class.name),
        (_, Some(Kind::Class(class))) => format!("type object '{}' has no attribute '{name}'", class.name),
        _ => format!("'{}' object has no attribute '{name}'", owner.type_name()),
    };
    about(Raise::attribute_error(raise), owner, name)
}

/// Says what an `AttributeError` is about.
pub(crate) fn about(raise: Raise, owner: &Value, name: &str) -> Raise {
    {
        let mut attributes = lock(&raise.exception().attributes);
        attributes.set("name".into(), Value::str(name));
        attributes.set("obj".into(), owner.clone());
    }
    raise
}
