//! The built-in functions that look at objects.

use crate::builtins::{quick, quick_containers, quick_objects, quick_values};
use crate::machine::attribute::{self, Attribute, attribute, name_from};
use crate::number::hash;
use crate::object::{
    Context, Kind, NativeFunction, Outcome, Raise, Result, Value, class_of, find, is_class, is_subclass,
};

fn plain(value: Value) -> Result<Outcome> {
    Ok(Outcome::Value(value))
}

/// What a lookup found, as the result of a call.
pub(crate) fn got(found: Attribute, owner: &Value) -> Result<Outcome> {
    match found {
        Attribute::Value(value) => plain(value),
        Attribute::Method(function) => plain(attribute::method(function, owner.clone())),
        Attribute::Call(callable, arguments) => Ok(Outcome::call(callable, arguments)),
    }
}

/// `getattr(owner, name)`, or `default` where there is none.
pub(crate) fn get(
    context: &Context<'_>,
    owner: &Value,
    name: &Value,
    default: Option<&Value>,
) -> Result<Outcome> {
    let Some(text) = name.as_text() else {
        return Err(Raise::type_error(format!("attribute name must be string, not '{}'", name.type_name())));
    };
    let name = name_from(text, context.interpreter);
    match (attribute(owner, &name, context.interpreter), default) {
        (Ok(Attribute::Call(callable, arguments)), Some(default)) => {
            let function = context.interpreter.library_function("get_or");
            Ok(Outcome::call(function, vec![callable, Value::tuple(arguments), default.clone()]))
        }
        (Ok(found), _) => got(found, owner),
        (Err(raise), Some(default)) if raise.is_a(&super::exceptions::ATTRIBUTE_ERROR) => {
            plain(default.clone())
        }
        // Whether this machine has it is not what the program asks.
        (Err(raise), Some(default)) if raise.is_outside_subset() => plain(default.clone()),
        (Err(raise), _) => Err(raise),
    }
}

pub(crate) static GETATTR: NativeFunction =
    NativeFunction::new("getattr", |context, args| match args.positional() {
        [owner, name] => get(context, owner, name, None),
        [owner, name, default] => get(context, owner, name, Some(default)),
        values => Err(Raise::type_error(format!("getattr expected 2 or 3 arguments, got {}", values.len()))),
    })
    .quick_three(quick_objects::get);

pub(crate) static HASATTR: NativeFunction = NativeFunction::new("hasattr", |context, args| {
    let [owner, name] = args.exactly()?;
    let missing = Value::Native(&super::NOT_IMPLEMENTED);
    match get(context, owner, name, Some(&missing))? {
        Outcome::Value(value) => plain(Value::from(!value.is(&missing))),
        Outcome::Call(calling) => {
            let function = context.interpreter.library_function("has_attribute");
            Ok(Outcome::call(function, calling.arguments))
        }
        other => Ok(other),
    }
})
.quick_two(quick_objects::has);

fn set(context: &Context<'_>, owner: &Value, name: &Value, value: Value) -> Result<Outcome> {
    let Some(text) = name.as_text() else {
        return Err(Raise::type_error(format!("attribute name must be string, not '{}'", name.type_name())));
    };
    let name = name_from(text, context.interpreter);
    match attribute::set(owner, &name, value, context.interpreter)? {
        Some((callable, arguments)) => Ok(Outcome::call(callable, arguments)),
        None => plain(Value::None),
    }
}

pub(crate) static SETATTR: NativeFunction = NativeFunction::new("setattr", |context, args| {
    let [owner, name, value] = args.exactly()?;
    set(context, owner, name, value.clone())
})
.quick_three(quick_objects::set);

pub(crate) static DELATTR: NativeFunction = NativeFunction::new("delattr", |context, args| {
    let [owner, name] = args.exactly()?;
    set(context, owner, name, Value::Null)
});

pub(crate) static ISINSTANCE: NativeFunction = NativeFunction::new("isinstance", |context, args| {
    let [value, class] = args.exactly()?;
    if asks(class, "__class_instancecheck__") {
        let function = context.interpreter.library_function("is_instance_of_any");
        return Ok(Outcome::call(function, vec![value.clone(), class.clone()]));
    }
    if let Some(instance_check) = special_check(class, "__class_instancecheck__") {
        if super::object::isinstance(value, class)? {
            return plain(Value::True);
        }
        return Ok(Outcome::call(instance_check, vec![value.clone()]));
    }
    plain(Value::from(super::object::isinstance(value, class)?))
})
.quick_two(|value, class| match quick_containers::isinstance(value, class) {
    Value::Null => quick_objects::isinstance(value, class),
    known => known,
});

