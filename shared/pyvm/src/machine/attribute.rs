//! Attributes: `LOAD_ATTR`, `STORE_ATTR`, `DELETE_ATTR`.

use std::sync::Arc;

use crate::builtins;
use crate::bytecode::{Code, Name};
use crate::machine::Interpreter;
use crate::machine::name::no_attribute;
use crate::object::{
    Exception, Function, Instance, Kind, Method, Raise, Result, Str, Super, Value, class_of, find,
    find_in_metaclass, is_subclass, lock, with_ancestors,
};

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
            Kind::Instance(Instance { class, .. })
                if let Some(call) = interception(owner, class, name, interpreter) =>
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
            Kind::Super(inner) => return of_super(inner, name),
            Kind::Custom(custom) if &**name == "tb_frame" && custom.class().name == "traceback" => {
                let function = interpreter.member_of("_sys", "_frame_of_traceback");
                Some(Attribute::Call(function, vec![owner.clone()]))
            }
            Kind::Module(module) => {
                let value = module.0.get(name);
                if !value.is_null() {
                    return Ok(Attribute::Value(value));
                }
                return submodule(interpreter, &module.0.module, name).map(Attribute::Value).ok_or_else(
                    || {
                        Raise::attribute_error(format!(
                            "module '{}' has no attribute '{name}'",
                            module.0.module
                        ))
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
        let fallback = find(&Value::Object(instance.class.clone()), "__getattr__")?;
        Some(Attribute::Call(fallback, vec![owner.clone(), Value::str(&**name)]))
    })
}

