//! Setting and deleting attributes.

use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::name::no_attribute;
use crate::object::{
    Class, Exception, Instance, Kind, Property, Raise, Result, Value, class_of, find, find_in_metaclass, lock,
};

/// A call that sets or deletes an attribute; `None` where it is done.
pub(crate) type Setting = Option<(Value, Vec<Value>)>;

/// `owner.name = value`; deletes the attribute where `value` is `Null`.
pub(crate) fn set(owner: &Value, name: &Name, value: Value, interpreter: &Interpreter) -> Result<Setting> {
    let deletes = value.is_null();
    if let Value::Module(module) = owner
        && module.name == "sys"
        && !deletes
    {
        return Ok(Some((Value::Native(&crate::modules::sys::SET), vec![Value::str(&**name), value])));
    }
    if let Value::Module(module) = owner
        && module.name == "builtins"
        && !deletes
    {
        return Ok(Some((Value::Native(&crate::modules::SET_BUILTIN), vec![Value::str(&**name), value])));
    }
    if &**name == "__class__" && !deletes && owner.instance().is_none() {
        return Err(refused_class(&value));
    }
    let Value::Object(object) = owner else { return Err(read_only(owner, name)) };
    let target = match &object.kind {
        Kind::Instance(instance) => instance,
        Kind::Extended(extended) => &extended.instance,
        Kind::Exception(exception) => return of_exception_set(exception, owner, name, value).map(|()| None),
        Kind::Class(class) => {
            let hook = if deletes { "__delattr__" } else { "__setattr__" };
            if let Some(hook) = find_in_metaclass(owner, hook) {
                let mut arguments = vec![owner.clone(), Value::str(&**name)];
                arguments.extend(Some(value).filter(|_| !deletes));
                return Ok(Some((hook, arguments)));
            }
            return set_of_class(owner, class, name, value, interpreter);
        }
        Kind::Function(function) => return store(&function.attributes, owner, name, value).map(|()| None),
        Kind::Module(module) => {
            module.0.set(name, value);
            return Ok(None);
        }
        _ => return Err(read_only(owner, name)),
    };
    let class = Value::Object(target.class_ref().clone());
    let hook = if deletes { "__delattr__" } else { "__setattr__" };
    let own = |found: &Value| !matches!(found, Value::Native(_));
    if let Some(hook) = find(&class, hook).filter(own) {
        let mut arguments = vec![owner.clone(), Value::str(&**name)];
        if !deletes {
            arguments.push(value);
        }
        return Ok(Some((hook, arguments)));
    }
    set_plainly(owner, name, value, interpreter)
}

/// `object.__setattr__` and `object.__delattr__`: without looking for hooks of the class.
pub(crate) fn set_plainly(
    owner: &Value,
    name: &Name,
    value: Value,
    interpreter: &Interpreter,
) -> Result<Setting> {
    let deletes = value.is_null();
    let target = match owner {
        Value::Object(object) => match &object.kind {
            Kind::Instance(instance) => instance,
            Kind::Extended(extended) => &extended.instance,
            Kind::Class(class) => return set_of_class(owner, class, name, value, interpreter),
            _ => return set(owner, name, value, interpreter),
        },
        _ => return Err(read_only(owner, name)),
    };
    if &**name == "__class__" {
        return set_class(target, &value).map(|()| None);
    }
    let class = Value::Object(target.class_ref().clone());
    if let Some(found) = find(&class, name) {
        if let Some(Kind::Property(property)) = found.kind() {
            return setter_of(property, owner, name, value).map(Some);
        }
        if let Some(Kind::Instance(_)) = found.kind()
            && let Some(setter) = find(&class_of(&found), "__set__")
        {
            return Ok(Some((setter, vec![found, owner.clone(), value])));
        }
    }
    if let Some(slots) = &target.class().slots
        && !deletes
        && !slots.contains(name)
    {
        return Err(match find(&class, name) {
            Some(_) => Raise::attribute_error(format!(
                "'{}' object attribute '{name}' is read-only",
                owner.type_name()
            )),
            None => read_only(owner, name),
        });
    }
    if &**name == "__dict__" && matches!(value.kind(), Some(Kind::Dict(_))) {
        let old = lock(&target.attributes).replace(value);
        drop(old);
        return Ok(None);
    }
    store(&target.attributes, owner, name, value).map(|()| None)
}

/// An attribute of a class, where its metaclass has no hook.
fn set_of_class(
    owner: &Value,
    class: &Class,
    name: &Name,
    value: Value,
    interpreter: &Interpreter,
) -> Result<Setting> {
    if let Some(old) = class.own(name)
        && class_of(&old).is(owner)
        && find(owner, "__class_iter__").is_some()
    {
        // The members of an enumeration stay (`EnumType.__setattr__`, `Lib/enum.py`).
        return Err(Raise::attribute_error(match value.is_null() {
            true => format!("'{}' cannot delete member '{name}'.", class.name),
            false => format!("cannot reassign member '{name}'"),
        }));
    }
    if let Some(setting) = metaclass_property(owner, name, &value)? {
        return Ok(Some(setting));
    }
    let stored = store(&class.attributes, owner, name, value).map(|()| None);
    interpreter.note_class_change();
    stored
}