/// A class's own answer, where it has one.
fn special_check(class: &Value, name: &str) -> Option<Value> {
    let Some(Kind::Class(_)) = class.kind() else { return None };
    if let Some(own) = crate::object::find_in_metaclass(class, &name.replace("class_", "")) {
        return Some(attribute::method(own, class.clone()));
    }
    match find(class, name)?.kind() {
        Some(Kind::ClassMethod(function)) => Some(attribute::method(function.clone(), class.clone())),
        _ => None,
    }
}

/// Whether a tuple of classes has one that answers for itself.
fn asks(classes: &Value, name: &str) -> bool {
    let Some(Kind::Tuple(classes)) = classes.kind() else { return false };
    classes.iter().any(|class| special_check(class, name).is_some() || asks(class, name))
}

pub(crate) static ISSUBCLASS: NativeFunction = NativeFunction::new("issubclass", |context, args| {
    let [class, of] = args.exactly()?;
    if asks(of, "__class_subclasscheck__") {
        let function = context.interpreter.library_function("is_subclass_of_any");
        return Ok(Outcome::call(function, vec![class.clone(), of.clone()]));
    }
    let is_one = is_subclass_of(class, of)?;
    match special_check(of, "__class_subclasscheck__") {
        Some(check) if !is_one => Ok(Outcome::call(check, vec![class.clone()])),
        _ => plain(Value::from(is_one)),
    }
})
.quick_two(quick_values::issubclass);

