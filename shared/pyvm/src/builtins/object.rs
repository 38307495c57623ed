//! `object`, `type`, and the classes of what only the machine makes.

use crate::machine::attribute::{self, name_from};
use crate::object::lock;
use crate::object::{
    Args, Kind, NativeFunction, Outcome, Raise, Result, Type, Value, class_of, is_class, try_str,
};

fn plain(value: Value) -> Result<Outcome> {
    Ok(Outcome::Value(value))
}

/// The outcome of setting an attribute.
fn settled(setting: attribute::Setting) -> Outcome {
    match setting {
        Some((callable, arguments)) => Outcome::call(callable, arguments),
        None => Outcome::Value(Value::None),
    }
}

pub(crate) static OBJECT: Type = Type {
    name: "object",
    new: NativeFunction::new("object", |context, args| {
        if !args.values.is_empty() {
            return Err(Raise::type_error("object() takes no arguments"));
        }
        // An object of a class without anything: good for `is` and as a key.
        let class = context.interpreter.plain_class();
        plain(Value::object(Kind::Instance(crate::object::Instance::new(class))))
    }),
    base: None,
    methods: &[
        NativeFunction::new("__init__", |_, _| plain(Value::None)),
        NativeFunction::new("__new__", |context, args| {
            let [class, ..] = args.positional() else {
                return Err(Raise::type_error("object.__new__(): not enough arguments"));
            };
            let arguments = args.values[1..].to_vec();
            match class {
                Value::Object(_) => plain(crate::machine::bare_object(context, class, arguments)?),
                other => Ok(Outcome::call(other.clone(), arguments)),
            }
        }),
        NativeFunction::new("__repr__", |_, args| {
            let [value] = args.exactly()?;
            plain(Value::str(crate::object::native_repr(value)?))
        }),
        NativeFunction::new("__str__", |_, args| {
            let [value] = args.exactly()?;
            plain(Value::str(crate::object::native_str(value)?))
        }),
        NativeFunction::new("__eq__", |_, args| {
            let [a, b] = args.exactly()?;
            plain(match equal_natively(a, b)? {
                Some(equal) => equal.into(),
                None => Value::Native(&super::NOT_IMPLEMENTED),
            })
        }),
        NativeFunction::new("__ne__", |_, args| {
            let [a, b] = args.exactly()?;
            plain(match equal_natively(a, b)? {
                Some(equal) => (!equal).into(),
                None => Value::Native(&super::NOT_IMPLEMENTED),
            })
        }),
        NativeFunction::new("__hash__", |_, args| {
            let [value] = args.exactly()?;
            plain(Value::Int(match super::special::native(value) {
                same if same.is(value) => crate::object::address(value) >> 4,
                native => crate::number::hash(&native)? as i64,
            }))
        }),
        NativeFunction::new("__format__", |_, args| {
            let [value, spec] = args.exactly()?;
            match spec.as_str() {
                Some("") => plain(Value::str(try_str(value)?)),
                _ => plain(crate::format::format(value, spec.as_str().unwrap_or_default())?),
            }
        }),
        NativeFunction::new("__setattr__", |context, args| {
            let [owner, name, value] = args.exactly()?;
            let name = name_from(text(name)?, context.interpreter);
            attribute::set_plainly(owner, &name, value.clone(), context.interpreter).map(settled)
        }),
        NativeFunction::new("__delattr__", |context, args| {
            let [owner, name] = args.exactly()?;
            let name = name_from(text(name)?, context.interpreter);
            attribute::set_plainly(owner, &name, Value::Null, context.interpreter).map(settled)
        }),
        NativeFunction::new("__getattribute__", |context, args| {
            let [owner, name] = args.exactly()?;
            let name = name_from(text(name)?, context.interpreter);
            super::reflection::got(attribute::plain_attribute(owner, &name, context.interpreter)?, owner)
        }),
        NativeFunction::new("__init_subclass__", |_, _| plain(Value::None)),
    ],
    statics: &[],
    attributes: None,
};

/// Whether two values are equal apart from what their classes say; `None` where only another class can tell.
fn equal_natively(a: &Value, b: &Value) -> Result<Option<bool>> {
    if a.is(b) {
        return Ok(Some(true));
    }
    let native = super::special::native;
    let (x, y) = (native(a), native(b));
    if matches!(x.kind(), Some(Kind::Instance(_) | Kind::Exception(_) | Kind::Class(_))) {
        return Ok(None);
    }
    let equal = crate::number::compare_natively(crate::bytecode::CompareOperator::Equal, &x, &y)?;
    let of_a_kind = std::ptr::eq(super::type_of(&x), super::type_of(&y));
    Ok((equal || of_a_kind).then_some(equal))
}