/// What a metaclass has done instead, where it has a data descriptor of the name (`type_setattro`, `Objects/typeobject.c`).
fn metaclass_property(owner: &Value, name: &Name, value: &Value) -> Result<Setting> {
    let Some(found) = find_in_metaclass(owner, name) else { return Ok(None) };
    let deletes = value.is_null();
    if let Some(Kind::Property(property)) = found.kind() {
        return setter_of(property, owner, name, value.clone()).map(Some);
    }
    match find(&class_of(&found), "__set__") {
        Some(setter) if !deletes && matches!(found.kind(), Some(Kind::Instance(_))) => {
            Ok(Some((setter, vec![found, owner.clone(), value.clone()])))
        }
        _ => Ok(None),
    }
}

/// The call of a property's setter or deleter.
fn setter_of(property: &Property, owner: &Value, name: &Name, value: Value) -> Result<(Value, Vec<Value>)> {
    let deletes = value.is_null();
    let setter = if deletes { &property.delete } else { &property.set };
    if matches!(setter, Value::None) {
        let what = if deletes { "deleter" } else { "setter" };
        return Err(Raise::attribute_error(format!(
            "property '{name}' of '{}' object has no {what}",
            owner.type_name()
        )));
    }
    let mut arguments = vec![owner.clone()];
    arguments.extend(Some(value).filter(|_| !deletes));
    Ok((setter.clone(), arguments))
}

/// `object_set_class` (`Objects/typeobject.c`).
fn set_class(target: &Instance, value: &Value) -> Result<()> {
    match value {
        Value::Null => Err(Raise::type_error("can't delete __class__ attribute")),
        Value::Object(class) if matches!(class.kind, Kind::Class(_)) => target.recast(class),
        _ => Err(refused_class(value)),
    }
}

fn refused_class(value: &Value) -> Raise {
    Raise::type_error(match crate::object::is_class(value) {
        true => "__class__ assignment only supported for mutable types or ModuleType subclasses".to_owned(),
        false => format!("__class__ must be set to a class, not '{}' object", value.type_name()),
    })
}

pub(super) fn store(
    attributes: &crate::object::Mutex<crate::object::Attributes>,
    owner: &Value,
    name: &Name,
    value: Value,
) -> Result<()> {
    if value.is_null() {
        let old = lock(attributes).remove(name);
        return match old {
            Some(old) => {
                drop(old); // after the lock: what dies may look at the object
                Ok(())
            }
            None => Err(no_attribute(owner, name)),
        };
    }
    let old = lock(attributes).set(name.clone(), value);
    drop(old);
    Ok(())
}

pub(super) fn of_exception_set(
    exception: &Exception,
    owner: &Value,
    name: &Name,
    value: Value,
) -> Result<()> {
    match &**name {
        "__cause__" | "__context__" | "__suppress_context__" => {
            let mut story = lock(&exception.story);
            let plain = if matches!(value, Value::None) { Value::Null } else { value.clone() };
            let old = match &**name {
                "__cause__" => {
                    story.context_hidden = true;
                    std::mem::replace(&mut story.cause, plain)
                }
                "__context__" => std::mem::replace(&mut story.context, plain),
                _ => {
                    story.context_hidden = value.is_true();
                    Value::Null
                }
            };
            drop(story);
            drop(old);
            Ok(())
        }
        "__traceback__" => crate::object::set_traceback(exception, &value),
        "args" => {
            let new = crate::object::collect(value)?;
            let old = std::mem::replace(&mut *lock(&exception.args), new);
            drop(old);
            Ok(())
        }
        _ => store(&exception.attributes, owner, name, value),
    }
}

/// Whether a built-in class gives its objects this attribute (`getset_set`, `Objects/descrobject.c`).
fn is_computed(owner: &Value, name: &str) -> bool {
    let attributes = crate::builtins::type_of(owner).attributes;
    attributes.is_some_and(|attributes| attributes(owner, name).is_some())
}

pub(super) fn read_only(owner: &Value, name: &str) -> Raise {
    match owner {
        Value::Module(module) => Raise::outside_subset(format!(
            "setting `{}.{name}` is outside the subset; use a variable of the program",
            module.name
        )),
        Value::Type(class) => {
            Raise::type_error(format!("cannot set '{name}' attribute of immutable type '{}'", class.name))
        }
        _ if is_computed(owner, name) => Raise::attribute_error(format!(
            "attribute '{name}' of '{}' objects is not writable",
            owner.type_name()
        )),
        _ => Raise::attribute_error(format!(
            "'{}' object has no attribute '{name}' and no __dict__ for setting new attributes",
            owner.type_name()
        )),
    }
}