fn is_subclass_of(class: &Value, of: &Value) -> Result<bool> {
    if !is_class(class) {
        return Err(Raise::type_error("issubclass() arg 1 must be a class"));
    }
    if is_class(of) {
        return Ok(is_subclass(class, of));
    }
    if let Some(members) = super::union::members(of) {
        return Ok(members.iter().any(|of| is_class(of) && is_subclass(class, of)));
    }
    let Some(Kind::Tuple(classes)) = of.kind() else {
        return Err(Raise::type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"));
    };
    for of in classes {
        if is_subclass_of(class, of)? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(crate) static CALLABLE: NativeFunction = NativeFunction::new("callable", |_, args| {
    let [value] = args.exactly()?;
    plain(Value::from(is_callable(value)))
})
.quick_one(quick_values::callable);

/// Whether a value can be called.
pub(super) fn is_callable(value: &Value) -> bool {
    match (value, value.plain_kind()) {
        (Value::Native(function), _) => !super::is_constant(function),
        (Value::Type(_), _) => true,
        (_, Some(Kind::Function(_) | Kind::Method(_) | Kind::Class(_) | Kind::StaticMethod(_))) => true,
        (_, Some(Kind::Instance(_) | Kind::Extended(_) | Kind::Exception(_))) => {
            find(&class_of(value), "__call__").is_some()
        }
        _ => false,
    }
}

pub(crate) static ID: NativeFunction = NativeFunction::new("id", |_, args| {
    let [value] = args.exactly()?;
    plain(Value::Int(crate::object::address(value)))
});

pub(crate) static HASH: NativeFunction = NativeFunction::new("hash", |_, args| {
    let [value] = args.exactly()?;
    plain(Value::Int(hash(value)? as i64))
})
.quick_one(quick::hash);

pub(crate) static VARS: NativeFunction =
    NativeFunction::new("vars", |context, args| match args.positional() {
        [owner] => get(context, owner, &Value::str("__dict__"), None),
        // In a function the compiler takes care of it.
        _ => globals(context),
    });

pub(crate) static GLOBALS: NativeFunction = NativeFunction::new("globals", |context, args| {
    let [] = args.exactly()?;
    globals(context)
});

fn globals(context: &Context<'_>) -> Result<Outcome> {
    if context.interpreter.hidden_main().is_some() {
        return Err(Raise::outside_subset(
            "`globals()` in an interpreter that has functions of the program is outside the subset; name the variables",
        ));
    }
    let module = Value::object(Kind::Module(crate::object::Module::new(context.interpreter.main.clone())));
    Ok(Outcome::call(context.interpreter.library_function("Globals"), vec![module]))
}

/// For the machine's own Python code: all names of a module and their values.
pub(crate) static MODULE_NAMES: NativeFunction = NativeFunction::new("_module_names", |_, args| {
    let [module] = args.exactly()?;
    let Some(Kind::Module(module)) = module.kind() else { return Err(Raise::type_error("no module")) };
    let mut dict = crate::object::Dict::default();
    for (name, value) in module.0.all() {
        dict.insert(Value::str(&*name), value)?;
    }
    plain(Value::dict(dict))
});

/// For the machine's own Python code: the module of a function.
pub(crate) static MODULE_OF: NativeFunction = NativeFunction::new("_module_of", |_, args| {
    let [function] = args.exactly()?;
    let Some(Kind::Function(function)) = function.kind() else {
        return Err(Raise::type_error("no function"));
    };
    plain(Value::object(Kind::Module(crate::object::Module::new(function.globals.clone()))))
});

/// For the machine's own Python code: notes what an exception's class says its text is, for its report.
pub(crate) static KEEP_TEXT: NativeFunction = NativeFunction::new("_keep_text", |_, args| {
    let [exception, text] = args.exactly()?;
    if let (Some(raise), Some(text)) = (Raise::from_value(exception), text.as_str()) {
        raise.keep_text(text);
    }
    plain(Value::None)
});

pub(crate) static DIR: NativeFunction = NativeFunction::new("dir", |context, args| {
    let [owner] = args.exactly()?;
    if let Some(own) = crate::object::own_special(owner, "__dir__") {
        let function = context.interpreter.library_function("sorted_names");
        return Ok(Outcome::call(function, vec![own, owner.clone()]));
    }
    plain(Value::list(names_of(owner).into_iter().map(Value::str).collect()))
});

/// The names of a value's attributes, sorted.
pub(crate) fn names_of(owner: &Value) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    if let Value::Module(module) = owner {
        names.extend(module.members.iter().map(|(name, _)| (*name).to_owned()));
        names.sort_unstable();
        return names;
    }
    if let Value::Object(object) = owner {
        match &object.kind {
            Kind::Instance(instance) => {
                names.extend(
                    crate::object::lock(&instance.attributes).iter().map(|(name, _)| name.to_string()),
                );
            }
            Kind::Function(_) => {
                let own =
                    ["__annotations__", "__closure__", "__code__", "__defaults__", "__dict__", "__doc__"];
                names.extend(own.map(str::to_owned));
                let more = ["__globals__", "__kwdefaults__", "__module__", "__name__", "__qualname__"];
                names.extend(more.map(str::to_owned));
            }
            Kind::Module(module) => {
                names.extend(module.0.all().into_iter().map(|(name, _)| name.to_string()));
                names.sort_unstable();
                return names;
            }
            _ => {}
        }
    }
    let class = if is_class(owner) { owner.clone() } else { class_of(owner) };
    for class in crate::object::with_ancestors(&class) {
        match (&class, class.kind()) {
            (Value::Type(class), _) => {
                names.extend(class.methods.iter().map(|method| method.name.to_owned()));
            }
            (_, Some(Kind::Class(class))) => {
                names.extend(crate::object::lock(&class.attributes).iter().map(|(name, _)| name.to_string()));
            }
            _ => {}
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// For the machine's own Python code: what a class of the program has under a special name, or `None`.
pub(crate) static SPECIAL: NativeFunction = NativeFunction::new("_special", |_, args| {
    let [value, name] = args.exactly()?;
    plain(attribute::special(value, name.as_str().unwrap_or_default()).unwrap_or(Value::None))
});

/// For the machine's own Python code: an operator on what its operands are without their classes' own methods.
pub(crate) static NATIVE_BINARY: NativeFunction = NativeFunction::new("_native_binary", |_, args| {
    let [symbol, in_place, a, b] = args.exactly()?;
    let Some(op) = crate::bytecode::BinaryOperator::from_symbol(symbol.as_str().unwrap_or_default()) else {
        return Err(Raise::type_error("no such operator"));
    };
    crate::number::binary(op, in_place.is_true(), a, b).map(Outcome::Value)
});

/// For the machine's own Python code: a comparison without the operands' own methods.
pub(crate) static NATIVE_COMPARE: NativeFunction = NativeFunction::new("_native_compare", |_, args| {
    let [symbol, a, b] = args.exactly()?;
    let symbol = symbol.as_str().unwrap_or_default();
    let Some(op) = crate::bytecode::CompareOperator::from_symbol(symbol) else {
        return Err(Raise::type_error("no such operator"));
    };
    plain(Value::from(crate::number::compare_natively(op, a, b)?))
});

/// For the machine's own Python code: an object of a class, before `__init__`.
pub(crate) static BARE: NativeFunction = NativeFunction::new("_bare", |context, args| {
    let [class, rest @ ..] = args.positional() else { return Err(Raise::type_error("no class")) };
    plain(crate::machine::bare_object(context, class, rest.to_vec())?)
});