fn text(name: &Value) -> Result<&crate::object::Str> {
    name.as_text().ok_or_else(|| {
        Raise::type_error(format!("attribute name must be string, not '{}'", name.type_name()))
    })
}

pub(crate) static TYPE: Type = Type::new(
    "type",
    NativeFunction::new("type", crate::machine::class::type_of).quick_one(class_of),
)
.with_methods(&[
    NativeFunction::new("mro", |_, args| {
        let [class] = args.exactly()?;
        plain(Value::list(crate::object::with_ancestors(class)))
    }),
    NativeFunction::new("__new__", crate::machine::class::type_new),
    NativeFunction::new("__init__", |_, _| plain(Value::None)),
    NativeFunction::new("__call__", |context, args| {
        let [class, arguments @ ..] = &*args.values else {
            return Err(Raise::type_error("unbound method type.__call__() needs an argument"));
        };
        let new = crate::object::find(class, "__new__").unwrap_or_default();
        let new = match new.kind() {
            Some(Kind::StaticMethod(function)) => function.clone(),
            _ => new,
        };
        let mut all = vec![class.clone(), new];
        all.extend_from_slice(arguments);
        let callable = context.interpreter.library_function("new_object");
        let keywords = match args.keywords.is_empty() {
            true => Value::Null,
            false => Value::tuple(args.keywords.to_vec()),
        };
        let after = crate::machine::After::Push;
        let calling = crate::object::Calling { callable, arguments: all, keywords, after };
        Ok(Outcome::Call(Box::new(calling)))
    }),
    NativeFunction::new("__subclasses__", |_, args| {
        let [class] = args.exactly()?;
        let Some(Kind::Class(class)) = class.kind() else {
            return Err(Raise::outside_subset(
                "`__subclasses__` of a built-in class is outside the subset; keep a list of the classes",
            ));
        };
        let known = lock(&class.subclasses);
        Ok(Outcome::Value(Value::list(
            known.iter().filter_map(|class| class.upgrade().map(Value::Object)).collect(),
        )))
    }),
]);

pub(crate) static PROPERTY: Type = Type::new(
    "property",
    NativeFunction::new("property", |_, args| {
        let [get, set, delete, _doc] = args.named(["fget", "fset", "fdel", "doc"])?;
        plain(property(get, set, delete))
    }),
)
.with_methods(&[
    NativeFunction::new("getter", |_, args| change(args, 0)),
    NativeFunction::new("setter", |_, args| change(args, 1)),
    NativeFunction::new("deleter", |_, args| change(args, 2)),
])
.with_attributes(|value, name| match (value.kind(), name) {
    (Some(Kind::Property(property)), "fget") => Some(property.get.clone()),
    (Some(Kind::Property(property)), "fset") => Some(property.set.clone()),
    (Some(Kind::Property(property)), "fdel") => Some(property.delete.clone()),
    (Some(Kind::Property(property)), "__doc__") => match property.get.kind() {
        Some(Kind::Function(function)) => Some(function.code.documentation.clone()),
        _ => Some(Value::None),
    },
    _ => None,
});

fn property(get: &Value, set: &Value, delete: &Value) -> Value {
    let or_none = |value: &Value| if value.is_null() { Value::None } else { value.clone() };
    let property = crate::object::Property { get: or_none(get), set: or_none(set), delete: or_none(delete) };
    Value::object(Kind::Property(Box::new(property)))
}

fn change(args: Args<'_>, part: usize) -> Result<Outcome> {
    let [value, function] = args.exactly()?;
    let Some(Kind::Property(old)) = value.kind() else {
        return Err(Raise::type_error(format!("expected a property, not '{}'", value.type_name())));
    };
    let mut parts = [&old.get, &old.set, &old.delete];
    parts[part] = function;
    plain(property(parts[0], parts[1], parts[2]))
}

pub(crate) static STATIC_METHOD: Type = Type::new(
    "staticmethod",
    NativeFunction::new("staticmethod", |_, args| {
        let [function] = args.exactly()?;
        plain(Value::object(Kind::StaticMethod(function.clone())))
    }),
)
.with_attributes(wrapped);

pub(crate) static CLASS_METHOD: Type = Type::new(
    "classmethod",
    NativeFunction::new("classmethod", |_, args| {
        let [function] = args.exactly()?;
        plain(Value::object(Kind::ClassMethod(function.clone())))
    }),
)
.with_attributes(wrapped);

