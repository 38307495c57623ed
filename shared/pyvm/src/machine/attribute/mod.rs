//! Attributes: `LOAD_ATTR`, `STORE_ATTR`, `DELETE_ATTR`.

mod builtin;
mod class;
mod function;
mod set;

use std::sync::Arc;

use crate::builtins;
use crate::bytecode::Name;
use crate::machine::Interpreter;
use crate::machine::attribute::builtin::of_builtin;
use crate::machine::attribute::class::{annotations_of_class, of_class};
use crate::machine::attribute::function::{of_code, of_function, of_method};
use crate::machine::name::{about, no_attribute};
use crate::object::{Exception, Instance, Kind, Raise, Result, Str, Value, class_of, find, lock};

pub(crate) use builtin::of_super;
pub(crate) use function::method;
pub(crate) use set::{Setting, set, set_plainly};

/// What an attribute lookup found.
#[derive(Debug)]
pub(crate) enum Attribute {
    Value(Value),
    /// A function of the object's class, to be called with the object.
    Method(Value),
    /// A call that gives the attribute: a property's, `__getattr__`'s.
    Call(Value, Vec<Value>),
}

/// `owner.name`
pub(crate) fn attribute(owner: &Value, name: &Name, interpreter: &Arc<Interpreter>) -> Result<Attribute> {
    let found = match owner {
        Value::Module(module) => {
            let member = module.member(name).cloned().or_else(|| (module.of_interpreter)(interpreter, name));
            return member
                .or_else(|| submodule(interpreter, module.name, name))
                .map(Attribute::Value)
                .ok_or_else(|| {
                    if module.name == "math" {
                        // It is all there.
                        return no_attribute(owner, name);
                    }
                    Raise::outside_subset(format!(
                        "{}.{name} is outside the subset; the module has: {}",
                        module.name,
                        module.members.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
                    ))
                });
        }
        Value::Type(_) => of_class(owner, name),
        Value::Native(function) if matches!(&**name, "__name__" | "__qualname__") => {
            Some(Attribute::Value(Value::str(function.name)))
        }
        Value::Object(object) => match &object.kind {
            Kind::Instance(instance)
                if let Some(call) = interception(owner, instance.class_ref(), name, interpreter) =>
            {
                Some(call)
            }
            Kind::Instance(instance) => of_instance(owner, instance, name),
            Kind::Extended(extended) => of_instance(owner, &extended.instance, name),
            Kind::Exception(exception) => of_exception(owner, exception, name),
            Kind::Class(class) if &**name == "__annotations__" => match class.own(name) {
                Some(texts) => Some(annotations_of_class(owner, texts, interpreter)),
                None => of_class(owner, name),
            },
            Kind::Class(_) => of_class(owner, name),
            Kind::Function(function) => of_function(owner, function, name, interpreter),
            Kind::Code(code) => of_code(code, name).map(Attribute::Value),
            Kind::Method(method) => of_method(method, name, interpreter),
            // Whoever asks takes the owner for the receiver, and the owner is the `super` object.
            Kind::Super(inner) => {
                return of_super(inner, name).map(|found| match found {
                    Attribute::Method(function) => Attribute::Value(method(function, inner.receiver.clone())),
                    other => other,
                });
            }
            Kind::Custom(custom) if &**name == "tb_frame" && custom.class().name == "traceback" => {
                let function = interpreter.member_of("_sys", "_frame_of_traceback");
                Some(Attribute::Call(function, vec![owner.clone()]))
            }
            Kind::Generator(generator) if &**name == "gi_frame" => match lock(generator).place() {
                Some(place) => {
                    let function = interpreter.member_of("_sys", "_frame_of_generator");
                    Some(Attribute::Call(function, place.to_vec()))
                }
                None => Some(Attribute::Value(Value::None)),
            },
            Kind::Module(_) if &**name == "__dict__" => {
                Some(Attribute::Call(interpreter.library_function("Globals"), vec![owner.clone()]))
            }
            Kind::Module(module) => {
                let value = module.0.get(name);
                if !value.is_null() {
                    return Ok(Attribute::Value(value));
                }
                return submodule(interpreter, &module.0.module, name).map(Attribute::Value).ok_or_else(
                    || {
                        about(
                            Raise::attribute_error(format!(
                                "module '{}' has no attribute '{name}'",
                                module.0.module
                            )),
                            owner,
                            name,
                        )
                    },
                );
            }
            _ => None,
        },
        _ => None,
    };
    found.or_else(|| of_builtin(owner, name)).ok_or_else(|| no_attribute(owner, name))
}