/// `_PyObject_GenericGetAttrWithDict` (`Objects/object.c`).
fn own_of_instance(owner: &Value, instance: &Instance, name: &Name) -> Option<Attribute> {
    let class = Value::Object(instance.class.clone());
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

fn of_class(owner: &Value, name: &Name) -> Option<Attribute> {
    let own = |text: &str| Some(Attribute::Value(Value::str(text)));
    match (owner, owner.kind(), &**name) {
        (Value::Type(class), _, "__name__" | "__qualname__") => return own(class.name),
        (Value::Type(_), _, "__module__") => return own("builtins"),
        (_, Some(Kind::Class(class)), "__name__") if class.own("__name__").is_none() => {
            return own(&class.name);
        }
        (_, Some(Kind::Class(class)), "__qualname__") => return own(&class.qualname),
        (_, Some(Kind::Class(class)), "__module__") => return own(&class.module),
        (_, Some(Kind::Class(class)), "__bases__") => {
            return Some(Attribute::Value(Value::tuple(class.bases.clone())));
        }
        (_, Some(Kind::Class(class)), "__dict__") => {
            return Some(Attribute::Value(lock(&class.attributes).snapshot()));
        }
        (Value::Type(class), _, "__dict__") => return Some(Attribute::Value(dict_of_type(class))),
        (Value::Type(class), _, "__bases__") => {
            return Some(Attribute::Value(Value::tuple(class.base.map(Value::Type).into_iter().collect())));
        }
        (_, _, "__base__") => {
            let base = with_ancestors(owner).into_iter().nth(1).unwrap_or(Value::None);
            return Some(Attribute::Value(base));
        }
        (_, _, "__mro__") => return Some(Attribute::Value(Value::tuple(with_ancestors(owner)))),
        (_, _, "__class__") => return Some(Attribute::Value(class_of(owner))),
        _ => {}
    }
    // `type_getattro` (`Objects/typeobject.c`): a property of the metaclass, what the class has, the rest of the
    // metaclass.
    let of_metaclass = find_in_metaclass(owner, name);
    if let Some(property) = &of_metaclass
        && is_data_descriptor(property)
    {
        return Some(bound(property.clone(), owner, &class_of(owner)));
    }
    let Some(found) = find(owner, name) else {
        return match of_metaclass {
            Some(found) => Some(bound(found, owner, &class_of(owner))),
            None => {
                let fallback = find_in_metaclass(owner, "__getattr__")?;
                Some(Attribute::Call(fallback, vec![owner.clone(), Value::str(&**name)]))
            }
        };
    };
    Some(match found.kind() {
        Some(Kind::StaticMethod(function)) => Attribute::Value(function.clone()),
        Some(Kind::ClassMethod(function)) => Attribute::Value(method(function.clone(), owner.clone())),
        Some(Kind::Instance(_)) if let Some(get) = find(&class_of(&found), "__get__") => {
            Attribute::Call(get, vec![found, Value::None, owner.clone()])
        }
        _ => Attribute::Value(found),
    })
}

/// What a built-in class defines, as a dict.
fn dict_of_type(class: &'static crate::object::Type) -> Value {
    let mut dict = crate::object::Dict::default();
    let methods = class.methods.iter().map(|method| (method.name, Value::Native(method)));
    for (name, value) in methods.chain(class.statics.iter().map(|(name, value)| (*name, value.clone()))) {
        // Names are text, which always has a hash.
        let _ = dict.insert(Value::str(name), value);
    }
    Value::dict(dict)
}

fn of_function(
    owner: &Value,
    function: &Function,
    name: &Name,
    interpreter: &Arc<Interpreter>,
) -> Option<Attribute> {
    if let Some(value) = lock(&function.attributes).get(name) {
        return Some(Attribute::Value(value));
    }
    if &**name == "__annotations__" {
        return Some(annotations(owner, function, interpreter));
    }
    Some(Attribute::Value(match &**name {
        "__name__" => Value::str(&*function.code.name),
        "__qualname__" => Value::str(&*function.code.qualname),
        "__module__" => Value::str(&*function.globals.module),
        "__doc__" => function.code.documentation.clone(),
        "__defaults__" if function.defaults.is_empty() => Value::None,
        "__defaults__" => Value::tuple(function.defaults.clone()),
        "__kwdefaults__" if function.keyword_defaults.is_empty() => Value::None,
        "__kwdefaults__" => {
            let mut dict = crate::object::Dict::default();
            for (name, value) in &function.keyword_defaults {
                let _ = dict.insert(Value::str(&**name), value.clone());
            }
            Value::dict(dict)
        }
        "__closure__" if function.closure.is_empty() => Value::None,
        "__closure__" => Value::tuple(function.closure.clone()),
        "__code__" => Value::object(Kind::Code(function.code.clone())),
        "__globals__" => {
            return Some(Attribute::Call(interpreter.library_function("globals_of"), vec![owner.clone()]));
        }
        "__dict__" => lock(&function.attributes).dict(),
        _ => return None,
    }))
}

/// What a code object shows of itself (`code_memberlist`, `Objects/codeobject.c`).
fn of_code(code: &Code, name: &Name) -> Option<Value> {
    let int = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    Some(match &**name {
        "co_name" => Value::str(&*code.name),
        "co_qualname" => Value::str(&*code.qualname),
        "co_filename" => Value::str(&*code.source.path),
        "co_firstlineno" => int(code.first_line as usize),
        "co_argcount" => int(code.parameters.positional),
        "co_posonlyargcount" => int(code.parameters.positional_only),
        "co_kwonlyargcount" => int(code.parameters.keyword_only),
        "co_stacksize" => int(code.stack_size),
        "co_varnames" => {
            let own = code.locals.iter().enumerate().filter(|(slot, _)| !code.free.contains(slot));
            Value::tuple(own.map(|(_, name)| Value::str(&**name)).collect())
        }
        "co_freevars" => {
            Value::tuple(code.locals[code.free.clone()].iter().map(|name| Value::str(&**name)).collect())
        }
        "co_nlocals" => int(code.locals.len() - code.free.len()),
        "co_consts" => Value::tuple(code.constants.clone()),
        "co_code" => Value::bytes(vec![0; 2 * code.instructions.len()]),
        "co_flags" => int(3
            | usize::from(code.parameters.rest) << 2
            | usize::from(code.parameters.named_rest) << 3
            | usize::from(code.is_generator) << 5),
        _ => return None,
    })
}

/// `function.__annotations__`. They are evaluated when a program asks for them, as Python does from 3.14 on
/// (PEP 649); nobody who has not asked pays for them, nor fails because of one.
fn annotations(owner: &Value, function: &Function, interpreter: &Arc<Interpreter>) -> Attribute {
    let Some(annotations) = &function.code.annotations else {
        let none = Value::dict(crate::object::Dict::default());
        drop(lock(&function.attributes).set("__annotations__".into(), none.clone()));
        return Attribute::Value(none);
    };
    let mut texts = crate::object::Dict::default();
    for (name, text) in &annotations.texts {
        let _ = texts.insert(Value::str(&**name), Value::str(&**text));
    }
    let Some(code) = &annotations.code else {
        let texts = Value::dict(texts);
        drop(lock(&function.attributes).set("__annotations__".into(), texts.clone()));
        return Attribute::Value(texts);
    };
    let evaluate = Function::new(code.clone(), function.globals.clone());
    let evaluate = Value::object(Kind::Function(Box::new(evaluate)));
    let callable = interpreter.library_function("evaluated_annotations");
    Attribute::Call(callable, vec![owner.clone(), evaluate, Value::dict(texts)])
}

/// `Class.__annotations__`, which its body noted as texts.
fn annotations_of_class(owner: &Value, texts: Value, interpreter: &Arc<Interpreter>) -> Attribute {
    let Some(Kind::Class(class)) = owner.kind() else { return Attribute::Value(texts) };
    match &class.annotate {
        Value::Null => Attribute::Value(texts),
        evaluate => {
            let callable = interpreter.library_function("evaluated_annotations");
            Attribute::Call(callable, vec![owner.clone(), evaluate.clone(), texts])
        }
    }
}

fn of_method(method: &Method, name: &Name, interpreter: &Arc<Interpreter>) -> Option<Attribute> {
    match &**name {
        "__self__" => Some(Attribute::Value(method.receiver.clone())),
        "__func__" => Some(Attribute::Value(method.function.clone())),
        _ => attribute(&method.function, name, interpreter).ok(),
    }
}

/// `super().name`: what the classes after one class have (`super_getattro`, `Objects/typeobject.c`).
pub(crate) fn of_super(inner: &Super, name: &Name) -> Result<Attribute> {
    // A class is looked up in itself, unless it is the metaclass that asks.
    let is_class = crate::object::is_class(&inner.receiver) && is_subclass(&inner.receiver, &inner.after);
    let receiver_class = match is_class {
        true => inner.receiver.clone(),
        false => class_of(&inner.receiver),
    };
    let order = with_ancestors(&receiver_class);
    let later = order.iter().skip_while(|class| !class.is(&inner.after)).skip(1);
    let found = later.into_iter().find_map(|class| match (class, class.kind()) {
        (Value::Type(class), _) => class.own(name),
        (_, Some(Kind::Class(class))) => class.own(name),
        _ => None,
    });
    match found {
        Some(found) if is_class => Ok(match found.kind() {
            Some(Kind::ClassMethod(function)) => {
                Attribute::Value(method(function.clone(), inner.receiver.clone()))
            }
            Some(Kind::StaticMethod(function)) => Attribute::Value(function.clone()),
            _ => Attribute::Value(found),
        }),
        Some(found) => Ok(bound(found, &inner.receiver, &receiver_class)),
        None => Err(Raise::attribute_error(format!("'super' object has no attribute '{name}'"))),
    }
}

fn of_builtin(owner: &Value, name: &Name) -> Option<Attribute> {
    let class = match owner {
        Value::Object(object) if let Kind::Extended(extended) = &object.kind => {
            return of_builtin(&extended.payload, name);
        }
        _ => builtins::type_of(owner),
    };
    if &**name == "__class__" {
        return Some(Attribute::Value(class_of(owner)));
    }
    if let Some(method) = class.method(name) {
        return Some(Attribute::Method(Value::Native(method)));
    }
    let mut classes = std::iter::successors(Some(class), |class| class.base);
    let own = classes.find_map(|class| class.attributes.and_then(|own| own(owner, name)));
    own.or_else(|| class.find(name)).map(Attribute::Value).or_else(|| match &**name {
        "__doc__" => Some(Attribute::Value(Value::None)),
        "__module__" => Some(Attribute::Value(Value::str("builtins"))),
        _ => None,
    })
}

/// A function with its first argument.
pub(crate) fn method(function: Value, receiver: Value) -> Value {
    Value::object(Kind::Method(Box::new(Method { function, receiver })))
}

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
    let Value::Object(object) = owner else { return Err(read_only(owner, name)) };
    let target = match &object.kind {
        Kind::Instance(instance) => instance,
        Kind::Extended(extended) => &extended.instance,
        Kind::Exception(exception) => return of_exception_set(exception, owner, name, value).map(|()| None),
        Kind::Class(class) => {
            if &**name == "__setattr__" {
                class.sets_plainly.store(false, std::sync::atomic::Ordering::Relaxed);
            }
            if let Some(old) = class.own(name)
                && class_of(&old).is(owner)
                && find(owner, "__class_iter__").is_some()
            {
                // The members of an enumeration stay (`EnumType.__setattr__`, `Lib/enum.py`).
                return Err(Raise::attribute_error(match deletes {
                    true => format!("'{}' cannot delete member '{name}'.", class.name),
                    false => format!("cannot reassign member '{name}'"),
                }));
            }
            let stored = store(&class.attributes, owner, name, value).map(|()| None);
            interpreter.note_class_change();
            return stored;
        }
        Kind::Function(function) => return store(&function.attributes, owner, name, value).map(|()| None),
        Kind::Module(module) => {
            module.0.set(name, value);
            return Ok(None);
        }
        _ => return Err(read_only(owner, name)),
    };
    let class = Value::Object(target.class.clone());
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
            _ => return set(owner, name, value, interpreter),
        },
        _ => return Err(read_only(owner, name)),
    };
    let class = Value::Object(target.class.clone());
    if let Some(found) = find(&class, name) {
        if let Some(Kind::Property(property)) = found.kind() {
            let setter = if deletes { &property.delete } else { &property.set };
            if matches!(setter, Value::None) {
                let what = if deletes { "deleter" } else { "setter" };
                return Err(Raise::attribute_error(format!(
                    "property '{name}' of '{}' object has no {what}",
                    owner.type_name()
                )));
            }
            let mut arguments = vec![owner.clone()];
            if !deletes {
                arguments.push(value);
            }
            return Ok(Some((setter.clone(), arguments)));
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

fn store(
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

fn of_exception_set(exception: &Exception, owner: &Value, name: &Name, value: Value) -> Result<()> {
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
        "args" => {
            let new = crate::object::collect(value)?;
            let old = std::mem::replace(&mut *lock(&exception.args), new);
            drop(old);
            Ok(())
        }
        _ => store(&exception.attributes, owner, name, value),
    }
}

fn read_only(owner: &Value, name: &str) -> Raise {
    match owner {
        Value::Module(module) => Raise::outside_subset(format!(
            "setting `{}.{name}` is outside the subset; use a variable of the program",
            module.name
        )),
        Value::Type(class) => {
            Raise::type_error(format!("cannot set '{name}' attribute of immutable type '{}'", class.name))
        }
        _ => Raise::attribute_error(format!(
            "'{}' object has no attribute '{name}' and no __dict__ for setting new attributes",
            owner.type_name()
        )),
    }
}

/// The text of a `str`, for attributes that are named by one.
pub(crate) fn name_from(text: &Str, interpreter: &Interpreter) -> Name {
    interpreter.intern(text)
}

pub(crate) use crate::object::own_special as special;