fn wrapped(value: &Value, name: &str) -> Option<Value> {
    match (value.kind(), name) {
        (Some(Kind::StaticMethod(function) | Kind::ClassMethod(function)), "__func__" | "__wrapped__") => {
            Some(function.clone())
        }
        _ => None,
    }
}

pub(crate) static SUPER: Type = Type::new(
    "super",
    NativeFunction::new("super", |_, args| match args.positional() {
        [class, receiver] if is_class(class) => {
            let inner = crate::object::Super { after: class.clone(), receiver: receiver.clone() };
            plain(Value::object(Kind::Super(Box::new(inner))))
        }
        [] => Err(Raise::runtime_error("super(): no arguments")),
        _ => Err(Raise::type_error("super() argument 1 must be a type")),
    }),
);

/// A class that no program makes objects of.
macro_rules! internal {
    ($($constant:ident $name:literal),* $(,)?) => {
        $(
            pub(crate) static $constant: Type = Type::new($name, NativeFunction::new($name, |_, _| {
                Err(Raise::type_error(concat!("cannot create '", $name, "' instances")))
            }));
        )*
    };
}

internal! {
    NONE_TYPE "NoneType",
    NOT_IMPLEMENTED_TYPE "NotImplementedType",
    ELLIPSIS_TYPE "ellipsis",
    FUNCTION "function",
    BUILTIN_FUNCTION "builtin_function_or_method",
    MODULE "module",
}

pub(crate) static METHOD: Type = Type::new(
    "method",
    NativeFunction::new("method", |_, args| {
        let [function, receiver] = args.exactly()?;
        if !crate::builtins::reflection::is_callable(function) {
            return Err(Raise::type_error("first argument must be callable"));
        }
        if matches!(receiver, Value::None) {
            return Err(Raise::type_error("instance must not be None"));
        }
        plain(attribute::method(function.clone(), receiver.clone()))
    }),
);

pub(crate) static CODE: Type = Type::new(
    "code",
    NativeFunction::new("code", |_, _| {
        Err(Raise::outside_subset("making code is outside the subset; use `def`"))
    }),
)
.with_attributes(|value, name| {
    let Some(Kind::Code(code)) = value.kind() else { return None };
    let names = |names: &[crate::bytecode::Name]| {
        Value::tuple(
            names.iter().filter(|name| !name.starts_with('.')).map(|name| Value::str(&**name)).collect(),
        )
    };
    let count = |count: usize| Value::Int(i64::try_from(count).unwrap_or(i64::MAX));
    Some(match name {
        "co_name" => Value::str(&*code.name),
        "co_qualname" => Value::str(&*code.qualname),
        "co_filename" => Value::str(code.source.path.clone()),
        "co_firstlineno" => Value::Int(code.first_line.into()),
        "co_argcount" => count(code.parameters.positional),
        "co_posonlyargcount" => count(code.parameters.positional_only),
        "co_kwonlyargcount" => count(code.parameters.keyword_only),
        "co_varnames" => names(&code.locals[..code.free.start]),
        "co_nlocals" => count(code.free.start),
        "co_freevars" => names(&code.locals[code.free.clone()]),
        "co_stacksize" => count(code.stack_size),
        _ => return None,
    })
});

pub(crate) static CELL: Type = Type::new(
    "cell",
    NativeFunction::new("cell", |_, _| {
        Err(Raise::outside_subset("making a cell is outside the subset; use a closure"))
    }),
)
.with_attributes(|value, name| match (value.kind(), name) {
    (Some(Kind::Cell(cell)), "cell_contents") => {
        let value = lock(cell).clone();
        (!value.is_null()).then_some(value)
    }
    _ => None,
});

pub(crate) static GENERATOR: Type = Type::new(
    "generator",
    NativeFunction::new("generator", |_, _| Err(Raise::type_error("cannot create 'generator' instances"))),
)
.with_methods(super::generator::METHODS)
.with_attributes(|value, name| match value.kind() {
    Some(Kind::Generator(generator)) => lock(generator).attribute(name),
    _ => None,
});

/// Whether a value is an instance of a class, or of one in a tuple or union.
///
/// # Errors
/// `TypeError` for what is none of those.
pub(crate) fn isinstance(value: &Value, class: &Value) -> Result<bool> {
    if let Some(Kind::Tuple(classes)) = class.kind() {
        for class in classes {
            if isinstance(value, class)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if is_class(class) {
        return Ok(crate::object::is_subclass(&class_of(value), class));
    }
    if let Some(members) = super::union::members(class) {
        for member in members {
            if member.is(value) || is_class(member) && isinstance(value, member)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    Err(Raise::type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
}