/// The call of a `__getattribute__` that the class of an object defines (`slot_tp_getattr_hook`,
/// `Objects/typeobject.c`).
fn interception(
    owner: &Value,
    class: &crate::object::Ref,
    name: &Name,
    interpreter: &Arc<Interpreter>,
) -> Option<Attribute> {
    match &class.kind {
        Kind::Class(class) if class.intercepts => {}
        _ => return None,
    }
    let class = Value::Object(class.clone());
    let hook = find(&class, "__getattribute__").filter(|found| !matches!(found, Value::Native(_)))?;
    let fallback = find(&class, "__getattr__").unwrap_or(Value::None);
    let function = interpreter.library_function("intercepted_attribute");
    Some(Attribute::Call(function, vec![owner.clone(), Value::str(&**name), hook, fallback]))
}

/// `object.__getattribute__`: what an object has, without asking `__getattribute__` and `__getattr__` of its class.
pub(crate) fn plain_attribute(
    owner: &Value,
    name: &Name,
    interpreter: &Arc<Interpreter>,
) -> Result<Attribute> {
    let found = match owner {
        Value::Object(object) => match &object.kind {
            Kind::Instance(instance) => own_of_instance(owner, instance, name),
            Kind::Extended(extended) => own_of_instance(owner, &extended.instance, name),
            _ => return attribute(owner, name, interpreter),
        },
        _ => return attribute(owner, name, interpreter),
    };
    found.ok_or_else(|| no_attribute(owner, name))
}

/// `package.module`, once it is imported.
fn submodule(interpreter: &Interpreter, package: &str, name: &str) -> Option<Value> {
    interpreter.module(&format!("{package}.{name}"))
}

/// What a class has, as seen from one of its objects.
fn bound(found: Value, owner: &Value, class: &Value) -> Attribute {
    match (&found, found.kind()) {
        (Value::Native(_), _) | (_, Some(Kind::Function(_))) => Attribute::Method(found),
        (_, Some(Kind::StaticMethod(function))) => Attribute::Value(function.clone()),
        (_, Some(Kind::ClassMethod(function))) => Attribute::Value(method(function.clone(), class.clone())),
        (_, Some(Kind::Property(property))) => match property.get {
            Value::None => Attribute::Value(found),
            ref get => Attribute::Call(get.clone(), vec![owner.clone()]),
        },
        (_, Some(Kind::Instance(_))) => match find(&class_of(&found), "__get__") {
            Some(get) => Attribute::Call(get, vec![found, owner.clone(), class.clone()]),
            None => Attribute::Value(found),
        },
        _ => Attribute::Value(found),
    }
}

/// What an object has, then what `__getattr__` of its class says.
fn of_instance(owner: &Value, instance: &Instance, name: &Name) -> Option<Attribute> {
    own_of_instance(owner, instance, name).or_else(|| {
        let fallback = find(&Value::Object(instance.class_ref().clone()), "__getattr__")?;
        Some(Attribute::Call(fallback, vec![owner.clone(), Value::str(&**name)]))
    })
}

/// `_PyObject_GenericGetAttrWithDict` (`Objects/object.c`).
fn own_of_instance(owner: &Value, instance: &Instance, name: &Name) -> Option<Attribute> {
    let class = Value::Object(instance.class_ref().clone());
    let found = find(&class, name);
    if let Some(found) = &found
        && is_data_descriptor(found)
    {
        return Some(bound(found.clone(), owner, &class));
    }
    if let Some(value) = lock(&instance.attributes).get(name) {
        return Some(Attribute::Value(value));
    }
    if let Some(found) = found {
        return Some(bound(found, owner, &class));
    }
    if &**name == "__dict__" {
        let has_dict = instance.class().slots.is_none();
        return has_dict.then(|| Attribute::Value(lock(&instance.attributes).dict()));
    }
    of_builtin(owner, name)
}

fn is_data_descriptor(value: &Value) -> bool {
    match value.kind() {
        Some(Kind::Property(_)) => true,
        Some(Kind::Instance(_)) => find(&class_of(value), "__set__").is_some(),
        _ => false,
    }
}

fn of_exception(owner: &Value, exception: &Exception, name: &Name) -> Option<Attribute> {
    if let Some(value) = lock(&exception.attributes).get(name) {
        return Some(Attribute::Value(value));
    }
    if &**name == "__dict__" {
        return Some(Attribute::Value(lock(&exception.attributes).dict()));
    }
    match find(&exception.class, name) {
        Some(found) => Some(bound(found, owner, &exception.class)),
        None => builtins::exceptions::BASE_EXCEPTION
            .attributes
            .and_then(|own| own(owner, name))
            .map(Attribute::Value),
    }
}

/// The text of a `str`, for attributes that are named by one.
pub(crate) fn name_from(text: &Str, interpreter: &Interpreter) -> Name {
    interpreter.intern(text)
}

pub(crate) use crate::object::own_special as special;
